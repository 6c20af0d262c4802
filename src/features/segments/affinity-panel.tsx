import { A, useSearchParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { LARGEST_Q, LEAST_BUYERS } from '../../domain/segments/affinity';
import type { SegmentAffinity, SegmentProduct } from '../../domain/segments/figures';
import type { ShopSummary } from '../../domain/shop/shop';
import { segmentCustomers, type Segment } from '../../domain/segments/segments';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatLift, formatNumber, formatShare } from '../../ui/format';
import { EmptyState } from '../../ui/panel-state';
import { PickSelect } from '../../ui/input/pick-select';
import { ScrollTable } from '../../ui/scroll-table';
import type { Segments } from './create-segments';
import { groupName, groupsOf } from './groups';
import { SegmentPanel, type Shown } from './segment-panel';

/** Shows what each segment buys that others don't; the segment stands in the address. */
export function AffinityPanel(props: { segments: Segments }) {
  const [params, setParams] = useSearchParams<{ segment: string }>();
  const chosen = ({ shop, answer }: Shown<SegmentAffinity>): Segment => {
    const choices = choicesOf(shop);
    return (
      choices.find((segment) => segment === params.segment) ??
      choices.find((each) => answer.products.some(({ segment }) => segment === each)) ??
      'new'
    );
  };
  return (
    <SegmentPanel
      shop={props.segments.shop()}
      query={props.segments.affinity}
      title="What they buy that others don’t"
      subtitle={(shown) => {
        const own = shown.answer.products.filter(({ segment }) => segment === chosen(shown));
        const sure = own.length === 0 ? '' : `, ${sureText(own)}`;
        return `Products that make up more of what ${inSentence(chosen(shown))} choose than of what everyone does${sure}`;
      }}
      tools={(shown) => (
        <PickSelect
          label="Segment"
          options={choicesOf(shown.shop).map((value) => ({ value, label: groupName(value) }))}
          value={chosen(shown)}
          neutral={chosen(shown)}
          onChange={(segment) => setParams({ segment })}
        />
      )}
      span={12}
      height={300}
      table={tableOf}
    >
      {(shown) => <Products affinity={shown().answer} segment={chosen(shown())} />}
    </SegmentPanel>
  );
}

const choicesOf = ({ parts }: ShopSummary): Segment[] =>
  groupsOf(parts).filter((group) => group !== 'others');

const inSentence = (segment: Segment): string => {
  const name = segmentCustomers(segment);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

const sureText = (products: readonly SegmentProduct[]): string => {
  const sure = products.filter(({ isSure }) => isSure).length;
  return sure === 0 ? 'none of them for sure' : `${formatNumber(sure)} of them for sure`;
};

function Products(props: { affinity: SegmentAffinity; segment: Segment }) {
  const products = () => props.affinity.products.filter(({ segment }) => segment === props.segment);
  return (
    <>
      <Show
        when={products().length > 0}
        fallback={
          <EmptyState icon="people" title="Nothing stands out">
            No product with {LEAST_BUYERS} buyers or more among {inSentence(props.segment)} makes up
            more of what they choose than of what everyone does.
          </EmptyState>
        }
      >
        <ScrollTable label={`Products of ${inSentence(props.segment)}`}>
          <table class="mini">
            <thead>
              <tr>
                <th scope="col">Product</th>
                <th scope="col" class="num">
                  Lift
                </th>
                <th scope="col" class="num">
                  95% interval
                </th>
                <th scope="col" class="num">
                  of their choices
                </th>
                <th scope="col" class="num">
                  of all choices
                </th>
                <th scope="col" class="num">
                  Customers who bought it
                </th>
                <th scope="col">How sure</th>
              </tr>
            </thead>
            <tbody>
              <For each={products()}>{(product) => <Product product={product} />}</For>
            </tbody>
          </table>
        </ScrollTable>
      </Show>
      <p class="heat__axes">
        A choice is one customer with one product, however often bought, so that frequent buyers do
        not lead with everything. Sure: lift is above 1 beyond its interval, and q is{' '}
        {formatNumber(LARGEST_Q, 2)} or less over {formatNumber(props.affinity.compared)}{' '}
        comparisons of a product with a segment. Products have {LEAST_BUYERS} buyers or more there.
      </p>
    </>
  );
}

function Product(props: { product: SegmentProduct }) {
  const share = (part: number, whole: number) => formatShare(part / whole);
  return (
    <tr>
      <th scope="row">
        <A
          class="link"
          href={`/bundles?only=${encodeURIComponent(props.product.id)}`}
          title="Show its bundles"
        >
          {props.product.label}
        </A>
      </th>
      <td class="num">
        <b>{formatLift(props.product.lift)}</b>
      </td>
      <td class="num">
        {formatLift(props.product.low, 2)} to {formatLift(props.product.high, 2)}
      </td>
      <td class="num">{share(props.product.both, props.product.segmentChoices)}</td>
      <td class="num">{share(props.product.bought, props.product.choices)}</td>
      <td class="num">
        {formatNumber(props.product.both)} of {formatNumber(props.product.inSegment)} (
        {share(props.product.both, props.product.inSegment)})
      </td>
      <td>
        <Show when={props.product.isSure} fallback={<span class="t3">Could be chance</span>}>
          Sure
        </Show>
      </td>
    </tr>
  );
}

const tableOf = ({ shop, answer }: Shown<SegmentAffinity>): FigureTable => {
  const lift = (value: number) => formatLift(value, 2);
  const count = (value: number) => formatNumber(value);
  return {
    columns: [
      { name: 'Segment' },
      { name: 'Product' },
      { name: 'Product id' },
      { name: 'Lift', format: lift },
      { name: 'Lift low', format: lift },
      { name: 'Lift high', format: lift },
      { name: 'q', format: (value) => value.toPrecision(2) },
      { name: 'Customers of the segment who bought it', format: count },
      { name: 'Customers of the segment', format: count },
      { name: 'Customers who bought it', format: count },
      { name: 'Choices of the segment', format: count },
      { name: 'Choices', format: count },
    ],
    rows: answer.products
      .filter(({ segment }) => choicesOf(shop).includes(segment))
      .map((each) => [
        groupName(each.segment),
        each.label,
        each.id,
        each.lift,
        each.low,
        each.high,
        each.q,
        each.both,
        each.inSegment,
        each.bought,
        each.segmentChoices,
        each.choices,
      ]),
  };
};
