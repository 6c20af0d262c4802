import { Show } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { Failure } from '../../../domain/errors';
import { Banner } from '../../../ui/banner';

/** Says why storage refused, and offers what it refused as a file, so that it is not lost. */
export function NotSaved(props: { failure: Failure | undefined; onExport: () => void }) {
  return (
    <Show when={props.failure}>
      {(failure) => (
        <Banner
          tone="neg"
          action={
            <button class="link" type="button" onClick={() => props.onExport()}>
              Export JSON
            </button>
          }
        >
          <b>Not saved.</b> {failure().message}
        </Banner>
      )}
    </Show>
  );
}

/** Says that the figures of a campaign of another shop are those it was saved with. */
export function OtherShop(props: { shop: Campaign['shop'] | undefined }) {
  return (
    <Banner tone="info">
      <b>This campaign was made with {props.shop?.name}.</b> Another shop is loaded, so its figures
      stay as they were saved.
    </Banner>
  );
}
