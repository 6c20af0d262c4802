import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { LoadReport } from '../../../domain/shop/shop';
import type { Ask } from '../../../engine/ask';
import { Banner } from '../../../ui/banner';
import { formatNumber } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import type { Import } from '../create-import';
import { Equation } from './equation';
import { FileButton } from '../start/file-button';
import { LaterOrders } from './later-orders';
import { OrdersPerDay } from './orders-per-day';
import { SetAsidePanel } from './set-aside-panel';
import { ShopFigures } from './shop-figures';
import { SourcesPanel } from './sources-panel';
import { Steps } from '../steps';

/** Reports what came of the files: every row accounted for, and what a careful analyst would want to know. */
export function ReportStep(props: { shopImport: Import; report: LoadReport; ask: Ask }) {
  return (
    <section class="report" aria-labelledby="report-title">
      <div class="pagehead pagehead--mid">
        <div>
          <h1 id="report-title" tabindex="-1">
            Data quality
          </h1>
          <p>
            {props.report.summary.name}, loaded in {formatNumber(props.report.seconds, 1)} seconds
          </p>
        </div>
        <Steps current="Quality report" />
        <div class="pagehead__end">
          <button class="btn" type="button" onClick={() => props.shopImport.startOver()}>
            <Icon name="upload" />
            Replace data
          </button>
          <FileButton onFiles={(files) => void props.shopImport.add(files)} />
          <LaterOrders
            shop={props.report.summary.name}
            onFiles={(files) => void props.shopImport.extend(files)}
          />
          <A class="btn" href="/inspect">
            Inspect tables
          </A>
          <A class="btn btn--primary" href="/dashboard">
            Open dashboard
          </A>
        </div>
      </div>
      <div role="status">
        <Show when={props.shopImport.notice()}>
          {(notice) => <p class="report__said">{notice()}</p>}
        </Show>
      </div>
      <Equation summary={props.report.summary} />
      <ShopFigures report={props.report} />
      <div class="repgrid">
        <SetAsidePanel report={props.report} ask={props.ask} />
        <SourcesPanel sources={props.report.sources} />
      </div>
      <OrdersPerDay report={props.report} />
      <div class="report__warnings">
        <For each={props.report.warnings}>
          {(warning) => (
            <Banner tone="info">
              <b>{warning.message}</b> {warning.advice}
            </Banner>
          )}
        </For>
      </div>
    </section>
  );
}
