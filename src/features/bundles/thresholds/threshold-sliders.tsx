import { createMemo } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { leastInteger } from '../../../domain/bundles/thresholds';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { Slider } from '../../../ui/input/slider';
import type { BundlesState } from '../create-bundles';
import { formatPopularity, formatProbability } from '../formats';
import {
  confidenceScale,
  distribution,
  liftScale,
  positionOf,
  qScale,
  supportScale,
  ticksOf,
} from './scales';
import { createSliderPreview } from './create-slider-preview';

/** The four thresholds on rules, each over a small histogram of everything that was mined. */
export function ThresholdSliders(props: { state: BundlesState; rules: RuleSet }) {
  // Revenue and later orders change no scale.
  const rules = createMemo(() => props.rules, undefined, { equals: (a, b) => a.mined === b.mined });
  const thresholds = () => props.state.thresholds.current();
  const { change } = props.state.thresholds;
  const support = createMemo(() => supportScale(rules()));
  const confidence = createMemo(() => confidenceScale(rules()));
  const lift = createMemo(() => liftScale(rules()));
  // q-values take an exact test for each pair: their bars come later.
  const qBars = createMemo(() =>
    props.state.isJudged() ? distribution(qScale, rules().column('q'), qScale.length) : undefined,
  );
  const previews = {
    support: createSliderPreview(props.state, 'support', support),
    confidence: createSliderPreview(props.state, 'confidence', confidence),
    lift: createSliderPreview(props.state, 'lift', lift),
    q: createSliderPreview(props.state, 'q', () => qScale),
  };
  const least = () =>
    Math.max(leastInteger(thresholds().support * rules().mined.baskets), rules().mined.floor);
  const share = (value: number) =>
    formatPopularity(value === 0 ? rules().mined.floor / rules().mined.baskets : value);

  return (
    <>
      <Slider
        label="Popularity"
        term="support"
        steps={support().length - 1}
        position={positionOf(support(), thresholds().support)}
        value={`≥ ${share(least() / rules().mined.baskets)}`}
        note={`${formatNumber(least())} ${least() === 1 ? props.state.words().basket : props.state.words().baskets}`}
        ticks={ticksOf(support(), share)}
        distribution={distribution(support(), rules().column('support'))}
        preview={previews.support.text}
        onWatch={previews.support.watch}
        onInput={(position) => change({ support: support()[position]! })}
      />
      <Slider
        label="Likelihood"
        term="confidence"
        steps={confidence().length - 1}
        position={positionOf(confidence(), thresholds().confidence)}
        value={`≥ ${formatPercent(thresholds().confidence)}`}
        ticks={ticksOf(confidence(), (value) => formatShare(value, 0))}
        distribution={distribution(confidence(), rules().column('confidence'))}
        preview={previews.confidence.text}
        onWatch={previews.confidence.watch}
        onInput={(position) => change({ confidence: confidence()[position]! })}
      />
      <Slider
        label="Lift"
        steps={lift().length - 1}
        position={positionOf(lift(), thresholds().lift)}
        value={thresholds().lift === 0 ? 'any' : `≥ ${formatTimes(thresholds().lift)}`}
        ticks={ticksOf(lift(), (value) => (value === 0 ? 'any' : formatTimes(value)))}
        distribution={distribution(lift(), rules().column('lift'))}
        preview={previews.lift.text}
        onWatch={previews.lift.watch}
        onInput={(position) => change({ lift: lift()[position]! })}
      />
      <Slider
        label="Significance"
        term="q-value"
        upTo
        steps={qScale.length - 1}
        position={positionOf(qScale, thresholds().q)}
        value={thresholds().q === 1 ? 'any' : `≤ ${formatQ(thresholds().q)}`}
        ticks={['0.0001', '0.002', '0.05', 'any']}
        distribution={qBars()}
        preview={previews.q.text}
        onWatch={previews.q.watch}
        onInput={(position) => change({ q: qScale[position]! })}
      />
    </>
  );
}

const formatPercent = (share: number): string =>
  formatShare(share, Number.isInteger(Number((share * 100).toFixed(6))) ? 0 : 1);

const formatTimes = (lift: number): string =>
  formatLift(
    lift,
    Number.isInteger(lift) ? 0 : Number.isInteger(Number((lift * 10).toFixed(6))) ? 1 : 2,
  );

const formatQ = (q: number): string => (q < 0.0001 ? formatProbability(q) : String(q));
