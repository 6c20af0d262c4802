import { Match, Switch } from 'solid-js';
import { useShop } from '../engine/context';
import { Banner } from '../ui/banner';

/** Says when the engine or the first shop could not start; a page's own states say the rest. */
export function EngineNotice() {
  const shop = useShop();
  const stopped = () => {
    const status = shop.engine.status();
    return status.state === 'stopped' ? status.failure : undefined;
  };
  const failed = () => {
    const status = shop.status();
    return status.state === 'failed' && shop.summary() === undefined ? status.failure : undefined;
  };
  return (
    <Switch>
      <Match when={stopped() ?? failed()}>
        {(failure) => (
          <div class="notice">
            <Banner
              tone="neg"
              action={
                <button class="link" type="button" onClick={() => location.reload()}>
                  Reload
                </button>
              }
            >
              {failure().message}
            </Banner>
          </div>
        )}
      </Match>
    </Switch>
  );
}
