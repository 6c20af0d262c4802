import { defineConfig } from 'vitest/config';

/**
 * Formulas that money follows leave no branch untried: `vitest run --config vitest.coverage.config.ts`
 * fails below 100 %, part of `npm test`. Only the tests named here count.
 */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/domain/{economics,economics-table,power,segments,segment-affinity}.test.ts'],
    coverage: {
      enabled: true,
      provider: 'v8',
      include: [
        'src/domain/{economics,economics-limits,power,difference,segments,segment-affinity}.ts',
      ],
      reporter: ['text'],
      reportsDirectory: '.cache/coverage',
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
    },
  },
});
