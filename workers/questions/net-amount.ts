import { sql } from '../sql';

/**
 * The net revenue of one line in SQL, in which `o` is its order and `l` the line. A return never adds: a
 * cancelled order counts 0, as its lines were never paid, while a line sent back has a negative amount,
 * and takes that away from what the sale once added.
 */
export const NET_AMOUNT = sql`CASE WHEN o.is_return THEN least(l.amount, 0) ELSE l.amount END`;
