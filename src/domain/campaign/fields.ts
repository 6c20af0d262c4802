/** A campaign is made of these kinds of fields. Each says what is wrong when it is filled in badly. */

import * as v from 'valibot';

/** A cell of a file can be long, but a text longer than this is no product's name. */
const MOST_TEXT = 10_000;
const MOST_MONEY = 1e12;

const missing = (issue: { received: string }): string =>
  issue.received === 'undefined' ? 'It is missing.' : 'It is not a group of fields.';

export const group = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object(entries, missing);

export const text = v.pipe(
  v.string('It has to be text.'),
  v.maxLength(MOST_TEXT, `Use at most ${MOST_TEXT} characters.`),
);
export const filled = v.pipe(text, v.minLength(1, 'It is empty.'));
export const count = v.pipe(
  v.number('It has to be a whole number.'),
  v.safeInteger('It has to be a whole number.'),
  v.minValue(0, 'A count cannot be negative.'),
);
export const share = v.pipe(
  v.number('It has to be a number.'),
  v.minValue(0, 'A share is between 0 and 1.'),
  v.maxValue(1, 'A share is between 0 and 1.'),
);
export const amount = (message: string) =>
  v.pipe(v.number(message), v.maxValue(MOST_MONEY, 'Amounts end at a trillion.'));
/** A price in the shop's currency. */
export const price = v.pipe(
  amount('It has to be a number.'),
  v.minValue(0, 'A price is not negative.'),
);

const isRealDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
const DAY = 'Give the day as year, month and day, such as 2026-03-31.';
export const day = v.pipe(v.string(DAY), v.isoDate(DAY), v.check(isRealDay, DAY));
export const instant = v.pipe(
  v.string('It has to be a point in time.'),
  v.isoTimestamp('It has to be a point in time, such as 2026-03-31T14:02:00.000Z.'),
);

/** A number that may be below 0: money gained or lost, an uplift. */
export const signed = v.pipe(
  v.number('It has to be a number.'),
  v.finite('It has to be a number.'),
);
/** An estimate of customers or orders, which may be a fraction of one. */
export const expected = v.pipe(signed, v.minValue(0, 'It cannot be negative.'));
