import { For } from 'solid-js';
import type { Substitute } from '../../../domain/bundles/substitutes';
import { formatLift, formatNumber } from '../../../ui/format';
import { formatProbability } from '../formats';

/** Pairs that are bought together less than chance, with how sure that is. */
export function SubstituteTable(props: {
  list: readonly Substitute[];
  /** By position of the item. */
  labels: readonly string[];
}) {
  const label = (item: number) => props.labels[item]!;
  return (
    <table class="mini" aria-label="Do not bundle">
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col" class="num">
            Together
          </th>
          <th scope="col" class="num">
            By chance
          </th>
          <th scope="col" class="num">
            Lift
          </th>
          <th scope="col" class="num">
            At most
          </th>
          <th scope="col" class="num">
            q-value
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.list}>
          {(each) => (
            <tr>
              <td>
                {label(each.first)} and {label(each.second)}
              </td>
              <td class="num">{formatNumber(each.counts.both)}</td>
              <td class="num">{formatNumber(each.expected)}</td>
              <td class="num">{formatLift(each.lift, 2)}</td>
              <td class="num">{formatLift(each.liftHigh, 2)}</td>
              <td class="num">{formatProbability(each.q)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
