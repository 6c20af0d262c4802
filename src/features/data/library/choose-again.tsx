import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { ChosenAgain } from '../../../storage/shops/chosen-again';
import { Dialog } from '../../../ui/overlay/dialog';
import { formatBytes } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import type { Import } from '../create-import';
import type { ShopOfFiles } from './create-kept-shops';
import { FileButton } from '../start/file-button';

/** Asks for the files of a shop that this browser does not hold, and loads it with them. */
export function ChooseAgain(props: {
  shop: ShopOfFiles | undefined;
  shopImport: Import;
  onClose: () => void;
}) {
  const [chosen, setChosen] = createSignal<readonly File[]>([]);
  const [found, setFound] = createSignal<ChosenAgain>();
  createEffect(
    on(
      () => props.shop,
      () => {
        setChosen([]);
        setFound(undefined);
      },
    ),
  );

  const choose = async (shop: ShopOfFiles, files: readonly File[]) => {
    // A file chosen later counts instead of one of the same name.
    const names = new Set(files.map(({ name }) => name));
    const all = [...chosen().filter(({ name }) => !names.has(name)), ...files];
    setChosen(all);
    const again = await props.shopImport.shops.choose(shop, all);
    if (again.files.every((file) => file !== undefined)) props.onClose();
    else setFound(again);
  };
  const matchAnew = (shop: ShopOfFiles) => {
    void props.shopImport.matchAnew(shop, chosen());
    props.onClose();
  };

  return (
    <Dialog
      open={props.shop !== undefined}
      title={`Choose ${namesOf(props.shop)} again`}
      onClose={() => props.onClose()}
      footer={
        <>
          <button class="btn" type="button" onClick={() => props.onClose()}>
            Cancel
          </button>
          <Show when={(found()?.different.length ?? 0) > 0 && props.shop}>
            {(shop) => (
              <button class="btn" type="button" onClick={() => matchAnew(shop())}>
                Match them anew
              </button>
            )}
          </Show>
          <FileButton
            class="btn--primary"
            label="Choose files"
            autofocus
            onFiles={(files) => {
              const { shop } = props;
              if (shop !== undefined) void choose(shop, files);
            }}
          />
        </>
      }
    >
      <p>
        This browser does not hold the files of {props.shop?.recipe.name}. How they are read is
        kept: with the same files the shop is as it was. Nothing is uploaded.
      </p>
      <ul class="again" role="status">
        <For each={props.shop?.files}>
          {(file, index) => {
            const isThere = () => found()?.files[index()] !== undefined;
            const other = () => found()?.different.find(({ name }) => name === file.name);
            return (
              <li classList={{ 'is-there': isThere(), 'is-other': other() !== undefined }}>
                <Icon name={isThere() ? 'check' : other() === undefined ? 'file' : 'alert'} small />
                <span>
                  <span class="mono">{file.name}</span>
                  <span class="t3 small"> {stateOf(file.size, isThere(), other()?.file.size)}</span>
                </span>
              </li>
            );
          }}
        </For>
      </ul>
      <Show when={(found()?.different.length ?? 0) > 0}>
        <p class="small">
          What differs may be another month or an edited copy. Choose the file that was loaded, or
          match the columns anew with this one.
        </p>
      </Show>
    </Dialog>
  );
}

function stateOf(size: number, isThere: boolean, other: number | undefined): string {
  if (isThere) return 'The same file';
  if (other === undefined) return formatBytes(size);
  return other === size
    ? 'Another file: as large as the one that was loaded, but its content differs'
    : `Another file: ${formatBytes(other)}, the one that was loaded had ${formatBytes(size)}`;
}

/** Files from an archive are chosen as the archive. */
function namesOf(shop: ShopOfFiles | undefined): string {
  const names = shop?.files.map(({ name }) => name.split('/')[0] ?? name) ?? [];
  return new Intl.ListFormat('en').format(new Set(names));
}
