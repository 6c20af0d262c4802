import { For, Show } from 'solid-js';
import type { ShopSession } from '../../../engine/create-shop-session';
import { Banner } from '../../../ui/banner';
import { downloadText } from '../../../ui/download';
import { formatNumber, plural } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import type { Import } from '../create-import';
import { LibraryPanel } from '../library/library-panel';
import { DemoArt } from './demo-art';
import { FileButton } from './file-button';
import { LaterOrders } from '../report/later-orders';
import { templateCsv } from './template';

/** A file may hold these parts, each for its purpose. */
const PARTS = [
  { name: 'Order number', use: 'Groups rows into baskets', need: 'Required' },
  { name: 'Product', use: 'What is bought together', need: 'Required' },
  { name: 'Order date', use: 'Trends, seasons, segments', need: 'For trends' },
  { name: 'Customer', use: 'Segments, repeat rate, audiences', need: 'For campaigns' },
  { name: 'Quantity and price', use: 'Revenue, economics', need: 'For amounts' },
  { name: 'Category', use: 'Category level, filters', need: 'Optional' },
] as const;

/** The first thing a newcomer sees on this page; always a way back to it. */
export function StartStep(props: { shopImport: Import; session: ShopSession }) {
  const demo = () => (props.session.isDemo() ? props.session.summary() : undefined);
  const ownShop = () => (props.session.isDemo() ? undefined : props.session.summary());
  return (
    <div class="dfirst">
      <div class="dfirst__head">
        <h1 tabindex="-1">Find out what your customers buy together</h1>
        <p>
          Load the order lines from your shop or till. Nothing is uploaded: your files are read and
          analysed in this browser.
        </p>
      </div>
      <div role="status">
        <Show when={props.shopImport.notice()}>
          {(notice) => <p class="dfirst__said">{notice()}</p>}
        </Show>
      </div>
      <Show when={props.shopImport.failure()}>
        {(failure) => (
          <div class="dfirst__note">
            <Banner tone="neg">{failure().message}</Banner>
          </div>
        )}
      </Show>
      <Waiting shopImport={props.shopImport} ownShop={ownShop()?.name} />
      <div class="dfirst__grid">
        <div class="drop">
          <span class="drop__ico">
            <Icon name="upload" />
          </span>
          <p class="drop__t">Drop CSV files here</p>
          <p class="t3">
            CSV in any encoding, with any delimiter, or Excel (.xlsx); gzip and zip too
          </p>
          <FileButton
            class="btn--primary btn--lg"
            onFiles={(files) => void props.shopImport.add(files)}
          />
          <p class="small t3">
            One file of order lines is enough; products and customers may follow
          </p>
        </div>
        <div class="panel demo">
          <DemoArt />
          <div class="demo__b">
            <h2>No file at hand?</h2>
            <p class="t2">
              The demo shop sells beauty and cosmetics.{' '}
              <Show when={demo()} fallback="It has a year and a half of orders">
                {(summary) => (
                  <>
                    It has {plural(summary().orders, 'order')} and{' '}
                    {formatNumber(summary().customers)} customers
                  </>
                )}
              </Show>
              , so every screen has something to show.
            </p>
            <button
              class="btn btn--block btn--lg"
              type="button"
              onClick={() => void props.shopImport.tryDemo()}
            >
              <Icon name="shop" />
              Try the demo shop
            </button>
          </div>
        </div>
      </div>
      <p class="dfirst__said">
        <LaterOrders
          shop={props.session.summary()?.name}
          class="btn--sm"
          onFiles={(files) => void props.shopImport.extend(files)}
        />
      </p>
      <LibraryPanel shopImport={props.shopImport} />
      <section class="need" aria-labelledby="need-title">
        <h2 id="need-title">What the file should hold</h2>
        <p class="t2">
          One row per product in an order. Column names do not matter, you match them in the next
          step.
        </p>
        <dl>
          <For each={PARTS}>
            {(part) => (
              <div>
                <dt>{part.name}</dt>
                <dd>{part.use}</dd>
                <dd class={`badge ${part.need === 'Required' ? 'badge--accent' : ''}`}>
                  {part.need}
                </dd>
              </div>
            )}
          </For>
        </dl>
        <p class="small">
          <button
            class="link"
            type="button"
            onClick={() => downloadText('bundlewise-template.csv', templateCsv())}
          >
            Download a template
          </button>{' '}
          <span class="t3">CSV with ten example rows</span>
        </p>
      </section>
    </div>
  );
}

/** Ways back to what is already there: files being matched, or the shop's report. */
function Waiting(props: { shopImport: Import; ownShop: string | undefined }) {
  return (
    <Show when={props.shopImport.sources.length > 0 || props.ownShop !== undefined}>
      <p class="dfirst__said">
        <Show when={props.shopImport.sources.length > 0}>
          <button class="link" type="button" onClick={() => props.shopImport.goTo('columns')}>
            Back to the columns of {plural(props.shopImport.sources.length, 'file')}
          </button>
        </Show>
        <Show when={props.ownShop}>
          {(name) => (
            <button class="link" type="button" onClick={() => props.shopImport.goTo('report')}>
              Back to the quality report of {name()}
            </button>
          )}
        </Show>
      </p>
    </Show>
  );
}
