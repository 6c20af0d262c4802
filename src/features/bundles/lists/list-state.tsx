import { Match, Switch, type JSX } from 'solid-js';
import { ErrorState, Skeleton } from '../../../ui/panel-state';
import type { Answer } from '../mining/pair-question';

/** A list in one of its states: asked for, failed, or there. */
export function ListState<Value>(props: {
  answer: Answer<Value>;
  failed: string;
  children: (value: () => Value) => JSX.Element;
}) {
  return (
    <Switch fallback={<Skeleton height={240} />}>
      <Match when={props.answer.failure()}>
        {(failure) => (
          <ErrorState title={props.failed} failure={failure()} retry={props.answer.retry} />
        )}
      </Match>
      <Match when={props.answer.value() as NonNullable<Value> | undefined}>
        {(value) => props.children(value)}
      </Match>
    </Switch>
  );
}
