import type { RuleSet } from '../../../domain/bundles/rules';
import type { Thresholds } from '../../../domain/bundles/thresholds';
import { EmptyState } from '../../../ui/panel-state';
import { whyEmpty } from './why-empty';
import type { BundleWords } from '../bundle-words';

/** No rule passes: why, the one step that shows some, and the way back to the start. */
export function EmptyBundles(props: {
  rules: RuleSet;
  thresholds: Thresholds;
  words: BundleWords;
  onChange: (part: Partial<Thresholds>) => void;
  onReset: () => void;
}) {
  const reason = () => whyEmpty(props.rules, props.thresholds, props.words);
  const step = () => {
    const found = reason().step;
    return found && { label: found.label, run: () => props.onChange(found.change) };
  };
  const reset = () => ({ label: 'Reset all', run: props.onReset });
  return (
    <div class="btable btable--empty">
      <EmptyState
        icon="bundle"
        title={reason().title}
        action={step() ?? (props.rules.size > 0 ? reset() : undefined)}
        other={step() === undefined || props.rules.size === 0 ? undefined : reset()}
      >
        {reason().why}
      </EmptyState>
    </div>
  );
}
