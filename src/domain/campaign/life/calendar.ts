import type { Campaign } from '../campaign';
import { addDays, daysBetween, lengthOf, weekdayOf, type DayRange } from '../../dates/periods';

/** Campaigns over time. Places are shares of the calendar's width, 0 to 1. */
export interface CampaignCalendar {
  range: DayRange;
  rows: { campaign: Campaign; days: DayRange; start: number; length: number }[];
  /** Mondays, or the firsts of months where there would be too many. */
  ticks: { day: string; place: number }[];
  /** Null when today lies outside the calendar. */
  today: number | null;
}

const LEAST_WEEKS = 4;
const MOST_WEEKS = 52;
const MOST_WEEK_TICKS = 8;

/**
 * Lays out the weeks of the campaigns that are not over, or of all campaigns when all are over; ended ones
 * that fall into those weeks are shown too. It is null when no campaign has its days set. `today` is a
 * day.
 */
export function campaignCalendar(
  campaigns: readonly Campaign[],
  today: string,
): CampaignCalendar | null {
  const dated = campaigns.flatMap((campaign) => {
    const { from, to } = campaign.dates;
    return from === null || to === null ? [] : [{ campaign, days: { from, to } }];
  });
  const open = dated.filter(({ campaign }) => campaign.status !== 'ended');
  const shown = open.length > 0 ? open : dated;
  if (shown.length === 0) return null;
  const range = wholeWeeks({
    from: least(shown.map(({ days }) => days.from)),
    to: most(shown.map(({ days }) => days.to)),
  });
  const all = lengthOf(range);
  const place = (day: string) => daysBetween(range.from, day) / all;
  const rows = dated
    .filter(({ days }) => days.from <= range.to && days.to >= range.from)
    .toSorted((a, b) => a.days.from.localeCompare(b.days.from))
    .map(({ campaign, days }) => {
      const start = Math.max(0, place(days.from));
      const end = Math.min(1, place(addDays(days.to, 1)));
      return { campaign, days, start, length: end - start };
    });
  return {
    range,
    rows,
    ticks: tickDays(range).map((day) => ({ day, place: place(day) })),
    today: today >= range.from && today <= range.to ? place(today) : null,
  };
}

const least = (days: string[]): string => days.reduce((one, other) => (other < one ? other : one));
const most = (days: string[]): string => days.reduce((one, other) => (other > one ? other : one));

/** Widens days to weeks from a Monday to a Sunday: at least four, and no more than the last year. */
function wholeWeeks({ from, to }: DayRange): DayRange {
  const end = addDays(to, 6 - weekdayOf(to));
  const begin = addDays(from, -weekdayOf(from));
  const first = addDays(end, 1 - MOST_WEEKS * 7);
  const start = begin < first ? first : begin;
  const enough = addDays(start, LEAST_WEEKS * 7 - 1);
  return { from: start, to: enough > end ? enough : end };
}

function tickDays(range: DayRange): string[] {
  const days = Array.from({ length: lengthOf(range) }, (_, index) => addDays(range.from, index));
  const mondays = days.filter((day) => weekdayOf(day) === 0);
  return mondays.length <= MOST_WEEK_TICKS ? mondays : days.filter((day) => day.endsWith('-01'));
}
