import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

/** Logic in Node, SQL in a real DuckDB in Node, components in happy-dom. */
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    // On two cores the runner would leave one of them idle.
    maxWorkers: '100%',
    // Nothing is timed here: a busy machine may take its time, and seconds to start a database.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          environment: 'node',
          include: ['test/{domain,tools,storage,conformance}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          environment: 'node',
          pool: 'forks',
          // A process keeps its modules and its started database from file to file.
          isolate: false,
          setupFiles: ['test/engine/support/give-back.ts'],
          include: ['test/engine/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: {
          name: 'ui',
          environment: 'happy-dom',
          setupFiles: ['test/ui/patience.ts'],
          include: ['test/ui/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
