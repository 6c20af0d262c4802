import { countsOf } from '../../../domain/campaign/facts';
import { lift } from '../../../domain/measures/metrics';
import { liftInterval } from '../../../domain/measures/statistics';
import { formatLift, formatNumber } from '../../../ui/format';
import type { Check, CheckInput } from './check';

/** Tells whether the bundle is more than chance. */
export function evidenceCheck({ evidence }: CheckInput): Check {
  const counts = countsOf(evidence);
  const { low, high } = liftInterval(counts);
  const span = `${formatLift(low, 2)} to ${formatLift(high, 2)}`;
  if (low > 1) {
    return {
      tone: 'ok',
      title: 'More than chance',
      text: `Lift is ${formatLift(lift(counts))}, with a 95% interval of ${span}.`,
    };
  }
  return {
    tone: 'warn',
    title: high < 1 ? 'Bought apart' : 'Could be chance',
    text:
      high < 1
        ? `The two are in one basket less often than chance would have it: lift is ${span}.`
        : `The 95% interval of lift, ${span}, includes 1×, which is what chance gives.`,
  };
}

/** Tells whether the orders that were kept back confirm the bundle. */
export function holdoutCheck({ evidence }: CheckInput): Check {
  const { holdout } = evidence;
  if (holdout === null) {
    return {
      tone: 'note',
      title: 'Not checked on later orders',
      text: 'No days were kept back to confirm the bundle; that takes baskets with dates.',
    };
  }
  const { pairCount, antecedentCount, verdict } = holdout;
  const seen = `${formatNumber(pairCount)} of ${formatNumber(antecedentCount)} in the last quarter of the days`;
  switch (verdict) {
    case 'confirmed':
      return {
        tone: 'ok',
        title: 'Later orders confirm it',
        text: `${seen}, which were kept back.`,
      };
    case 'faded':
      return {
        tone: 'warn',
        title: 'Later orders do not confirm it',
        text: `${seen}: the bundle was found earlier and has faded since.`,
      };
    case 'too-few':
      return {
        tone: 'note',
        title: 'Too few later orders',
        text: `${seen}, too few to confirm the bundle.`,
      };
  }
}
