import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { useShop } from '../engine/context';
import { formatDay, plural } from '../ui/format';
import { Icon } from '../ui/icon';

/** Names the shop that the figures are about, with the lock that says where it stays. */
export function ShopBadge() {
  const shop = useShop();
  return (
    <A class="dataset" href="/data" title="Your data stays in this browser">
      <Icon name="lock" />
      <Show when={shop.summary()} fallback={<b>No data yet</b>}>
        {(summary) => (
          <>
            <b>{summary().name}</b>
            <span>
              {plural(summary().orders, 'order')}
              <Show when={summary().firstDay}>
                {(first) => (
                  <>
                    {' · '}
                    {formatDay(first(), 'month')} –{' '}
                    {formatDay(summary().lastDay ?? first(), 'month')}
                  </>
                )}
              </Show>
            </span>
          </>
        )}
      </Show>
    </A>
  );
}
