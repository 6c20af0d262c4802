import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { countsOf } from '../../../domain/campaign/facts';
import { strengthOf } from '../../../domain/measures/strength';
import { formatLift } from '../../../ui/format';
import { StrengthBadge } from '../../../ui/marks/strength-badge';
import type { CampaignBasis } from './draft/draft-check';
import { moneyIn, namesOf } from '../campaign-words';

/** The chosen bundle, and the way back to choose another. */
export function BundlePick(props: { basis: CampaignBasis | undefined; address: string }) {
  return (
    <div class="field">
      <span class="field__label">Bundle</span>
      <div class="bpick">
        <Show when={props.basis} fallback={<span class="t3">Looking it up</span>}>
          {(basis) => (
            <>
              <span class="pair">
                <span>{namesOf(basis().bundle.antecedent)}</span>
                <span>
                  <span class="pair__to">→</span>
                  {namesOf(basis().bundle.consequent)}
                </span>
              </span>
              <span class="bpick__meta">
                <StrengthBadge strength={strengthOf(countsOf(basis().evidence))} />
                <span class="t3 small">
                  Lift {formatLift(basis().evidence.lift)}
                  <Show when={basis().prices.bundle}>
                    {(price) => `, ${moneyIn(basis().prices.currency, price())} the bundle`}
                  </Show>
                </span>
              </span>
            </>
          )}
        </Show>
        <A class="btn btn--sm" href={props.address}>
          Change
        </A>
      </div>
    </div>
  );
}
