import { createSignal, Show } from 'solid-js';
import { Banner } from '../../../ui/banner';
import type { Import } from '../create-import';
import { ChooseAgain } from '../library/choose-again';

/** Says that a load was cut short by a reload, and offers to go on with it. */
export function InterruptedLoad(props: { shopImport: Import }) {
  const [isChoosing, setChoosing] = createSignal(false);
  const begun = () => props.shopImport.interrupted();
  return (
    <Show when={begun()}>
      {(load) => (
        <div class="interrupted">
          <Banner
            tone="warn"
            action={
              <span class="row g2">
                <button class="btn btn--sm" type="button" onClick={() => setChoosing(true)}>
                  Go on loading
                </button>
                <button
                  class="btn btn--sm btn--ghost"
                  type="button"
                  onClick={() => props.shopImport.forgetInterrupted()}
                >
                  Dismiss
                </button>
              </span>
            }
          >
            Loading {load().recipe.name} was interrupted: the page was reloaded or closed before it
            was done. How its files are read is kept.
          </Banner>
          <ChooseAgain
            shop={isChoosing() ? load() : undefined}
            shopImport={props.shopImport}
            onClose={() => setChoosing(false)}
          />
        </div>
      )}
    </Show>
  );
}
