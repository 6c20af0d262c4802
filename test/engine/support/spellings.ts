import { knownLines, written, type KnownLine } from './known-orders';

export const lineId = (line: KnownLine) => knownLines.indexOf(line) + 1;
export const names = [...new Set(knownLines.map(({ name }) => name))].toSorted();
export const isLast = (line: KnownLine) =>
  knownLines[knownLines.indexOf(line) + 1]?.order !== line.order;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const weekday = ({ at }: KnownLine) => DAYS[at.getUTCDay()]!;
export const compact = (at: Date) => written.day(at).replaceAll('-', '');
export const american = (at: Date) =>
  `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
export const halfDay = (at: Date) =>
  `${at.getUTCHours() % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')} ${at.getUTCHours() < 12 ? 'AM' : 'PM'}`;
export const inWords = (at: Date) =>
  `${'Jan Feb Mar Apr'.split(' ')[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`;
export const serial = (at: Date) => at.getTime() / 86_400_000 + 25_569;
export const first = ({ customer }: KnownLine) => customer.name.split(' ')[0]!;
export const last = ({ customer }: KnownLine) => customer.name.split(' ').slice(1).join(' ');
export const four = <T>(order: readonly KnownLine[], of: (line: KnownLine | undefined) => T) =>
  Array.from({ length: 4 }, (_, nth) => of(order[nth]));
export const numbered = (...names: string[]) =>
  Array.from({ length: 4 }, (_, nth) =>
    names.map((name) => name.replace('?', String(nth + 1))).join(','),
  ).join(',');
export const serialText = (at: Date) => (at.getTime() / 86_400_000 + 25_569).toFixed(6);
export const americanHalfDay = (at: Date) => {
  const hours = at.getUTCHours();
  const minutes = String(at.getUTCMinutes()).padStart(2, '0');
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${hours % 12 || 12}:${minutes}:07 ${hours < 12 ? 'AM' : 'PM'}`;
};
