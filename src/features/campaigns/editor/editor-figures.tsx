import { Show } from 'solid-js';
import type { Campaign, CampaignEconomics } from '../../../domain/campaign/campaign';
import type { EconomicsBasis } from '../../../domain/campaign/economics/campaign-economics';
import { formatShare, plural } from '../../../ui/format';
import type { Check, CheckAction } from '../checks/check';
import type { CampaignBasis } from './draft/draft-check';
import { EconomicsPanels } from '../economics/economics-panels';
import { Funnel, funnelSteps } from '../audience/funnel';
import { CheckList, FigureStrip, PriceFigures, ProbabilityFigures } from '../economics/outcome';
import { Panel } from '../../../ui/panel';

/** Shows, beside the form, what the shop says to what is typed. */
export function EditorFigures(props: {
  basis: CampaignBasis;
  economicsBasis: EconomicsBasis;
  economics: CampaignEconomics | null;
  budget: number | null;
  audienceOf: Pick<Campaign, 'segment' | 'channel' | 'controlShare' | 'audienceRule'>;
  checks: readonly Check[];
  onAct: (action: CheckAction) => void;
  /** Asked when the discount is above the margin; undefined: it is not. */
  acknowledgement: { checked: boolean; error: string | undefined } | undefined;
  onAcknowledge: (checked: boolean) => void;
}) {
  const warnings = () => props.checks.filter(({ tone }) => tone === 'warn').length;
  return (
    <div class="stack g4">
      <FigureStrip
        evidence={props.basis.evidence}
        economics={props.economics}
        budget={props.budget}
        currency={props.basis.prices.currency}
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
        <CheckList checks={props.checks} onAct={props.onAct} />
        <Show when={props.acknowledgement}>
          {(acknowledgement) => (
            <div class="guard ack">
              <label class="check">
                <input
                  type="checkbox"
                  checked={acknowledgement().checked}
                  aria-invalid={acknowledgement().error === undefined ? undefined : 'true'}
                  onChange={(event) => props.onAcknowledge(event.currentTarget.checked)}
                />
                <span>I have seen that each redemption gives away more than it earns</span>
              </label>
              <Show when={acknowledgement().error}>
                {(error) => <span class="field__error">{error()}</span>}
              </Show>
            </div>
          )}
        </Show>
      </Panel>
      <EconomicsPanels basis={props.economicsBasis} economics={props.economics} />
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
                  ...props.audienceOf,
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
            <PriceFigures
              prices={props.basis.prices}
              discount={props.economicsBasis.discount}
              discountOn={props.economicsBasis.discountOn}
            />
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
