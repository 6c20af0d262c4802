import type { ZooFile } from './files-below';

/** Texts that are JSON, but no campaign file, backup or recipe. */
const OTHER: Readonly<Record<string, string>> = {
  null: 'null',
  true: 'true',
  number: '-12.5e-3',
  string: '"a string"',
  'string-of-escapes': '"\\u0000\\n\\"\\\\\\uD83D\\uDE00"',
  'lone-surrogate': '["\\uD800"]',
  'empty-array': '[]',
  'empty-object': '{}',
  'array-of-everything': '[null, 1, "1", {}]',
  nested: `${'['.repeat(500)}${']'.repeat(500)}`,
  'repeated-key': '{"schema": 1, "schema": 2}',
  prototype: '{"__proto__": {"schema": "x"}, "constructor": {"prototype": {}}}',
  'huge-exponent': '[1e999, -1e-999]',
  'huge-integer': '[100000000000000000000000000000000000000]',
  'white-space-around': ' \t\r\n{ } \n',
};

/** Texts that are no JSON at all, each of which breaks one rule of the grammar. */
const BROKEN: Readonly<Record<string, string>> = {
  nothing: '',
  'blanks-alone': ' \n ',
  'array-unclosed': '["a", 1',
  'array-closed-twice': '["a"]]',
  'array-comma-first': '[,1]',
  'array-comma-last': '[1,]',
  'array-commas-two': '[1,,2]',
  'array-without-comma': '[1 2]',
  'array-colon': '["a": 1]',
  'array-closed-by-brace': '[1}',
  'object-unclosed': '{"a": 1',
  'object-comma-last': '{"a": 1,}',
  'object-without-colon': '{"a" 1}',
  'object-two-colons': '{"a":: 1}',
  'object-key-bare': '{a: 1}',
  'object-key-number': '{1: 1}',
  'object-key-single-quotes': "{'a': 1}",
  'object-value-missing': '{"a":}',
  'object-behind': '{"a": 1} "b"',
  'object-comment': '{"a": 1 /* one */}',
  'object-line-comment': '{"a": 1} // one',
  'number-plus': '[+1]',
  'number-two-signs': '[--1]',
  'number-leading-zero': '[012]',
  'number-negative-leading-zero': '[-01]',
  'number-point-last': '[1.]',
  'number-point-first': '[.5]',
  'number-two-points': '[1.2.3]',
  'number-exponent-empty': '[1e]',
  'number-exponent-two-signs': '[1e+-1]',
  'number-hexadecimal': '[0x1F]',
  'number-infinity': '[Infinity]',
  'number-nan': '[NaN]',
  'number-full-width': '[１]',
  'number-letters-behind': '[12a]',
  'string-unclosed': '["a',
  'string-single-quotes': "['a']",
  'string-line-feed': '["a\nb"]',
  'string-tab': '["a\tb"]',
  'string-zero': '["a\0b"]',
  'string-escape-unknown': '["\\x41"]',
  'string-escape-cut': '["\\"]',
  'string-unicode-cut': '["\\u00"]',
  'string-unicode-letters': '["\\uZZZZ"]',
  'word-capital': '[True]',
  'word-cut': '[nul]',
  'word-other': '[undefined]',
  deep: '['.repeat(100_000),
  'deep-objects': '{"a":'.repeat(50_000),
  'form-feed': '[\f1]',
  'no-break-space': '[\u00A01]',
  'byte-order-mark-twice': '\uFEFF\uFEFF{}',
};

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/**
 * JSON files of the project's own that nothing here may take for its own, with their bytes, also broken
 * ones.
 */
export const ownJson: readonly ZooFile[] = [
  ...Object.entries({ ...OTHER, ...BROKEN }).map(([name, text]) => ({ name, bytes: utf8(text) })),
  { name: 'invalid-utf-8', bytes: Uint8Array.of(0x5b, 0x22, 0xff, 0xc0, 0x22, 0x5d) },
  { name: 'overlong-utf-8', bytes: Uint8Array.of(0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d) },
  { name: 'cut-utf-8', bytes: Uint8Array.of(0x5b, 0x22, 0xe0, 0xff, 0x22, 0x5d) },
  { name: 'utf-16', bytes: Uint8Array.of(0xff, 0xfe, 0x5b, 0, 0x5d, 0) },
  { name: 'byte-order-mark-alone', bytes: Uint8Array.of(0xef, 0xbb, 0xbf) },
];
