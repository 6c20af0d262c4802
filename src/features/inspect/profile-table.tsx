import { Index } from 'solid-js';
import type { ColumnProfile } from '../../domain/inspect/inspect';
import { formatNumber, formatShare } from '../../ui/format';

/** Tabulates what each column holds. */
export function ProfileTable(props: { profiles: readonly ColumnProfile[] }) {
  return (
    <div class="xscroll inspect__scroll" tabindex="0" role="region" aria-label="Column profiles">
      <table class="tbl">
        <thead>
          <tr>
            <th>Column</th>
            <th class="num">Filled</th>
            <th class="num">Different</th>
            <th>Least</th>
            <th>Most</th>
            <th>Most frequent</th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.profiles}>
            {(profile) => (
              <tr>
                <td>
                  <span class="mono">{profile().name}</span>{' '}
                  <small class="t3">{profile().type}</small>
                </td>
                <td class="num">
                  {profile().rows === 0 ? '–' : formatShare(profile().filled / profile().rows)}
                </td>
                <td class="num">{formatNumber(profile().distinct)}</td>
                <td class="mono samples">{profile().least ?? '–'}</td>
                <td class="mono samples">{profile().most ?? '–'}</td>
                <td class="samples">
                  {profile()
                    .top.map(({ value, rows }) => `${value} (${formatNumber(rows)})`)
                    .join(', ')}
                </td>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </div>
  );
}
