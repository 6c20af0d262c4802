import { createMemo, type Accessor } from 'solid-js';
import { isSameValue } from '../../../domain/same-value';
import type { BundleWords } from '../bundle-words';
import type { LiftMonths } from '../mining/create-lift-months';
import type { Sorting } from './sort-terms';
import { tableColumns, type TableColumn } from './table-columns';

/** The columns of the table as it is set and as far as the shop has figures for them. */
export const createColumns = (props: {
  /** Empty: the usual columns. */
  chosenColumns: readonly string[];
  sorting: Sorting;
  hasRevenue: boolean;
  hasHoldout: boolean;
  months: LiftMonths;
  words: BundleWords;
}): Accessor<TableColumn[]> =>
  createMemo(
    () =>
      tableColumns(
        props.chosenColumns,
        [props.sorting.sort, ...props.sorting.ties],
        {
          revenue: props.hasRevenue,
          months: props.months.isOffered(),
          holdout: props.hasHoldout,
        },
        props.words,
      ),
    [],
    // Cells are drawn for each column: the same columns are kept.
    { equals: isSameValue },
  );
