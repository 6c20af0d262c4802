import { Match, Switch, type JSX } from 'solid-js';
import type { Query } from '../../../engine/create-query';
import { ErrorState, Skeleton } from '../../../ui/panel-state';

/** A list in one of its states: asked for, failed, or there. */
export function ListState<Answer>(props: {
  query: Query<Answer>;
  failed: string;
  children: (answer: () => Answer) => JSX.Element;
}) {
  return (
    <Switch fallback={<Skeleton height={240} />}>
      <Match when={props.query.failure()}>
        {(failure) => (
          <ErrorState title={props.failed} failure={failure()} retry={props.query.retry} />
        )}
      </Match>
      <Match when={props.query.current() as NonNullable<Answer> | undefined}>
        {(answer) => props.children(answer)}
      </Match>
    </Switch>
  );
}
