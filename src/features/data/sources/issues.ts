import { PRODUCT_KEYS, roles, type Role } from '../../../domain/recipe/roles';
import { hasBasketRows } from '../../../domain/recipe/shapes';
import { sourceKinds } from '../../../domain/recipe/source-kinds';
import {
  isUsable,
  isUsed,
  openClarifications,
  roleOf,
  rolesPlayed,
  type SourceDraft,
} from './source-draft';

/** Why the files cannot be loaded as they are. */
export interface Issue {
  /** The source it is about; null when it is about all of them. */
  sourceId: number | null;
  message: string;
}

/** Everything that stands in the way of loading; none: they can be loaded. */
export function issuesOf(sources: readonly SourceDraft[], isLinking = false): Issue[] {
  if (sources.length === 0) return [{ sourceId: null, message: 'Add a file with order lines.' }];
  const pending = sources.find(({ isPending }) => isPending);
  if (pending !== undefined) {
    return [{ sourceId: null, message: `Still reading the first rows of ${pending.file.name}.` }];
  }
  if (isLinking) return [{ sourceId: null, message: 'Still comparing the files.' }];
  const usable = sources.filter(isUsable);
  const own = usable.flatMap((source) =>
    [
      ...unanswered(source),
      ...(isUsed(source) ? [...missing(source), ...repeated(source)] : []),
    ].map((message) => ({
      sourceId: source.id,
      message,
    })),
  );
  return usable.some(({ kind }) => kind === 'lines') ? own : [noLines(usable), ...own];
}

function noLines(usable: readonly SourceDraft[]): Issue {
  const taken = usable.map(({ file, kind }) => `${file.name} as ${sourceKinds[kind].name}`);
  const end =
    taken.length === 0 ? '' : ` Taken so far: ${new Intl.ListFormat('en').format(taken)}.`;
  return {
    sourceId: null,
    message: `No file holds order lines, with an order number and a product in each row.${end}`,
  };
}

function unanswered(source: SourceDraft): string[] {
  return openClarifications(source)
    .filter(({ mustAnswer }) => mustAnswer)
    .map(({ title }) => `Answer for ${source.file.name}: ${title}`);
}

function missing(source: SourceDraft): string[] {
  const played = rolesPlayed(source);
  const lacks = (...any: Role[]) => !any.some((role) => played.has(role));
  const choose = (what: string) => `Choose which column of ${source.file.name} is the ${what}.`;
  const messages: string[] = [];
  const isLines = source.kind === 'lines';
  const byNumber = source.kind === 'orders' || (isLines && source.ordersBy.by === 'number');
  if (byNumber && lacks('order_id')) messages.push(choose('order number'));
  if (isLines && source.ordersBy.by === 'customer') {
    if (lacks('customer_id')) messages.push(choose('customer, which makes the orders'));
    if (lacks('ordered_at')) messages.push(choose('date, which makes the orders'));
  }
  const inBaskets = isLines && hasBasketRows(source.shape);
  if (inBaskets && lacks('item')) messages.push(choose('product in the basket'));
  if (((isLines && !inBaskets) || source.kind === 'products') && lacks(...PRODUCT_KEYS)) {
    messages.push(choose('product, by its id or its name'));
  }
  if (source.kind === 'lookup' && lacks('key')) messages.push(choose('key to another file'));
  if (source.kind === 'customers' && lacks('customer_id')) messages.push(choose('customer'));
  return messages;
}

function repeated(source: SourceDraft): string[] {
  return [...rolesPlayed(source)].flatMap((role) => {
    const columns = source.columns.filter((column) => roleOf(source, column) === role);
    if (roles[role].mayRepeat || columns.length < 2) return [];
    const headers = new Intl.ListFormat('en').format(columns.map(({ header }) => header));
    const howMany = columns.length === 2 ? 'both' : 'all';
    const what = roles[role].name.toLowerCase();
    return [`In ${source.file.name}, ${headers} are ${howMany} the ${what}. Keep one of them.`];
  });
}
