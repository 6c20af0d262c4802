import { Show } from 'solid-js';
import type { CampaignDiscount } from '../../domain/campaign';
import type { Channel, SegmentOrAll } from '../../domain/words';
import { formatShare, plural } from '../../ui/format';
import type { Check } from './checks';
import type { CampaignBasis } from './draft';
import { Funnel, funnelSteps } from './funnel';
import { CheckList, FigureStrip, PriceFigures, ProbabilityFigures } from './outcome';
import { Panel } from './panel';

/** What the shop says to what is typed, beside the form. */
export function EditorFigures(props: {
  basis: CampaignBasis;
  discount: CampaignDiscount | null;
  segment: SegmentOrAll;
  channel: Channel;
  controlShare: number;
  checks: readonly Check[];
}) {
  const warnings = () => props.checks.filter(({ tone }) => tone === 'warn').length;
  return (
    <div class="stack g4">
      <FigureStrip
        bundle={props.basis.bundle}
        evidence={props.basis.evidence}
        prices={props.basis.prices}
        discount={props.discount}
        segment={props.segment}
        segmentSize={props.basis.segmentSize}
        audience={props.basis.audience}
      />
      <Panel
        title="Checks"
        flush
        subtitle={
          warnings() === 0
            ? 'Nothing stands against it'
            : `${plural(warnings(), 'point')} to look at before you start`
        }
      >
        <CheckList checks={props.checks} />
      </Panel>
      <div class="cpair">
        <Show
          when={props.basis.audience}
          fallback={
            <Panel title="Who gets it">
              <p class="t2">
                The shop’s files name no customers, so an audience cannot be picked. A customer
                column in the order lines would bring it.
              </p>
            </Panel>
          }
        >
          {(audience) => (
            <Panel title="Who gets it" subtitle={contactedText(audience())}>
              <Funnel
                steps={funnelSteps(audience(), {
                  bundle: props.basis.bundle,
                  segment: props.segment,
                  channel: props.channel,
                  controlShare: props.controlShare,
                })}
              />
            </Panel>
          )}
        </Show>
        <div class="stack g4">
          <Panel
            title="Success probability"
            subtitle="Likelihood (confidence): of those who buy the first, how many buy the second"
          >
            <ProbabilityFigures bundle={props.basis.bundle} evidence={props.basis.evidence} />
          </Panel>
          <Panel
            title="Price"
            subtitle={
              props.basis.prices.source === 'paid'
                ? 'Median paid over the last 180 days where the product list has no price'
                : 'From the product list'
            }
          >
            <PriceFigures prices={props.basis.prices} discount={props.discount} />
          </Panel>
        </div>
      </div>
    </div>
  );
}

const contactedText = (audience: { treatment: number; inSegment: number }): string =>
  audience.inSegment === 0
    ? 'The segment is empty'
    : `${formatShare(audience.treatment / audience.inSegment, 0)} of the segment is contacted`;
