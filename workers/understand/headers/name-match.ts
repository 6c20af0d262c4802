import { VALUE_ROLES, type ValueRole } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import { contextual } from './contextual';
import { furtherLanguages } from './further-languages';
import { normalise } from './normalise';
import { isFiller, isPrefix, isRowNumber, isTurning } from './other-words';
import { synonyms, type Synonyms } from './synonyms';

/** A role that a header names, and how well it does. */
export interface NameMatch {
  role: ValueRole;
  /** 0 to 1. */
  score: number;
  /** The name means this only in a file of this kind. */
  isContextual: boolean;
}

const EXACT = 0.95;
const WITHOUT_FILLERS = 0.88;
/** Names such as `id` and `date` mean what the kind of file suggests. */
const CONTEXTUAL = 0.7;
const PART = 0.6;
/** Names lose this for each place in their list: of two columns for one role the plainer name wins. */
const LESS_PLAIN = 0.0005;

const bare = (name: string) => name.replaceAll(' ', '');

/** Indexes names without their blanks: each leads to its roles, with its place in their lists. */
function indexOf(...all: Synonyms[]): Map<string, [ValueRole, number][]> {
  const index = new Map<string, [ValueRole, number][]>();
  for (const lists of all) {
    for (const role of VALUE_ROLES) {
      lists[role]?.forEach((name, place) => {
        const roles = index.get(bare(name)) ?? [];
        if (!roles.some(([known]) => known === role)) roles.push([role, place]);
        index.set(bare(name), roles);
      });
    }
  }
  return index;
}

const exact = indexOf(synonyms, furtherLanguages);
const inContext = Object.fromEntries(
  Object.entries(contextual).map(([kind, lists]) => [kind, indexOf(lists)]),
) as Record<SourceKind, Map<string, [ValueRole, number][]>>;

/** Tells whether a text is a header that shops' systems use. */
export function isKnownHeader(text: string): boolean {
  const name = bare(normalise(text));
  return (
    exact.has(name) ||
    isRowNumber(name) ||
    Object.values(inContext).some((index) => index.has(name)) ||
    CODES.test(text.trim())
  );
}

/** A text that ends like `kd_nr` or `categoryID` is a header, whatever stands before the ending. */
const CODES = /^\p{L}+(?:[_\s-]?(?:id|nr|no|key|code)|ID|Id|Key|Code)$/u;

/** `unit price with vat` is a price all the same. */
const TAXED =
  /(?: |^)(?:with|without|incl|including|inc|excl|excluding|ex|before|after) (?:vat|tax|taxes|gst|mwst|ust|tva|iva|btw|moms|dph)$|(?<= )(?:vat|tax|taxes|gst|moms|dph) (?:incl|included|inc|excl|excluded|ex)$/;

/** These words only name or sort the thing they stand beside: `order full name`, `customer type`. */
const IS_LABEL = /^(?:name|title|label|type|group|segment|class|tier|kind)$/;
const LABELLED: ReadonlySet<ValueRole> = new Set([
  'status',
  'channel',
  'category',
  'subcategory',
  'product_name',
  'customer_name',
]);

/** Lists the roles that a normalised header may name in a file of a kind, the best first. */
export function matchName(given: string, kind: SourceKind): NameMatch[] {
  const name = given.replace(TAXED, '').trim() || given;
  if (name === '' || isRowNumber(name)) return [];
  const found = new Map<ValueRole, NameMatch>();
  const add = (role: ValueRole, score: number, isContextual = false) => {
    if ((found.get(role)?.score ?? 0) < score) found.set(role, { role, score, isContextual });
  };
  const addAll = (text: string, certain: number, context: number) => {
    for (const [role, place] of exact.get(bare(text)) ?? [])
      add(role, certain - place * LESS_PLAIN);
    for (const [role, place] of inContext[kind].get(bare(text)) ?? [])
      add(role, context - place * LESS_PLAIN, true);
  };
  addAll(name, EXACT, CONTEXTUAL);
  if (found.size > 0) return sorted(found);
  const words = name.split(' ');
  const kept = words.filter((word) => !isFiller(word));
  if (kept.length > 0 && kept.length < words.length)
    addAll(kept.join(' '), WITHOUT_FILLERS, CONTEXTUAL - 0.05);
  for (let from = 1; from < words.length && isPrefix(words[from - 1] ?? ''); from += 1) {
    addAll(words.slice(from).join(' '), WITHOUT_FILLERS - 0.03, CONTEXTUAL - 0.08);
    if (found.size > 0) break;
  }
  if (found.size > 0 || words.length < 2) return sorted(found);
  for (let from = 0; from < kept.length; from += 1) {
    for (let to = kept.length; to > from; to -= 1) {
      // The noun stands at the end, or, in Romance languages, in front.
      if (from > 0 && to < kept.length) continue;
      const rest = [...kept.slice(0, from), ...kept.slice(to)];
      if (rest.some((word) => isTurning(word))) continue;
      const length = (to - from) / kept.length;
      const isLabel = rest.some((word) => IS_LABEL.test(word));
      for (const [role] of exact.get(kept.slice(from, to).join('')) ?? [])
        if (!isLabel || LABELLED.has(role)) add(role, PART * (0.7 + 0.3 * length));
    }
  }
  return sorted(found);
}

const sorted = (found: ReadonlyMap<ValueRole, NameMatch>) =>
  [...found.values()].sort((a, b) => b.score - a.score);
