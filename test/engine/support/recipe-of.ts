import { plainDialect, type Recipe, type SourceRecipe } from '../../../src/domain/recipe/recipe';
import { ROLES, type Role } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';

/** A source in a test: its text, its kind, and the role of each column in order. */
export interface TestSource {
  kind: SourceKind;
  text: string;
  /** The roles by header. Headers that are roles by name play them anyway. */
  roles?: Record<string, Role>;
  delimiter?: string;
  formats?: Record<string, string>;
}

export function recipeOf(sources: Record<string, TestSource>, name = 'Test shop'): Recipe {
  return {
    version: 1,
    name,
    leaveOutReturns: true,
    leaveOutProducts: [],
    sources: Object.entries(sources).map(([file, source]) => sourceRecipe(file, source)),
  };
}

function sourceRecipe(name: string, source: TestSource): SourceRecipe {
  const { kind, text, roles = {}, delimiter = ',', formats = {} } = source;
  const header = (text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').split(delimiter);
  const columns = header.map((header) => ({
    header,
    role: roles[header] ?? roleOfHeader(header, kind),
    formats: formats[header] === undefined ? undefined : [formats[header]],
  }));
  return {
    name,
    kind,
    shape: 'long',
    ordersBy: { by: 'number' },
    dialect: { ...plainDialect, delimiter },
    columns,
  };
}

/** Returns the role of a header of the demo shop's files. */
function roleOfHeader(header: string, kind: SourceKind): Role {
  const known: Record<string, Role> = {
    name: kind === 'customers' ? 'customer_name' : 'product_name',
    price: 'unit_price',
  };
  return known[header] ?? ROLES.find((role) => role === header) ?? 'ignore';
}
