import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** `npm run imports` runs with this configuration. */
const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[];
  options: Record<string, unknown>;
};

/** A file that breaks the rule of that name, and what it imports from the project. */
interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

const plant = (rule: string, file: string, code: string): Plant => ({ rule, file, code });

const PLANTS: readonly Plant[] = [
  plant('no-cycles', 'src/domain/hen.ts', `import { egg } from './egg'; export const hen = egg;`),
  plant(
    'no-cycles',
    'workers/horse.ts',
    `import type { Cart } from './cart'; export type Horse = Cart | 1;`,
  ),
  plant('domain-is-pure', 'src/domain/drawn.ts', `import 'solid-js';`),
  plant('domain-is-pure', 'src/domain/asking.ts', `import type { Asked } from '../engine/asked';`),
  plant(
    'workers-see-workers-and-domain',
    'workers/drawn.ts',
    `import type { P } from '../src/ui/part';`,
  ),
  plant(
    'engine-sees-worker-types-domain-comlink',
    'src/engine/kept.ts',
    `import '../storage/kept';`,
  ),
  plant(
    'only-engine-touches-workers',
    'src/features/data/rows.ts',
    `import type { T } from '../../../workers/table';`,
  ),
  plant(
    'worker-code-is-imported-as-types',
    'src/engine/rows.ts',
    `import { table } from '../../workers/table';`,
  ),
  plant('storage-sees-domain', 'src/storage/drawn.ts', `import type { P } from '../ui/part';`),
  plant(
    'ui-sees-domain-types-and-ui',
    'src/ui/kept.ts',
    `import type { K } from '../storage/kept';`,
  ),
  plant(
    'features-do-not-see-each-other',
    'src/features/data/other.ts',
    `import type { S } from '../segments/sizes';`,
  ),
  plant(
    'features-see-what-lies-below',
    'src/features/data/shell.ts',
    `import type { S } from '../../shell/frame';`,
  ),
  plant(
    'nothing-imports-the-table-of-contents',
    'workers/questions/asking.ts',
    `import type { Questions } from '../engine';`,
  ),
  plant(
    'duckdb-has-one-owner',
    'workers/questions/boot.ts',
    `import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';`,
  ),
  plant(
    'arrow-has-three-owners',
    'workers/questions/arrow.ts',
    `import type { Table } from 'apache-arrow';`,
  ),
  plant(
    'echarts-has-one-owner',
    'src/ui/marks/bar.ts',
    `import type { ECharts } from 'echarts/core';`,
  ),
  plant(
    'idb-keyval-has-one-owner',
    'src/features/data/keep.ts',
    `import { get } from 'idb-keyval';`,
  ),
  plant('saxen-has-one-owner', 'workers/read/sheet.ts', `import { Parser } from 'saxen';`),
  plant('comlink-has-two-owners', 'workers/questions/call.ts', `import { expose } from 'comlink';`),
];

/** The plants import these, which break no rule themselves. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  'src/domain/egg.ts': `import { hen } from './hen'; export const egg = hen;`,
  'workers/cart.ts': `import type { Horse } from './horse'; export type Cart = Horse | 2;`,
  'src/engine/asked.ts': `export type Asked = 1;`,
  'src/ui/part.ts': `export type P = 1;`,
  'src/storage/kept.ts': `export type K = 1;`,
  'src/shell/frame.ts': `export type S = 1;`,
  'src/features/segments/sizes.ts': `export type S = 1;`,
  'workers/engine.ts': `export type Questions = 1;`,
  'workers/table.ts': `export const table = 1; export type T = 1;`,
};

describe('the import rules', () => {
  const home = process.cwd();
  const house = mkdtempSync(join(tmpdir(), 'planted-'));
  const broken = new Map<string, string[]>();

  beforeAll(async () => {
    const files = [
      ...PLANTS.map(({ file, code }) => [file, code] as const),
      ...Object.entries(NEIGHBOURS),
    ];
    for (const [file, code] of files) {
      mkdirSync(join(house, dirname(file)), { recursive: true });
      writeFileSync(join(house, file), `${code}\n`);
    }
    symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
    // The rules speak of paths below the folder they are run in.
    process.chdir(house);
    const { tsConfig: _, enhancedResolveOptions, ...options } = configuration.options;
    const { output } = await cruise(
      ['src', 'workers'],
      {
        ...options,
        validate: true,
        ruleSet: { forbidden: configuration.forbidden },
        baseDir: house,
      },
      enhancedResolveOptions as object,
    );
    for (const { from, rule, cycle = [] } of (output as ICruiseResult).summary.violations) {
      // A circle is told once, from any of its files.
      for (const file of new Set([from, ...cycle.map(({ name }) => name)])) {
        broken.set(file, [...(broken.get(file) ?? []), rule.name]);
      }
    }
  });

  afterAll(() => {
    process.chdir(home);
    rmSync(house, { recursive: true });
  });

  it.each(PLANTS)('$rule: $file breaks it', ({ rule, file }) => {
    expect(broken.get(file) ?? []).toContain(rule);
  });

  it('are each broken by a plant', () => {
    const rules = configuration.forbidden.map(({ name }) => name);
    expect([...new Set(PLANTS.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
  });

  it('leave alone what keeps them', () => {
    const planted = new Set(PLANTS.map(({ file }) => file));
    const circles = ['src/domain/egg.ts', 'workers/cart.ts'];
    expect(
      [...broken.keys()].filter((file) => !planted.has(file) && !circles.includes(file)),
    ).toEqual([]);
  });
});
