import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

/** Logic in Node, SQL in a real DuckDB in Node, components in happy-dom. */
export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    // On two cores the runner would leave one of them idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          environment: 'node',
          // Nothing is timed here: a busy machine may take its time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
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
          setupFiles: ['test/engine/give-back.ts'],
          testTimeout: 30_000,
          // Starting the database takes seconds on a busy machine.
          hookTimeout: 60_000,
          include: ['test/engine/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: { name: 'ui', environment: 'happy-dom', include: ['test/ui/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
