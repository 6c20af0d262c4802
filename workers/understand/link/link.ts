import type { LinkedSource, LinkInput, Sureness } from '../../../src/domain/recipe/understanding';
import type { Call } from '../../database';
import type { Engine } from '../../state';
import { detectAs } from '../detect';
import { attachCustomers, attachOrders, attachProducts } from './link-described';
import { findLines } from './link-lines';
import { attachCodes, attachLookups } from './link-lookups';
import { linkTable, type LinkTable } from './link-table';
import { Links } from './links';
import { numbersPerFile } from '../orders/numbers-per-file';

/**
 * Understands files beside each other: which are the lines, and what the others describe. The answers
 * stand in the order of the sources.
 */
export async function linkSources(
  _engine: Engine,
  { sources, files }: LinkInput,
  { signal }: Call,
): Promise<LinkedSource[]> {
  const unlinked = sources.map(({ kind, columns, link }): LinkedSource => ({
    kind,
    roles: columns.map(({ role }) => role),
    sureness: columns.map(() => null),
    link: link ?? null,
    reason: '',
    clarifications: [],
  }));
  if (sources.length < 2) return unlinked;
  const tables: LinkTable[] = [];
  for (const [index, recipe] of sources.entries()) {
    const file = files[index];
    if (file !== undefined) tables.push(await linkTable(recipe, file, index));
  }
  const links = new Links(tables, unlinked, signal);
  await linkAll(links);
  return links.linked.map((linked, index) => {
    const table = tables.find((each) => each.index === index);
    if (table === undefined) return linked;
    return { ...linked, sureness: surenessOf(table, linked, links.keys.get(index)) };
  });
}

async function linkAll(links: Links): Promise<void> {
  const lines = await findLines(links);
  if (lines.length === 0) return;
  numbersPerFile(links, lines);
  await attachOrders(links, lines);
  await attachProducts(links, lines);
  await attachCustomers(links, lines);
  await attachLookups(links);
  await attachCodes(links);
  for (const table of links.open()) {
    links.set(table, 'other', {
      roles: table.facts.map(() => 'ignore'),
      reason: 'No column of the order lines, orders or products refers to it.',
    });
  }
}

/** Says how sure each role is that is another than the file alone gave; null for the others. */
function surenessOf(
  { recipe, facts, basket }: LinkTable,
  { kind, roles }: LinkedSource,
  keys: ReadonlyMap<number, Sureness> = new Map(),
): (Sureness | null)[] {
  const [key] = keys.values();
  const detected =
    kind === 'lookup' || kind === 'other' ? [] : detectAs(kind, facts, basket).columns;
  return roles.map((role, index) => {
    const linked = keys.get(index) ?? null;
    if (role === recipe.columns[index]?.role) return role === 'ignore' ? linked : null;
    const own = detected[index];
    if (own?.role === role && own.confidence >= (linked?.confidence ?? 0)) {
      return { confidence: own.confidence, reason: own.reason };
    }
    return linked ?? (kind === 'lookup' && role !== 'ignore' ? (key ?? null) : null);
  });
}
