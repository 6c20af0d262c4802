import { For, Show } from 'solid-js';
import { missing } from '../../../../domain/shop/missing-parts';
import type { ShopSummary } from '../../../../domain/shop/shop';
import { hasDay, type Grain } from '../../../../domain/bundles/grains';

/** The evidence this shop cannot give, and what would bring it. */
export function NotShown(props: { summary: ShopSummary; grain: Grain }) {
  const notes = () => notesOf(props.summary, props.grain);
  return (
    <Show when={notes().length > 0}>
      <section aria-label="What is not shown">
        <div class="section__head">
          <h3>What is not shown</h3>
        </div>
        <For each={notes()}>{(note) => <p class="cap">{note}</p>}</For>
      </section>
    </Show>
  );
}

function notesOf({ parts, firstDay, lastDay }: ShopSummary, grain: Grain): string[] {
  const notes: string[] = [];
  if (!parts.dates) {
    notes.push(
      `${missing.dates.title}: no check on later orders, no lift by month. ${missing.dates.wayOut}`,
    );
  } else if (!hasDay(grain)) {
    notes.push(
      'A customer’s orders taken together have no day: no check on later orders, no lift by month. Another basket has them.',
    );
  } else if (firstDay === lastDay) {
    notes.push('All orders are of one day: there are no later ones to check a bundle on.');
  }
  if (!parts.customers) {
    notes.push(`${missing.customers.title}: no segments. ${missing.customers.wayOut}`);
  }
  if (!parts.prices) notes.push(`${missing.prices.title}: no revenue. ${missing.prices.wayOut}`);
  return notes;
}
