import type { DateFormat } from '../../../domain/recipe/recipe';

/** The first of two numbers in a date is the day or the month; other dates have no such order. */
export type DateOrder = 'day' | 'month';

const DAY_FIRST = /%d([^%]+)%m/;
const MONTH_FIRST = /%m([^%]+)%d/;

/** Reads the order of the first format that has one; year-first dates and named months have none. */
export function dateOrderOf(formats: readonly DateFormat[] | undefined): DateOrder | undefined {
  for (const format of formats ?? []) {
    if (/^%[yY]/.test(format)) continue;
    if (DAY_FIRST.test(format)) return 'day';
    if (MONTH_FIRST.test(format)) return 'month';
  }
  return undefined;
}

/** The formats with day and month in the other order where they stand in the wrong one. */
export const withDateOrder = (formats: readonly DateFormat[], order: DateOrder): DateFormat[] =>
  formats.map((format) => {
    if (dateOrderOf([format]) === undefined) return format;
    return order === 'day'
      ? format.replace(MONTH_FIRST, '%d$1%m')
      : format.replace(DAY_FIRST, '%m$1%d');
  });
