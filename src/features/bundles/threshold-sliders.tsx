import { createEffect, createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { RuleSet } from '../../domain/rules';
import { leastInteger, type Thresholds } from '../../domain/thresholds';
import { formatLift, formatNumber, formatShare } from '../../ui/format';
import { Slider } from '../../ui/slider';
import { formatPopularity, formatProbability } from './formats';
import {
  confidenceScale,
  distribution,
  liftScale,
  positionOf,
  qScale,
  supportScale,
  ticksOf,
} from './scales';
import type { BundleWords } from './words';

/** The four thresholds on rules, each over a small histogram of everything that was mined. */
export function ThresholdSliders(props: {
  rules: RuleSet;
  thresholds: Thresholds;
  words: BundleWords;
  onChange: (part: Partial<Thresholds>) => void;
}) {
  const support = createMemo(() => supportScale(props.rules));
  const confidence = createMemo(() => confidenceScale(props.rules));
  const lift = createMemo(() => liftScale(props.rules));
  const qBars = createQBars(() => props.rules);
  const least = () =>
    Math.max(
      leastInteger(props.thresholds.support * props.rules.mined.baskets),
      props.rules.mined.floor,
    );
  const share = (value: number) =>
    formatPopularity(value === 0 ? props.rules.mined.floor / props.rules.mined.baskets : value);

  return (
    <>
      <Slider
        label="Popularity"
        term="support"
        steps={support().length - 1}
        position={positionOf(support(), props.thresholds.support)}
        value={`≥ ${share(least() / props.rules.mined.baskets)}`}
        note={`${formatNumber(least())} ${least() === 1 ? props.words.basket : props.words.baskets}`}
        ticks={ticksOf(support(), share)}
        distribution={distribution(support(), props.rules.column('support'))}
        onInput={(position) => props.onChange({ support: support()[position]! })}
      />
      <Slider
        label="Likelihood"
        term="confidence"
        steps={confidence().length - 1}
        position={positionOf(confidence(), props.thresholds.confidence)}
        value={`≥ ${formatPercent(props.thresholds.confidence)}`}
        ticks={ticksOf(confidence(), (value) => formatShare(value, 0))}
        distribution={distribution(confidence(), props.rules.column('confidence'))}
        onInput={(position) => props.onChange({ confidence: confidence()[position]! })}
      />
      <Slider
        label="Lift"
        steps={lift().length - 1}
        position={positionOf(lift(), props.thresholds.lift)}
        value={props.thresholds.lift === 0 ? 'any' : `≥ ${formatTimes(props.thresholds.lift)}`}
        ticks={ticksOf(lift(), (value) => (value === 0 ? 'any' : formatTimes(value)))}
        distribution={distribution(lift(), props.rules.column('lift'))}
        onInput={(position) => props.onChange({ lift: lift()[position]! })}
      />
      <Slider
        label="Significance"
        term="q-value"
        upTo
        steps={qScale.length - 1}
        position={positionOf(qScale, props.thresholds.q)}
        value={props.thresholds.q === 1 ? 'any' : `≤ ${formatQ(props.thresholds.q)}`}
        ticks={['0.0001', '0.002', '0.05', 'any']}
        distribution={qBars()}
        onInput={(position) => props.onChange({ q: qScale[position]! })}
      />
    </>
  );
}

/** q-values take an exact test for each pair: they are counted once the page has been drawn. */
function createQBars(rules: Accessor<RuleSet>): Accessor<readonly number[] | undefined> {
  const [bars, setBars] = createSignal<readonly number[]>();
  createEffect(() => {
    const set = rules();
    const timer = setTimeout(
      () => setBars(distribution(qScale, set.column('q'), qScale.length)),
      400,
    );
    onCleanup(() => clearTimeout(timer));
  });
  return bars;
}

const formatPercent = (share: number): string =>
  formatShare(share, Number.isInteger(Number((share * 100).toFixed(6))) ? 0 : 1);

const formatTimes = (lift: number): string =>
  formatLift(
    lift,
    Number.isInteger(lift) ? 0 : Number.isInteger(Number((lift * 10).toFixed(6))) ? 1 : 2,
  );

const formatQ = (q: number): string => (q < 0.0001 ? formatProbability(q) : String(q));
