import { expect, test } from 'vitest';
import type { Database } from '../../workers/database';
import {
  createEngine,
  derivedFact,
  ensureDerived,
  takeOver,
  withoutDerived,
  type Engine,
} from '../../workers/state';

const noDatabase: Database = {
  query: () => Promise.reject(new Error('asked')),
  readArrow: () => Promise.reject(new Error('asked')),
  insertArrow: () => Promise.reject(new Error('asked')),
};

const baskets = derivedFact<string>('baskets');
const pairs = derivedFact<string>('pairs', [baskets]);
const triples = derivedFact<string>('triples', [pairs]);
const segments = derivedFact<string>('segments');
const every = [baskets, pairs, triples, segments];

/** Names the given facts that are built when each is asked for once more. */
async function builtAnew(engine: Engine, facts = every, key = ''): Promise<string[]> {
  const built: string[] = [];
  for (const fact of facts) {
    // oxlint-disable-next-line no-await-in-loop -- one stands on another
    const value = await ensureDerived(engine, fact, key, () => {
      built.push(fact.name);
      return Promise.resolve(`${fact.name} ${key}`);
    });
    expect(value).toBe(`${fact.name} ${key}`);
  }
  return built;
}

test('a fact is built once, and its value kept', async () => {
  const engine = createEngine(noDatabase);
  expect(await builtAnew(engine)).toEqual(['baskets', 'pairs', 'triples', 'segments']);
  expect(await builtAnew(engine)).toEqual([]);
});

test('another key or another shop builds it anew', async () => {
  const engine = createEngine(noDatabase);
  await builtAnew(engine, [segments]);
  expect(await builtAnew(engine, [segments], 'other rules')).toEqual(['segments']);
  engine.generation += 1;
  expect(await builtAnew(engine, [segments], 'other rules')).toEqual(['segments']);
});

test('what is built on a fact is dropped with it, however far above', async () => {
  const engine = createEngine(noDatabase);
  await builtAnew(engine);
  await builtAnew(engine, [baskets], 'other');
  expect(await builtAnew(engine)).toEqual(['baskets', 'pairs', 'triples']);
  await builtAnew(engine, [triples], 'other');
  expect(await builtAnew(engine)).toEqual(['triples']);
});

test('a build that fails leaves it unknown, and what was built on it', async () => {
  const engine = createEngine(noDatabase);
  await builtAnew(engine);
  const failing = ensureDerived(engine, baskets, 'other', () => Promise.reject(new Error('full')));
  await expect(failing).rejects.toThrow('full');
  expect(await builtAnew(engine)).toEqual(['baskets', 'pairs', 'triples']);
});

test('an engine without derived facts builds its own, which are then taken over', async () => {
  const engine = createEngine(noDatabase);
  await builtAnew(engine);
  const other = withoutDerived(engine, noDatabase);
  expect(await builtAnew(other, [baskets])).toEqual(['baskets']);
  takeOver(engine, other);
  expect(await builtAnew(engine)).toEqual(['pairs', 'triples']);
});

test('what the other engine began and did not end is known no more', async () => {
  const engine = createEngine(noDatabase);
  await builtAnew(engine);
  const other = withoutDerived(engine, noDatabase);
  await ensureDerived(other, pairs, '', () => Promise.reject(new Error('full'))).catch(() => null);
  takeOver(engine, other);
  expect(await builtAnew(engine)).toEqual(['pairs', 'triples']);
});
