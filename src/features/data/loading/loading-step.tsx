import { createMemo, createSignal, Index, onCleanup, Show } from 'solid-js';
import type { ShopStatus } from '../../../engine/create-shop-session';
import { formatBytes, formatShare } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import {
  bytesRead,
  loadStages,
  spokenProgress,
  type LoadedFile,
  type LoadStage,
} from './load-stages';
import { Steps } from '../steps';

/** A load on its way: how much is read, which stage runs, and the way out. */
export function LoadingStep(props: {
  loading: { shop: string; files: readonly LoadedFile[] };
  status: ShopStatus;
  loadedShop: string | undefined;
  cancel: () => void;
}) {
  const files = () => props.loading.files;
  const progress = () => (props.status.state === 'loading' ? props.status.progress : null);
  const total = () => files().reduce((sum, { bytes }) => sum + bytes, 0);
  const read = () => bytesRead(files(), progress());
  const share = () => (total() === 0 ? 0 : read() / total());
  const stages = () => loadStages(files(), progress());
  const spoken = createMemo(() => spokenProgress(files(), progress()));

  return (
    <div class="dprog">
      <div class="center">
        <Steps current="Load" />
      </div>
      <section class="panel prog" aria-labelledby="loading-title">
        <h1 id="loading-title" tabindex="-1">
          Loading {props.loading.shop}
        </h1>
        <p class="t2">You can keep using the app. The report appears when all rows are checked.</p>
        <div
          class="progress"
          role="progressbar"
          aria-label="Files read"
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow={Math.round(share() * 100)}
        >
          <i style={{ '--w': `${share() * 100}%` }} />
        </div>
        <p class="prog__l">
          <Show when={progress()} fallback={<span class="t3">Starting</span>}>
            <span>
              <b>{formatShare(share(), 0)}</b>{' '}
              <span class="t3">
                {formatBytes(read())} of {formatBytes(total())} read
              </span>
            </span>
          </Show>
          <span class="t3">
            <Elapsed />
          </span>
        </p>
        <ol class="stages">
          <Index each={stages()}>{(stage) => <Stage stage={stage()} />}</Index>
        </ol>
        <p class="vh" role="status">
          {spoken()}
        </p>
        <div class="prog__f">
          <span class="small t3">
            {props.loadedShop === undefined
              ? 'Cancelling keeps your files and choices.'
              : `Cancelling keeps ${props.loadedShop} and your choices.`}
          </span>
          <button class="btn" type="button" onClick={() => props.cancel()}>
            Cancel
          </button>
        </div>
      </section>
    </div>
  );
}

function Stage(props: { stage: LoadStage }) {
  return (
    <li
      classList={{
        'is-done': props.stage.state === 'done',
        'is-now': props.stage.state === 'now',
      }}
    >
      <i>
        <Show when={props.stage.state === 'done'}>
          <Icon name="check" small />
        </Show>
        <Show when={props.stage.state === 'now'}>
          <span class="spinner" />
        </Show>
      </i>
      <span class="stages__name">{props.stage.name}</span>
      <span class="t3">
        <Show when={props.stage.bytes} fallback={props.stage.part}>
          {(bytes) => <>{formatBytes(bytes())}</>}
        </Show>
      </span>
    </li>
  );
}

/** Seconds since the load began, once there are a few to count. */
function Elapsed() {
  const [seconds, setSeconds] = createSignal(0);
  const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
  onCleanup(() => clearInterval(timer));
  return <Show when={seconds() >= 2}>{seconds()} seconds so far</Show>;
}
