import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { campaignStatusNames, type Campaign } from '../../../domain/campaign/campaign';
import { campaignCalendar } from '../../../domain/campaign/life/calendar';
import { segmentNames } from '../../../domain/segments/segments';
import { formatDay, formatDays, formatNumber } from '../../../ui/format';
import { Panel } from '../../../ui/panel';
import { channels } from '../../../domain/campaign/channels';

const share = (value: number): string => `${value * 100}%`;

/** Campaigns over time: a list to read, and the same as bars on one scale. */
export function CalendarStrip(props: { campaigns: readonly Campaign[]; today: string }) {
  const calendar = () => campaignCalendar(props.campaigns, props.today);
  return (
    <Show when={calendar()}>
      {(found) => (
        <Panel title="Calendar" subtitle={formatDays(found().range.from, found().range.to)}>
          <div class="cal">
            <div class="cal__scale" aria-hidden="true">
              <For each={found().ticks}>
                {({ day, place }) => (
                  <span class="cal__tick" style={{ '--x': share(place) }}>
                    {formatDay(day, 'short')}
                  </span>
                )}
              </For>
              <Show when={found().today !== null}>
                <span class="cal__today" style={{ '--x': share(found().today ?? 0) }}>
                  Today
                </span>
              </Show>
            </div>
            <ol class="cal__rows" aria-label="Campaigns by their first day">
              <For each={found().rows}>
                {({ campaign, days, start, length }) => (
                  <li>
                    <A class="cal__name" href={`/campaigns/${campaign.id}`}>
                      {campaign.name}
                    </A>
                    <span class="cal__days">
                      {formatDays(days.from, days.to)},{' '}
                      {campaignStatusNames[campaign.status].toLowerCase()}
                    </span>
                    <span class="cal__track">
                      <span
                        class={`cal__bar cal__bar--${campaign.status}`}
                        style={{ '--x': share(start), '--w': share(length) }}
                      >
                        {reachText(campaign)}
                      </span>
                    </span>
                  </li>
                )}
              </For>
            </ol>
          </div>
        </Panel>
      )}
    </Show>
  );
}

/** `High value, email, 598 contacted` */
const reachText = ({ segment, channel, audience }: Campaign): string =>
  [
    segmentNames[segment],
    channels[channel].word,
    ...(audience === null ? [] : [`${formatNumber(audience.treatment)} contacted`]),
  ].join(', ');
