import type { Role } from '../../../src/domain/recipe/roles';
import type { LinkTable } from './link-table';

/** Columns that might be products: neither numbers of something else, nor dates, nor texts. */
export const freeColumns = (table: LinkTable, roles: readonly Role[]) =>
  table.facts.flatMap((facts, index) => {
    const isFree = (roles[index] ?? 'ignore') === 'ignore' || roles[index] === 'attribute';
    return isFree && facts.dates === null && !facts.isCounter && facts.distinct >= 3 ? [index] : [];
  });
