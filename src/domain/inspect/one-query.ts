import { failed, success, type Result } from '../errors';

declare const isOneQuery: unique symbol;

/** Text that `oneQuery` has found to be one query. */
export type OneQuery = string & { readonly [isOneQuery]: true };

/**
 * Returns the text of one query, safe to be put in parentheses: `SELECT * FROM (<query>)` then admits
 * nothing but a query, since whatever writes, attaches or changes settings is no table expression.
 * Quotes, comments and dollar quotes are told apart, so that no parenthesis or semicolon within them
 * ends it early.
 */
export function oneQuery(sql: string): Result<OneQuery> {
  let depth = 0;
  let end = -1;
  for (const { text, kind, at } of tokens(sql)) {
    if (kind === 'open') return refused('A quote or comment is not closed.');
    if (kind !== 'code') continue;
    for (const [offset, character] of [...text].entries()) {
      if (end >= 0 && !/[\s;]/.test(character)) return refused('Write one query at a time.');
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (depth < 0) return refused('A closing parenthesis has no opening one.');
      if (character === ';' && end < 0) {
        if (depth > 0) return refused('Write one query at a time.');
        end = at + offset;
      }
    }
  }
  if (depth > 0) return refused('A parenthesis is not closed.');
  const query = (end < 0 ? sql : sql.slice(0, end)).trim();
  const words = tokens(query)
    .filter(({ kind }) => kind === 'code')
    .map(({ text }) => text)
    .join(' ')
    .trim();
  if (words === '') return refused('Write a query, such as FROM line LIMIT 10.');
  if (!STARTS.test(words)) {
    return refused(
      'Only queries are run here: SELECT, FROM, WITH, VALUES, DESCRIBE, SUMMARIZE or SHOW. Nothing that writes.',
    );
  }
  return success(query as OneQuery);
}

const STARTS =
  /^\(*\s*(?:select|from|with|values|table|describe|desc|summarize|show|pivot|unpivot)\b/i;

type Kind = 'code' | 'quoted' | 'comment' | 'open';
interface Token {
  text: string;
  kind: Kind;
  at: number;
}

const PARTS =
  /(?<line>--[^\n]*)|(?<block>\/\*)|(?<escaped>\b[eE]')|(?<quote>['"])|(?<dollar>\$[A-Za-z_]?\w*\$)/g;

function tokens(sql: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    PARTS.lastIndex = at;
    const match = PARTS.exec(sql);
    const start = match?.index ?? sql.length;
    if (start > at) found.push({ text: sql.slice(at, start), kind: 'code', at });
    if (match === null) break;
    const end = endOf(sql, match);
    const isComment = match.groups?.['line'] !== undefined || match.groups?.['block'] !== undefined;
    if (end < 0) return [...found, { text: sql.slice(start), kind: 'open', at: start }];
    found.push({ text: sql.slice(start, end), kind: isComment ? 'comment' : 'quoted', at: start });
    at = end;
  }
  return found;
}

/** Returns where the quoted part that begins with the match ends, or −1 when it never does. */
function endOf(sql: string, match: RegExpExecArray): number {
  const [text] = match;
  const from = match.index + text.length;
  const { line, block, escaped, quote, dollar } = match.groups ?? {};
  if (line !== undefined) return from;
  if (block !== undefined) return after(sql, '*/', from);
  if (dollar !== undefined) return after(sql, dollar, from);
  const mark = quote ?? "'";
  for (let at = from; at < sql.length; at += 1) {
    if (escaped !== undefined && sql[at] === '\\') at += 1;
    else if (sql[at] === mark) {
      if (sql[at + 1] !== mark) return at + 1;
      at += 1;
    }
  }
  return -1;
}

function after(sql: string, mark: string, from: number): number {
  const at = sql.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

const refused = (message: string): Result<never> => failed({ kind: 'bad-query', message });
