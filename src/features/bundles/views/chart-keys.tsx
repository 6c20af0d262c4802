import { createSignal, type JSX } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { ruleInWords } from './rule-names';

/**
 * Makes a drawing one stop of the Tab key: arrow keys walk along its rules, which are hovered in every
 * view and said aloud; Enter selects. `step` says where a key leads from a place; by default onwards.
 */
export function ChartKeys(props: {
  rules: RuleSet;
  /** The rules that are drawn, in the order of the walk. */
  drawn: () => ArrayLike<number>;
  label: string;
  step?: (at: number, key: string) => number | undefined;
  onHover: (rule: number | undefined) => void;
  onSelect: (rule: number) => void;
  children: JSX.Element;
}) {
  const [at, setAt] = createSignal(-1);
  const rule = () => props.drawn()[at()];
  const move = (to: number) => {
    const count = props.drawn().length;
    if (count === 0) return;
    setAt(Math.min(count - 1, Math.max(0, to)));
    props.onHover(rule());
  };
  const press = (event: KeyboardEvent) => {
    const target = props.step?.(at(), event.key) ?? onwards(at(), event.key, props.drawn().length);
    const chosen = rule();
    if (target !== undefined) move(target);
    else if ((event.key === 'Enter' || event.key === ' ') && chosen !== undefined) {
      props.onSelect(chosen);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      class="chart-keys"
      // A drawing is walked by keys of its own, which a reader has to let through.
      role="application"
      tabindex="0"
      aria-label={`${props.label}: arrow keys walk, Enter selects`}
      onKeyDown={press}
      onBlur={() => {
        setAt(-1);
        props.onHover(undefined);
      }}
    >
      {props.children}
      <span class="vh" role="status">
        {rule() === undefined ? '' : ruleInWords(props.rules, rule()!)}
      </span>
    </div>
  );
}

function onwards(at: number, key: string, count: number): number | undefined {
  const targets: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
  };
  return targets[key];
}
