import { failureOf } from '../domain/errors';
import { ErrorState } from '../ui/panel-state';

/** The last resort: a page failed to draw. The rest of the app still works. */
export function PageFailure(props: { error: unknown; retry: () => void }) {
  return (
    <main class="page" id="main">
      <ErrorState title="This page failed" failure={failureOf(props.error)} retry={props.retry} />
    </main>
  );
}
