import { NET_AMOUNT } from './net-amount';

/** Spells out `net_amount(o, l)` in a statement kept in a .sql file. */
export const withNetAmount = (sql: string): string =>
  sql.replaceAll('net_amount(o, l)', `(${NET_AMOUNT})`);
