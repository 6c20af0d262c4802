import { Show } from 'solid-js';
import { otherCells, type RuleCounts } from '../../../../domain/measures/metrics';
import { formatNumber, formatShare } from '../../../../ui/format';
import type { BundleWords } from '../../bundle-words';

/** A number needs this share of the bar to fit into it. */
const ROOM = 0.17;

/** The 2 × 2 counts with their totals; bars show the share of the second item within each row. */
export function Mosaic(props: {
  antecedent: string;
  consequent: string;
  counts: RuleCounts;
  words: BundleWords;
}) {
  const cells = () => otherCells(props.counts);
  const without = () => props.counts.baskets - props.counts.antecedent;
  const shareWith = () => props.counts.both / props.counts.antecedent;
  const shareWithout = () => (without() === 0 ? 0 : cells().onlyConsequent / without());
  return (
    <>
      <table class="mosaic">
        <thead>
          <tr>
            <td />
            <th scope="col" title={props.consequent}>
              <span class="mosaic__name">With {props.consequent}</span>
            </th>
            <th scope="col" class="num">
              Without
            </th>
            <th scope="col" class="num capital">
              {props.words.baskets}
            </th>
          </tr>
        </thead>
        <tbody>
          <MosaicRow
            name={`With ${props.antecedent}`}
            share={shareWith()}
            inside={props.counts.both}
            outside={cells().onlyAntecedent}
            total={props.counts.antecedent}
          />
          <MosaicRow
            name="Without"
            isRest
            share={shareWithout()}
            inside={cells().onlyConsequent}
            outside={cells().neither}
            total={without()}
          />
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" class="capital">
              {props.words.baskets}
            </th>
            <td>{formatNumber(props.counts.consequent)}</td>
            <td class="num">{formatNumber(props.counts.baskets - props.counts.consequent)}</td>
            <td class="num">{formatNumber(props.counts.baskets)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="cap">
        Bar widths show shares within each row: {formatShare(shareWith())} with the first{' '}
        {props.words.item}, {formatShare(shareWithout())} without. Row heights are not to scale.
      </p>
    </>
  );
}

function MosaicRow(props: {
  name: string;
  isRest?: boolean;
  share: number;
  inside: number;
  outside: number;
  total: number;
}) {
  const fits = () => props.share >= ROOM;
  return (
    <tr>
      <th scope="row" title={props.name}>
        <span class="mosaic__name mosaic__name--two">{props.name}</span>
      </th>
      <td colspan="2">
        <span
          class="mosaic__bar"
          classList={{ 'mosaic__bar--rest': props.isRest, 'mosaic__bar--slim': !fits() }}
          style={{ '--w': `${props.share * 100}%` }}
        >
          <i>
            <Show when={fits()}>
              <b>{formatNumber(props.inside)}</b>
            </Show>
          </i>
          <em>
            <Show when={!fits()}>
              <b>{formatNumber(props.inside)}</b>
            </Show>
            <b>{formatNumber(props.outside)}</b>
          </em>
        </span>
      </td>
      <td class="num">{formatNumber(props.total)}</td>
    </tr>
  );
}
