import type { Role } from '../../../src/domain/recipe/roles';
import type { LinkTable } from './link-table';

/** Lists the columns that might hold products: no role is known of them, and they neither date nor count. */
export const freeColumns = (table: LinkTable, roles: readonly Role[]) =>
  table.facts.flatMap((facts, index) => {
    const isFree = (roles[index] ?? 'ignore') === 'ignore' || roles[index] === 'attribute';
    return isFree && facts.dates === null && !facts.isCounter && facts.distinct >= 3 ? [index] : [];
  });
