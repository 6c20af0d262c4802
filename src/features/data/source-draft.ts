import type { Failure } from '../../domain/errors';
import type {
  InspectedSource,
  LinkedSource,
  Question,
  SourceChange,
} from '../../domain/inspection';
import {
  plainDialect,
  type ColumnRecipe,
  type DateFormat,
  type DecimalSign,
  type Dialect,
  type DiscountUnit,
  type Link,
  type OrdersBy,
  type Recipe,
  type Role,
  type Shape,
  type SourceKind,
  type SourceRecipe,
} from '../../domain/recipe';
import { isDateRole, isNumberRole, rolesOfKind } from './roles';

export interface ColumnDraft {
  readonly header: string;
  readonly samples: readonly string[];
  /** As proposed, until the person chooses another. */
  readonly role: Role;
  /** 0 to 1; of the proposal. */
  readonly confidence: number;
  readonly reason: string;
  /** How its values are dates, when they are. */
  readonly formats?: readonly DateFormat[];
  /** How its values are numbers; absent: a point. */
  readonly decimal?: DecimalSign;
  readonly unit?: DiscountUnit;
  readonly isChosen: boolean;
}

/** What a person has said of a file; it holds whatever is detected anew. */
export interface SourceChoices {
  readonly kind?: SourceKind;
  readonly shape?: Shape;
  readonly ordersBy?: OrdersBy;
  readonly dialect: Partial<Dialect>;
  /** By the number of the column. */
  readonly columns: Readonly<Record<number, Partial<ColumnRecipe>>>;
  /** The number of the choice, by the question's id. */
  readonly answers: Readonly<Record<string, number>>;
  /** They are a recipe's, which leaves nothing open. */
  readonly isWhole?: boolean;
}

export const noChoices: SourceChoices = { dialect: {}, columns: {}, answers: {} };

/** A file on its way to become a source. */
export interface SourceDraft {
  readonly id: number;
  readonly file: File;
  readonly kind: SourceKind;
  readonly shape: Shape;
  readonly ordersBy: OrdersBy;
  readonly dialect: Dialect;
  readonly columns: readonly ColumnDraft[];
  readonly link: Link | null;
  /** Why it was taken for this kind beside the other files. */
  readonly reason: string;
  readonly questions: readonly Question[];
  readonly notes: readonly string[];
  readonly preview: readonly (readonly string[])[];
  readonly previewLines: readonly number[];
  /** Rows the proposal is from, and whether those are all. */
  readonly judged: { rows: number; isAll: boolean };
  /** Its head has not been looked at yet. */
  readonly isPending: boolean;
  /** Why it cannot be used; it is left out of the shop. */
  readonly problem: Failure | null;
  readonly choices: SourceChoices;
  /** What was found in the file alone, and beside the others. */
  readonly inspected?: InspectedSource;
  readonly linked?: LinkedSource;
}

export const pendingSource = (id: number, file: File, choices = noChoices): SourceDraft => ({
  id,
  file,
  kind: choices.kind ?? 'lines',
  shape: choices.shape ?? 'long',
  ordersBy: { by: 'number' },
  dialect: plainDialect,
  columns: [],
  link: null,
  reason: '',
  questions: [],
  notes: [],
  preview: [],
  previewLines: [],
  judged: { rows: 0, isAll: true },
  isPending: true,
  problem: null,
  choices,
});

/** The draft as what was found, and then what the person said, make it. */
export function settled(source: SourceDraft): SourceDraft {
  const { inspected, linked, choices } = source;
  if (inspected === undefined) return source;
  return {
    ...source,
    kind: choices.kind ?? linked?.kind ?? inspected.kind,
    shape: choices.shape ?? inspected.shape,
    ordersBy: choices.ordersBy ?? inspected.ordersBy,
    dialect: inspected.dialect,
    columns: inspected.columns.map((column, index): ColumnDraft => {
      const chosen = choices.columns[index] ?? {};
      return {
        ...column,
        role: linked?.roles[index] ?? column.role,
        ...linked?.sureness[index],
        ...chosen,
        isChosen: chosen.role !== undefined,
      };
    }),
    link: linked?.link ?? null,
    reason: linked?.reason ?? '',
    questions: [...inspected.questions, ...(linked?.questions ?? [])],
    notes: inspected.notes,
    preview: inspected.preview,
    previewLines: inspected.previewLines,
    judged: { rows: inspected.judgedRows, isAll: inspected.judgedAll },
    problem: inspected.problem,
    isPending: false,
  };
}

/** The person's choices with one more change. */
export function withChange(choices: SourceChoices, change: SourceChange): SourceChoices {
  const columns = { ...choices.columns };
  for (const { index, change: column } of change.columns ?? []) {
    columns[index] = { ...columns[index], ...column };
  }
  return {
    ...choices,
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.shape === undefined ? {} : { shape: change.shape }),
    ...(change.ordersBy === undefined ? {} : { ordersBy: change.ordersBy }),
    dialect: { ...choices.dialect, ...change.dialect },
    columns,
  };
}

/** Whether a change means that the file has to be looked at again. */
export const isReread = ({ dialect, kind, shape }: SourceChange): boolean =>
  dialect !== undefined || kind !== undefined || shape !== undefined;

export const isUsable = (source: SourceDraft): boolean =>
  !source.isPending && source.problem === null;

/** Whether rows of it come into the shop. */
export const isUsed = (source: SourceDraft): boolean => isUsable(source) && source.kind !== 'other';

/** A column's role in a source of this kind: a role that such a source cannot have counts as none. */
export const roleOf = (source: SourceDraft, column: ColumnDraft): Role =>
  rolesOfKind[source.kind].includes(column.role) ? column.role : 'ignore';

/** The roles that columns of a source play. */
export const rolesPlayed = (source: SourceDraft): ReadonlySet<Role> =>
  new Set(source.columns.map((column) => roleOf(source, column)));

/** The questions that wait for an answer. */
export const openQuestions = (source: SourceDraft): readonly Question[] =>
  source.kind === 'other' || source.choices.isWhole === true
    ? []
    : source.questions.filter(({ id }) => source.choices.answers[id] === undefined);

/** What the person decided for the whole shop. */
export interface ShopChoices {
  readonly name: string;
  readonly leaveOutReturns: boolean;
  readonly leaveOutProducts: readonly string[];
}

/** The sources that are used, with the files in step. */
export function recipeOf(
  sources: readonly SourceDraft[],
  { name, leaveOutReturns, leaveOutProducts }: ShopChoices,
): { recipe: Recipe; files: File[] } {
  const used = sources.filter(isUsed);
  const recipe: Recipe = {
    version: 1,
    name,
    leaveOutReturns,
    leaveOutProducts,
    sources: used.map(sourceRecipe),
  };
  return { recipe, files: used.map(({ file }) => file) };
}

export function sourceRecipe(source: SourceDraft): SourceRecipe {
  const { kind, shape, ordersBy, dialect, link } = source;
  const isLines = kind === 'lines';
  return {
    name: source.file.name,
    kind,
    shape: isLines ? shape : 'long',
    ordersBy: isLines ? ordersBy : { by: 'number' },
    dialect,
    columns: source.columns.map((column): ColumnRecipe => {
      const { header, formats, decimal, unit } = column;
      const role = roleOf(source, column);
      return {
        header,
        role,
        ...(formats !== undefined && isDateRole(role) ? { formats } : {}),
        ...(decimal !== undefined && isNumberRole(role) ? { decimal } : {}),
        ...(unit !== undefined && role === 'discount' ? { unit } : {}),
      };
    }),
    ...(kind === 'lookup' && link !== null ? { link } : {}),
  };
}

/** A name for the shop from its first file of lines: `my-orders_2025.csv` → `My orders 2025`. */
export function proposedName(sources: readonly SourceDraft[]): string {
  const [first] = sources.filter(isUsable).sort((a, b) => rank(a) - rank(b));
  const words = (first?.file.name ?? '')
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[_\-.\s]+/g, ' ')
    .trim();
  return words === '' ? 'My shop' : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const rank = ({ kind }: SourceDraft) => (kind === 'lines' ? 0 : 1);
