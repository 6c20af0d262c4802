import { readFileSync } from 'node:fs';
import { sharedFolder } from '../shared-data.ts';

/** These strings imitate script, SQL, formulas, paths and letters that programs trip over. */
const OWN = [
  '<script>window.__xss = 1</script>',
  '"><img src=x onerror="window.__xss = 1">',
  "javascript:window.__xss='1'",
  '=HYPERLINK("http://example.invalid","Tea")',
  '+1+1',
  '-2+3',
  '@SUM(1,2)',
  "'; DROP TABLE product; --",
  '1;DROP TABLE users',
  '{{constructor.constructor("window.__xss=1")()}}',
  '../../../etc/passwd%00',
  '__proto__',
  'constructor',
  '𝒯ea ☕️ 👩‍👩‍👧',
  '\u202Eaet\u202C',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  'ZWSP\u200Bhere',
  '$HOME `ls` %s %n',
  'x'.repeat(400),
];

const folder = sharedFolder('csv-zoo/strings');
const OTHERS: readonly string[] =
  folder === undefined ? [] : JSON.parse(readFileSync(new URL('blns.json', folder), 'utf8'));

/** A list that other people collected is used as well, where it is at hand. */
export const nastyStrings: readonly string[] = [...new Set([...OWN, ...OTHERS])];

/** Returns a text as a shop shows it: a run of white space is one blank, and outer ones are dropped. */
export const normalised = (text: string): string =>
  text.replaceAll(/[\t\n\v\f\r\u0085\p{Z}]+/gu, ' ').replaceAll(/^ | $/g, '');

/** Writes any text as a cell of a CSV file. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
