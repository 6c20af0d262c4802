// The import rules of the house (ARCHITECTURE.md). Each rule's name says what it protects.
const only = (path) => ({ pathNot: path });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'types count: a circle of them is as hard to read and to take apart',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain imports itself and the schema library, nothing else',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { pathNot: ['^src/domain', 'node_modules/valibot'] },
    },
    {
      name: 'workers-see-workers-and-domain',
      severity: 'error',
      from: { path: '^workers' },
      to: {
        pathNot: [
          '^workers',
          '^src/domain',
          '^\\.generated',
          'node_modules/(@duckdb/duckdb-wasm|apache-arrow|comlink|fflate|saxen|valibot)',
        ],
      },
    },
    {
      name: 'engine-sees-worker-types-domain-comlink',
      severity: 'error',
      from: { path: '^src/engine' },
      to: {
        pathNot: ['^src/(engine|domain)', '^workers/', 'node_modules/(comlink|solid-js)'],
      },
    },
    {
      name: 'only-engine-touches-workers',
      comment: 'types of workers/engine.ts, and the worker entry through its URL',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/engine' },
      to: { path: '^workers' },
    },
    {
      name: 'worker-code-is-imported-as-types',
      comment:
        'src/engine/engine-build.ts takes the address of the worker’s script, and none of its code',
      severity: 'error',
      from: { path: '^src/engine', pathNot: '^src/engine/engine-build\\.ts$' },
      to: { path: '^workers', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-the-table-of-contents',
      comment:
        'workers/engine.ts lists the questions; the entry and the page’s types alone need all',
      severity: 'error',
      from: { path: '^(src|workers)', pathNot: '^(workers/engine\\.worker\\.ts|src/engine/)' },
      to: { path: '^workers/engine\\.ts$' },
    },
    {
      name: 'storage-sees-domain',
      severity: 'error',
      from: { path: '^src/storage' },
      to: { pathNot: ['^src/(storage|domain)', 'node_modules/(idb-keyval|valibot|solid-js)'] },
    },
    {
      name: 'ui-sees-domain-types-and-ui',
      severity: 'error',
      from: { path: '^src/ui' },
      to: {
        pathNot: ['^src/(ui|domain)', 'node_modules/(solid-js|echarts|zrender)'],
      },
    },
    {
      name: 'features-do-not-see-each-other',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-see-what-lies-below',
      severity: 'error',
      from: { path: '^src/features/' },
      to: {
        pathNot: [
          '^src/(features|ui|domain|engine|storage)/',
          'node_modules/(solid-js|@solidjs/router|fflate)',
        ],
      },
    },
    {
      name: 'duckdb-has-one-owner',
      severity: 'error',
      from: only('^workers/duckdb\\.ts$'),
      to: { path: 'node_modules/@duckdb' },
    },
    {
      name: 'arrow-has-three-owners',
      severity: 'error',
      from: only('^workers/(duckdb|decode|encode)\\.ts$'),
      to: { path: 'node_modules/apache-arrow' },
    },
    {
      name: 'echarts-has-one-owner',
      severity: 'error',
      from: only('^src/ui/chart'),
      to: { path: 'node_modules/(echarts|zrender)' },
    },
    {
      name: 'idb-keyval-has-one-owner',
      severity: 'error',
      from: only('^src/storage/'),
      to: { path: 'node_modules/idb-keyval' },
    },
    {
      name: 'saxen-has-one-owner',
      comment: 'only workbooks are XML, and only they load its parser',
      severity: 'error',
      from: only('^workers/read/workbook/xml\\.ts$'),
      to: { path: 'node_modules/saxen' },
    },
    {
      name: 'comlink-has-two-owners',
      severity: 'error',
      from: only('^(workers/engine\\.worker\\.ts|src/engine/)'),
      to: { path: 'node_modules/comlink' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|sql)(\\?|$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
};
