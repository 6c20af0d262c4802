import { For } from 'solid-js';
import type { PortfolioCounts } from '../../../domain/bundles/portfolio';
import { formatNumber, formatShare } from '../../../ui/format';

/** Shows how many have bought both of two bundles, with the share of the row's bundle as depth of colour. */
export function OverlapMatrix(props: {
  counts: PortfolioCounts;
  names: readonly string[];
  who: string;
}) {
  const n = () => props.names.length;
  const both = (row: number, column: number) => props.counts.overlap[row * n() + column]!;
  const share = (row: number, column: number) =>
    props.counts.reach[row] === 0 ? 0 : both(row, column) / props.counts.reach[row]!;
  return (
    <>
      <div class="overlap" tabindex="0" role="region" aria-label="Overlap of bundles">
        <table class="mini" aria-label="Overlap">
          <thead>
            <tr>
              <th scope="col">Bundle</th>
              <For each={props.names}>
                {(name, column) => (
                  <th scope="col" class="num" title={name}>
                    {column() + 1}
                    <span class="vh">: {name}</span>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.names}>
              {(name, row) => (
                <tr>
                  <th scope="row">
                    {row() + 1}. {name}
                  </th>
                  <For each={props.names}>
                    {(_, column) => (
                      <td
                        class="num"
                        style={{ '--share': `${Math.round(share(row(), column()) * 60)}%` }}
                        title={`${formatShare(share(row(), column()))} of ${name}`}
                      >
                        {formatNumber(both(row(), column()))}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <p class="cap">
        {props.who} who have bought both, each bundle in one basket. Deeper: a larger share of the
        row’s.
      </p>
    </>
  );
}
