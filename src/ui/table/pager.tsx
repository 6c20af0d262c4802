import { formatNumber } from '../format';
import { Icon } from '../icon';

/** Leads through a long table page by page. */
export function Pager(props: {
  /** The first page is 0. */
  page: number;
  rowsPerPage: number;
  total: number;
  /** This is said where there are no rows. */
  none: string;
  onPage: (page: number) => void;
}) {
  const end = () => Math.min((props.page + 1) * props.rowsPerPage, props.total);
  const span = () =>
    props.total === 0
      ? props.none
      : `${formatNumber(props.page * props.rowsPerPage + 1)} to ${formatNumber(end())} of ${formatNumber(props.total)}`;
  return (
    <div class="pager">
      <span class="t3 small" aria-live="polite">
        {span()}
      </span>
      <button
        class="btn btn--sm"
        type="button"
        disabled={props.page === 0}
        onClick={() => props.onPage(props.page - 1)}
      >
        <Icon name="left" small />
        Previous
      </button>
      <button
        class="btn btn--sm"
        type="button"
        disabled={end() >= props.total}
        onClick={() => props.onPage(props.page + 1)}
      >
        Next
        <Icon name="right" small />
      </button>
    </div>
  );
}
