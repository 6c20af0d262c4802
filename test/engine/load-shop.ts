import { existsSync, readFileSync } from 'node:fs';
import type { Recipe, Role, SourceKind, SourceRecipe } from '../../src/domain/recipe';
import type { LoadReport } from '../../src/domain/shop';
import { createEngine, type Engine } from '../../workers/engine';
import { loadShop } from '../../workers/ingest/load';
import { call, openNodeDatabase, type NodeDatabase } from './node-database';

/** A source in a test: its text, its kind, and the role of each column in order. */
export interface TestSource {
  kind: SourceKind;
  text: string;
  /** By header; headers that are roles by name play them anyway. */
  roles?: Record<string, Role>;
  delimiter?: string;
  formats?: Record<string, string>;
}

export interface LoadedShop {
  engine: Engine;
  database: NodeDatabase;
  report: LoadReport;
}

export function recipeOf(sources: Record<string, TestSource>, name = 'Test shop'): Recipe {
  return {
    version: 1,
    name,
    leaveOutReturns: true,
    sources: Object.entries(sources).map(([file, source]) => sourceRecipe(file, source)),
  };
}

function sourceRecipe(name: string, source: TestSource): SourceRecipe {
  const { kind, text, roles = {}, delimiter = ',', formats = {} } = source;
  const header = (text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? '').split(delimiter);
  const columns = header.map((header) => ({
    header,
    role: roles[header] ?? roleOfHeader(header, kind),
    format: formats[header],
  }));
  return { name, kind, delimiter, columns };
}

/** The headers of the demo shop's files. */
function roleOfHeader(header: string, kind: SourceKind): Role {
  const known: Record<string, Role> = {
    name: kind === 'customers' ? 'customer_name' : 'product_name',
    price: 'unit_price',
  };
  const roles: readonly Role[] = [
    'order_id',
    'ordered_at',
    'customer_id',
    'product_id',
    'product_name',
    'category',
    'subcategory',
    'quantity',
    'unit_price',
    'discount',
    'amount',
    'cost',
    'status',
    'cancelled_at',
    'channel',
    'customer_name',
    'email',
    'phone',
    'joined_on',
    'accepts_email',
    'accepts_sms',
    'accepts_push',
  ];
  return known[header] ?? roles.find((role) => role === header) ?? 'ignore';
}

/** Loads sources given as text into `database`, or into one of its own. */
export async function loadShopFromText(
  sources: Record<string, TestSource>,
  options: { database?: NodeDatabase; leaveOutReturns?: boolean } = {},
): Promise<LoadedShop> {
  const database = options.database ?? (await openNodeDatabase());
  const engine = createEngine(database);
  const recipe = { ...recipeOf(sources), leaveOutReturns: options.leaveOutReturns ?? true };
  const files = Object.entries(sources).map(([name, { text }]) => new File([text], name));
  const report = await loadShop(engine, { recipe, files }, call());
  return { engine, database, report };
}

const demoFiles = [
  ['products.csv', 'products'],
  ['customers.csv', 'customers'],
  ['transactions.csv', 'lines'],
] as const;
const demoFile = (name: string) => new URL(`../../public/data/${name}`, import.meta.url);

/** The demo's files are generated; where they are missing, tests on them are skipped. */
export const demoShopExists = demoFiles.every(([name]) => existsSync(demoFile(name)));

/** The demo shop, loaded into `database`, or into one of its own. */
export function loadDemoShop(database?: NodeDatabase): Promise<LoadedShop> {
  const sources = Object.fromEntries(
    demoFiles.map(([name, kind]) => [name, { kind, text: readFileSync(demoFile(name), 'utf8') }]),
  );
  return loadShopFromText(sources, { database });
}
