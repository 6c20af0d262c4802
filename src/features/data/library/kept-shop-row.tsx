import { createSignal } from 'solid-js';
import { recipeFile } from '../../../domain/recipe/recipe-file';
import type { KeptShop } from '../../../storage/shops/shops';
import { downloadText, slug } from '../../../ui/download';
import { formatBytes, formatDay, plural } from '../../../ui/format';
import { Dialog } from '../../../ui/overlay/dialog';

/** A kept shop with what can be done with it. */
export function KeptShopRow(props: {
  shop: KeptShop;
  onOpen: () => void;
  onRename: (name: string) => void;
  onDelete: () => void;
}) {
  const name = () => props.shop.recipe.name;
  return (
    <li>
      <div>
        <b>{name()}</b>
        <span class="t3 small">{wordsOf(props.shop)}</span>
      </div>
      <div class="row g2">
        <button class="btn btn--sm" type="button" onClick={() => props.onOpen()}>
          Open<span class="vh"> {name()}</span>
        </button>
        <RenameButton name={name()} onRename={props.onRename} />
        <button
          class="btn btn--sm btn--ghost"
          type="button"
          onClick={() => downloadText(`${slug(name())}.recipe.json`, recipeFile(props.shop.recipe))}
        >
          Export recipe<span class="vh"> of {name()}</span>
        </button>
        <button class="btn btn--sm btn--ghost" type="button" onClick={() => props.onDelete()}>
          Delete<span class="vh"> {name()}</span>
        </button>
      </div>
    </li>
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
