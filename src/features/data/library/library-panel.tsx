import { createResource, createSignal, For } from 'solid-js';
import type { KeptShop } from '../../../storage/shops/shops';
import { Icon } from '../../../ui/icon';
import { toast } from '../../../ui/overlay/toast';
import type { Import } from '../create-import';
import { ChooseAgain } from './choose-again';
import { DeleteShop } from './delete-shop';
import { KeptShopRow } from './kept-shop-row';
import { RememberedColumns } from './remembered-panel';
import { StorageLine } from './storage-line';

/** The shops kept in this browser: open again, rename, hand on how they are loaded, delete. */
export function LibraryPanel(props: { shopImport: Import }) {
  const { library } = props.shopImport.kept;
  const [shops, { refetch }] = createResource(async () => {
    const listed = await library.list();
    return listed.ok ? listed.value : [];
  });
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
  };
  const useRecipe = async (file: File | undefined) => {
    if (file === undefined) return;
    const failure = props.shopImport.useRecipe(await file.text());
    if (failure !== undefined) toast({ text: failure.message, tone: 'negative' });
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
              <KeptShopRow
                shop={shop}
                onOpen={() => void open(shop)}
                onRename={(name) => void rename(shop, name)}
                onDelete={() => setDoomed(shop)}
              />
            )}
          </For>
        </ul>
        <StorageLine shops={shops()} />
        <ChooseAgain
          shop={asking()}
          shopImport={props.shopImport}
          onClose={() => setAsking(undefined)}
        />
        <RememberedColumns mappings={props.shopImport.kept.mappings} />
      </div>
      <DeleteShop
        shop={doomed()}
        onKeep={() => setDoomed(undefined)}
        onDelete={(shop) => void remove(shop)}
      />
    </section>
  );
}
