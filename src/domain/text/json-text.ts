import { failed, success, type Failure, type Result } from '../errors';
import { isNestedDeeper } from './json-depth';

/** The limit for any JSON file that is taken in, in bytes. */
export const MOST_FILE_BYTES = 20_000_000;
/** Our own files nest a few levels; more than this is an attack on the parser. */
const MOST_DEPTH = 64;

/**
 * Returns what a file's JSON holds, and checks it before parsing. `kind` is as in `a campaign file`.
 * Never throws.
 */
export function parseJson(text: string, kind: string): Result<unknown> {
  if (text.length > MOST_FILE_BYTES) return failed(tooLarge(kind));
  if (isNestedDeeper(text, MOST_DEPTH)) {
    return badFile(`This file is nested too deeply to be ${kind}.`);
  }
  try {
    return success(JSON.parse(text) as unknown);
  } catch (error) {
    return badFile(`This file is not valid JSON${lineOf(error, text)}.`, String(error));
  }
}

export const tooLarge = (kind: string): Failure => ({
  kind: 'bad-file',
  message: `This file is larger than 20 MB, too large for ${kind}.`,
});

export const badFile = (message: string, detail?: string): Result<never> =>
  failed({ kind: 'bad-file', message, detail });

/** Returns the line of a syntax error in words, where the browser tells the position. */
function lineOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return '';
  return ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}
