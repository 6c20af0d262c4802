import type { Campaign } from '../campaign';
import { addDays } from '../../dates/periods';

/**
 * A reminder is due when this many campaigns have no file, since their work is in one browser alone, …
 */
export const MANY_UNEXPORTED = 3;
/** … or when one without a file was made this many days ago. */
export const UNEXPORTED_DAYS = 7;
/** A dismissed reminder keeps quiet for this many days. */
export const QUIET_DAYS = 30;

export const unexportedOf = (
  campaigns: readonly Campaign[],
  exported: ReadonlySet<string>,
): Campaign[] => campaigns.filter(({ id }) => !exported.has(id));

/** Tells whether a reminder is due. `quietUntil` is a day, or null; `now` is ISO. */
export function isReminderDue(
  unexported: readonly Campaign[],
  quietUntil: string | null,
  now: string,
): boolean {
  const today = now.slice(0, 10);
  if (quietUntil !== null && today < quietUntil) return false;
  const old = addDays(today, -UNEXPORTED_DAYS);
  return (
    unexported.length >= MANY_UNEXPORTED ||
    unexported.some(({ createdAt }) => createdAt.slice(0, 10) <= old)
  );
}

export const quietFrom = (now: string): string => addDays(now.slice(0, 10), QUIET_DAYS);
