import { keysOf } from '../table';

/** A row that was not loaded has a reason. Each row counts once, under the first reason that applies. */
export const setAsideReasonNames = {
  'repeated-header': 'The header stands here again',
  'total-row': 'A total, not a line',
  ragged: 'The row does not fit the header',
  'not-bought': 'An event that is no purchase',
  'no-order': 'Order number is missing',
  'no-product': 'Product is missing',
  'no-customer': 'Customer is missing',
  'bad-date': 'Date cannot be read',
  'bad-number': 'Number cannot be read',
  'repeated-key': 'The key stands twice, first one kept',
  'no-key': 'The key is missing',
  'loaded-twice': 'A row of a file loaded twice',
} as const;

export type SetAsideReason = keyof typeof setAsideReasonNames;
export const SET_ASIDE_REASONS = keysOf(setAsideReasonNames);
