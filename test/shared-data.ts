import { existsSync } from 'node:fs';
import process from 'node:process';

/** This variable hides the data of other people where it is `none`. */
export const HIDING = 'BUNDLEWISE_SHARED_DATA';

/**
 * Shops, golden rules and hostile files of other people are not this project's to pass on. Where they
 * are at hand they lie beside it. Only this file knows where, so that the variable that `HIDING` names
 * hides them from every test at once.
 */
const FOLDER = new URL('../../shared/data/', import.meta.url);
const isHidden = process.env[HIDING] === 'none';

/** A folder of that data. */
export type SharedPart =
  | 'shops'
  | 'golden'
  | 'csv-zoo/duckdb'
  | 'csv-zoo/json/test_parsing'
  | 'csv-zoo/strings';

/** This is why a test that needs that data is skipped. */
export const WHY_SKIPPED = isHidden
  ? 'the data of other people is hidden'
  : 'the data of other people is not beside the project';

/** Returns the folder of a part, with a slash at its end, or undefined where it is not there. */
export function sharedFolder(part: SharedPart): URL | undefined {
  const folder = new URL(`${part}/`, FOLDER);
  return !isHidden && existsSync(folder) ? folder : undefined;
}
