/** The questions of the Inspect page; each export is one. */
export { shopTables } from './inspect/shop-tables';
export { tableRows } from './inspect/table-rows';
export { columnProfiles } from './inspect/column-profiles';
export { runQuery } from './inspect/run-query';
