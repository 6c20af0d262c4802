import { readFileSync } from 'node:fs';
import type { Progress } from '../../../src/domain/progress';
import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { LoadReport } from '../../../src/domain/shop/shop';
import { createEngine, type Engine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { recipeOf, type TestSource } from './recipe-of';
import { call, openNodeDatabase, type NodeDatabase } from './node-database';

export interface LoadedShop {
  engine: Engine;
  database: NodeDatabase;
  report: LoadReport;
}

export interface LoadOptions {
  database?: NodeDatabase;
  leaveOutReturns?: boolean;
  onProgress?: (progress: Progress) => void;
}

/** Loads sources given as text into `database`, or into one of its own. */
export async function loadShopFromText(
  sources: Record<string, TestSource>,
  { onProgress, ...options }: LoadOptions = {},
): Promise<LoadedShop> {
  const database = options.database ?? (await openNodeDatabase());
  const engine = createEngine(database);
  const recipe = { ...recipeOf(sources), leaveOutReturns: options.leaveOutReturns ?? true };
  const files = Object.entries(sources).map(([name, { text }]) => new File([text], name));
  const report = await loadShop(engine, { recipe, files }, call(onProgress));
  return { engine, database, report };
}

const demoFiles = [
  ['products.csv', 'products'],
  ['customers.csv', 'customers'],
  ['transactions.csv', 'lines'],
] as const;
const demoFile = (name: string) => new URL(`../../../public/data/${name}`, import.meta.url);

const demoSources = () =>
  Object.fromEntries(
    demoFiles.map(([name, kind]) => [name, { kind, text: readFileSync(demoFile(name), 'utf8') }]),
  );

/** Returns the recipe by which `loadDemoShop` reads the demo's files. */
export const demoRecipe = (): Recipe => recipeOf(demoSources());

/** Loads the demo shop into `database`, or into one of its own. */
export function loadDemoShop(database?: NodeDatabase): Promise<LoadedShop> {
  return loadShopFromText(demoSources(), { database });
}
