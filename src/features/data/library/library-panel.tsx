import { createResource, createSignal, For, Show } from 'solid-js';
import { recipeFile } from '../../../domain/recipe/recipe-file';
import type { KeptShop } from '../../../storage/shops/shops';
import { Dialog } from '../../../ui/overlay/dialog';
import { downloadText, slug } from '../../../ui/download';
import { formatBytes, formatDay, plural } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { toast } from '../../../ui/overlay/toast';
import { ChooseAgain } from './choose-again';
import type { Import } from '../create-import';
import { RememberedColumns } from './remembered-panel';

/** The shops kept in this browser: open again, rename, hand on how they are loaded, delete. */
export function LibraryPanel(props: { shopImport: Import }) {
  const { library } = props.shopImport.kept;
  const [shops, { refetch }] = createResource(async () => {
    const listed = await library.list();
    return listed.ok ? listed.value : [];
  });
  const [storage, { refetch: refetchStorage }] = createResource(storageState);
  const [asking, setAsking] = createSignal<KeptShop>();
  const [doomed, setDoomed] = createSignal<KeptShop>();

  const open = async (shop: KeptShop) => {
    const opened = await props.shopImport.shops.open(shop.id);
    if (!opened.ok) toast({ text: opened.failure.message, tone: 'negative' });
    else if (opened.value !== null) setAsking(opened.value);
  };
  const rename = async (shop: KeptShop, name: string) => {
    const wanted = name.trim();
    if (wanted === '' || wanted === shop.recipe.name) return;
    const result = await library.rename(shop.id, wanted);
    toast(
      result.ok
        ? { text: `Renamed to ${wanted}.` }
        : { text: result.failure.message, tone: 'negative' },
    );
    await refetch();
  };
  const remove = async (shop: KeptShop) => {
    setDoomed(undefined);
    const result = await library.remove(shop.id);
    toast(
      result.ok
        ? { text: `${shop.recipe.name} is deleted from this browser.` }
        : { text: result.failure.message, tone: 'negative' },
    );
    await refetch();
    await refetchStorage();
  };
  const useRecipe = async (file: File | undefined) => {
    if (file === undefined) return;
    const failure = props.shopImport.useRecipe(await file.text());
    if (failure !== undefined) toast({ text: failure.message, tone: 'negative' });
  };
  const persist = async () => {
    const granted = await navigator.storage.persist();
    toast({
      text: granted
        ? 'This browser will not clear your shops by itself.'
        : 'This browser keeps the right to clear your shops when space runs short.',
    });
    await refetchStorage();
  };

  return (
    <section class="panel library" aria-labelledby="library-title">
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id="library-title">
            Your shops
          </h2>
          <p class="panel__sub">
            Kept in this browser, with their files where it has room for them
          </p>
        </div>
        <label class="btn btn--sm">
          <Icon name="upload" />
          Use a recipe
          <input
            class="vh"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void useRecipe(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </header>
      <div class="panel__body">
        <ul class="library__list">
          <For each={shops()} fallback={<li class="t3">No shop of your own is kept yet.</li>}>
            {(shop) => (
              <li>
                <div>
                  <b>{shop.recipe.name}</b>
                  <span class="t3 small">{wordsOf(shop)}</span>
                </div>
                <div class="row g2">
                  <button class="btn btn--sm" type="button" onClick={() => void open(shop)}>
                    Open<span class="vh"> {shop.recipe.name}</span>
                  </button>
                  <RenameButton
                    name={shop.recipe.name}
                    onRename={(name) => void rename(shop, name)}
                  />
                  <button
                    class="btn btn--sm btn--ghost"
                    type="button"
                    onClick={() =>
                      downloadText(`${slug(shop.recipe.name)}.recipe.json`, recipeFile(shop.recipe))
                    }
                  >
                    Export recipe<span class="vh"> of {shop.recipe.name}</span>
                  </button>
                  <button
                    class="btn btn--sm btn--ghost"
                    type="button"
                    onClick={() => setDoomed(shop)}
                  >
                    Delete<span class="vh"> {shop.recipe.name}</span>
                  </button>
                </div>
              </li>
            )}
          </For>
        </ul>
        <Show when={storage()}>
          {(state) => (
            <p class="small t3 library__storage">
              {formatBytes(state().used)} of about {formatBytes(state().quota)} used.{' '}
              <Show
                when={state().persisted}
                fallback={
                  <>
                    The browser may clear it when space runs short.{' '}
                    <button class="link" type="button" onClick={() => void persist()}>
                      Ask it not to
                    </button>
                  </>
                }
              >
                The browser keeps it until you delete it.
              </Show>
            </p>
          )}
        </Show>
        <ChooseAgain
          shop={asking()}
          shopImport={props.shopImport}
          onClose={() => setAsking(undefined)}
        />
        <RememberedColumns mappings={props.shopImport.kept.mappings} />
      </div>
      <Dialog
        open={doomed() !== undefined}
        title={`Delete ${doomed()?.recipe.name ?? ''}?`}
        onClose={() => setDoomed(undefined)}
        footer={
          <>
            <button class="btn" type="button" autofocus onClick={() => setDoomed(undefined)}>
              Keep
            </button>
            <button
              class="btn btn--danger"
              type="button"
              onClick={() => {
                const shop = doomed();
                if (shop !== undefined) void remove(shop);
              }}
            >
              Delete shop
            </button>
          </>
        }
      >
        <p>
          Its files and recipe go from this browser. The files on your disk stay as they are, and so
          do campaigns made with it.
        </p>
      </Dialog>
    </section>
  );
}

function RenameButton(props: { name: string; onRename: (name: string) => void }) {
  const [isOpen, setOpen] = createSignal(false);
  let input!: HTMLInputElement;
  const save = () => {
    props.onRename(input.value);
    setOpen(false);
  };
  return (
    <>
      <button class="btn btn--sm btn--ghost" type="button" onClick={() => setOpen(true)}>
        Rename<span class="vh"> {props.name}</span>
      </button>
      <Dialog
        open={isOpen()}
        title="Rename the shop"
        onClose={() => setOpen(false)}
        footer={
          <>
            <button class="btn" type="button" onClick={() => setOpen(false)}>
              Cancel
            </button>
            <button class="btn btn--primary" type="button" onClick={save}>
              Rename
            </button>
          </>
        }
      >
        <label class="field">
          <span class="field__label">Name</span>
          <input ref={input} class="input" type="text" maxlength="80" value={props.name} />
        </label>
      </Dialog>
    </>
  );
}

function wordsOf({ rows, orders, files, filesKept, firstDay, lastDay }: KeptShop): string {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const period =
    firstDay === null || lastDay === null
      ? ''
      : `, ${formatDay(firstDay)} to ${formatDay(lastDay)}`;
  const asks = filesKept ? '' : '. Its files have to be chosen again';
  return `${plural(orders, 'order')}, ${plural(rows, 'row')} in ${plural(files.length, 'file')}, ${formatBytes(bytes)}${period}${asks}`;
}

/** Undefined where the browser does not say. */
async function storageState() {
  if (navigator.storage?.estimate === undefined) return undefined;
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { used: usage, quota, persisted };
}
