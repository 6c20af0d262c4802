import { For, Show } from 'solid-js';
import type { Effect, LoadEffects } from '../../../domain/recipe/understanding';
import { createQuery } from '../../../engine/create-query';
import type { Ask } from '../../../engine/ask';
import { formatNumber, plural } from '../../../ui/format';
import type { Import } from '../create-import';
import { ordersByWords } from './orders-by-select';

/** Asks what is decided for the whole shop, each choice with what it comes to before loading. */
export function ShopChoices(props: { shopImport: Import; ask: Ask }) {
  const effects = createQuery(props.shopImport.proposal, (input, options) =>
    props.ask.loadEffects(input, options),
  );
  const found = () => (props.shopImport.proposal() === undefined ? undefined : effects.latest());
  return (
    <section class="panel" aria-label="The shop">
      <div class="panel__body mapshop">
        <label class="field">
          <span class="field__label">Shop name</span>
          <input
            class="input"
            type="text"
            maxlength="80"
            value={props.shopImport.shopName()}
            onInput={(event) => props.shopImport.setShopName(event.currentTarget.value)}
          />
        </label>
        <div>
          <label class="check">
            <input
              type="checkbox"
              checked={props.shopImport.leaveOutReturns()}
              onChange={(event) => props.shopImport.setLeaveOutReturns(event.currentTarget.checked)}
            />
            <span>Leave out returns</span>
          </label>
          <p class="field__help">
            Keeps returned lines and cancelled orders out of baskets. They are loaded either way.{' '}
            <Show when={found()}>{(now) => <>{effectWords(now().returns, now())}</>}</Show>
          </p>
        </div>
        <Show when={found()}>
          {(now) => <NonProducts shopImport={props.shopImport} found={now()} />}
        </Show>
        <Show when={(found()?.ordersBy.length ?? 0) > 1}>
          <p class="field__help">
            <For each={found()?.ordersBy}>
              {({ ordersBy, orders }) => (
                <>
                  {ordersByWords(ordersBy)}: {plural(orders, 'order')}.{' '}
                </>
              )}
            </For>
          </p>
        </Show>
        <p class="small t3" role="status">
          {effects.status() === 'loading' ? 'Counting what these choices come to.' : ''}
        </p>
      </div>
    </section>
  );
}

function NonProducts(props: { shopImport: Import; found: LoadEffects }) {
  return (
    <Show when={props.found.nonProducts.length > 0}>
      <fieldset class="nonprods">
        <legend class="field__label">Leave out what is no product</legend>
        <For each={props.found.nonProducts.slice(0, MOST)}>
          {(item) => (
            <label class="check" title={item.why}>
              <input
                type="checkbox"
                checked={props.shopImport.leaveOutProducts().includes(item.id)}
                onChange={(event) =>
                  props.shopImport.setLeftOut(item.id, event.currentTarget.checked)
                }
              />
              <span>
                {item.label}{' '}
                <small class="t3">
                  {formatNumber(item.rows)} rows, {plural(item.orders, 'order')}
                </small>
              </span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  );
}

/** More would hide the ones that matter. */
const MOST = 12;

function effectWords({ rows, orders }: Effect, { isWhole }: LoadEffects): string {
  if (rows === 0) return isWhole ? 'There are none.' : 'The first rows have none.';
  const where = isWhole ? '' : ' in the first rows';
  return `That is ${plural(rows, 'row')} in ${plural(orders, 'order')}${where}.`;
}
