import { createEffect, Match, on, Show, Switch } from 'solid-js';
import { useShop } from '../../engine/context';
import { ColumnsStep } from './columns/columns-step';
import { importOf } from './create-import';
import { DropAnywhere } from './start/drop-anywhere';
import { InterruptedLoad } from './loading/interrupted-load';
import { LoadingStep } from './loading/loading-step';
import { ReportStep } from './report/report-step';
import { StartStep } from './start/start-step';
import './data.css';

/** From files to a shop, in four steps: files, columns, load, quality report. */
export default function DataPage() {
  const session = useShop();
  const shopImport = importOf(session);
  let main!: HTMLElement;

  // Each step is a page of its own to whoever reads it aloud or moves by keyboard.
  createEffect(
    on(shopImport.step, () => queueMicrotask(() => main.querySelector('h1')?.focus()), {
      defer: true,
    }),
  );

  return (
    <main class="page data" id="main" ref={main}>
      <InterruptedLoad shopImport={shopImport} />
      <Switch>
        <Match
          when={
            shopImport.step() === 'start' ||
            (shopImport.step() === 'report' && session.report() === undefined)
          }
        >
          <StartStep shopImport={shopImport} session={session} />
        </Match>
        <Match when={shopImport.step() === 'columns'}>
          <ColumnsStep
            shopImport={shopImport}
            ask={session.engine.ask}
            loadedShop={session.summary()?.name}
          />
        </Match>
        <Match when={shopImport.step() === 'loading'}>
          <LoadingStep
            loading={shopImport.loading()}
            status={session.status()}
            loadedShop={session.summary()?.name}
            cancel={() => shopImport.cancel()}
          />
        </Match>
        <Match when={shopImport.step() === 'report' && session.report()}>
          {(report) => (
            <ReportStep shopImport={shopImport} report={report()} ask={session.engine.ask} />
          )}
        </Match>
      </Switch>
      <Show when={shopImport.step() !== 'loading'}>
        <DropAnywhere onFiles={(files) => void shopImport.add(files)} />
      </Show>
    </main>
  );
}
