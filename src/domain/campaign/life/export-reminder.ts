import type { Campaign } from '../campaign';
import { addDays } from '../../dates/periods';

/** Work that is in one browser alone: of which campaigns no file was ever made, and when to say so. */

/** So many campaigns without a file are worth a reminder, … */
export const MANY_UNEXPORTED = 3;
/** … or one that was made so many days ago. */
export const UNEXPORTED_DAYS = 7;
/** How long a dismissed reminder keeps quiet, in days. */
export const QUIET_DAYS = 30;

export const unexportedOf = (
  campaigns: readonly Campaign[],
  exported: ReadonlySet<string>,
): Campaign[] => campaigns.filter(({ id }) => !exported.has(id));

/** Whether to remind. `quietUntil` is a day, or null; `now` is ISO. */
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
