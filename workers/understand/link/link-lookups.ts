import type { Role } from '../../../src/domain/recipe/roles';
import type { LinkTable } from './link-table';
import { linkTo, type Links } from './links';
import { codeRoles, lookupRoles } from './lookup-roles';

/** Finds files that describe a column of products, lines or other lookups, level by level. */
export async function attachLookups(links: Links): Promise<void> {
  const depth = links.tables.length;
  for (let level = 0; level < depth; level += 1) {
    const before = links.kinds.size;
    for (const referring of links.tables) {
      const kind = links.kinds.get(referring.index);
      if (kind !== 'products' && kind !== 'lines' && kind !== 'lookup') continue;
      for (const table of links.open()) await attachLookup(links, referring, table);
    }
    if (links.kinds.size === before) return;
  }
}

async function attachLookup(links: Links, referring: LinkTable, table: LinkTable): Promise<void> {
  const roles = links.rolesOf(referring);
  const from = roles.flatMap((role, index) =>
    ['ignore', 'category', 'subcategory', 'attribute'].includes(role) ? [index] : [],
  );
  const join = await links.join(referring, table, from, 0.98);
  if (join === null) return;
  const linked = referring.facts[join.from];
  if (linked === undefined) return;
  const given = lookupRoles(table.facts, join.to, linked, haves(links, referring));
  if (given === null) return;
  const reason = links.setKeys(referring, table, join);
  if (given.isTranslation) {
    links.set(table, 'other', {
      roles: given.roles,
      link: linkTo(referring, join),
      reason: `${reason} It only says them in other words; choose “Details by key” to use those.`,
    });
    return;
  }
  links.set(table, 'lookup', { roles: given.roles, link: linkTo(referring, join), reason });
  links.setRole(referring, join.from, 'ignore');
}

/** Finds files that say what the numbers of a status or a channel mean. */
export async function attachCodes(links: Links): Promise<void> {
  for (const referring of links.tables) {
    const kind = links.kinds.get(referring.index);
    if (kind !== 'orders' && kind !== 'lines') continue;
    for (const role of ['status', 'channel'] as const) {
      const from = links.rolesOf(referring).indexOf(role);
      if (from < 0 || referring.facts[from]?.numbers === null) continue;
      for (const table of links.open()) {
        const join = await links.join(referring, table, [from], 0.98);
        const roles = join === null ? null : codeRoles(table.facts, join.to, role);
        if (join === null || roles === null) continue;
        const reason = links.setKeys(referring, table, join);
        links.set(table, 'lookup', { roles, link: linkTo(referring, join), reason });
        links.setRole(referring, from, 'ignore');
        break;
      }
    }
  }
}

/** Gathers the roles that a source has already. A category of mere numbers does not count. */
function haves(links: Links, table: LinkTable): ReadonlySet<Role> {
  return new Set(
    links.rolesOf(table).filter((role, index) => {
      const facts = table.facts[index];
      const isNumber = facts !== undefined && facts.numbers !== null;
      return !((role === 'category' || role === 'subcategory') && isNumber);
    }),
  );
}
