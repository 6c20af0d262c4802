import type { Failure } from '../../../domain/errors';
import type {
  Clarification,
  LinkedSource,
  UnderstoodSource,
} from '../../../domain/recipe/understanding';
import {
  plainDialect,
  type DateFormat,
  type DecimalSign,
  type Dialect,
  type DiscountUnit,
  type Link,
  type OrdersBy,
  type PackedPrices,
} from '../../../domain/recipe/recipe';
import { type Role, rolesOfKind } from '../../../domain/recipe/roles';
import type { Shape } from '../../../domain/recipe/shapes';
import type { SourceKind } from '../../../domain/recipe/source-kinds';
import { isSaid, noChoices, type SourceChoices } from './source-choices';

export interface ColumnDraft {
  readonly header: string;
  readonly samples: readonly string[];
  /** As proposed, until the person chooses another. */
  readonly role: Role;
  /** 0 to 1; of the proposal. */
  readonly confidence: number;
  readonly reason: string;
  /** Its values are dates in these formats, when they are dates. */
  readonly formats?: readonly DateFormat[];
  /** Its numbers have this decimal sign; absent: a point. */
  readonly decimal?: DecimalSign;
  readonly unit?: DiscountUnit;
  /** These further values of a status make an order a return. */
  readonly returns?: readonly string[];
  /** The prices in a cell that lists products are of this kind. */
  readonly prices?: PackedPrices;
  readonly isChosen: boolean;
}

/** The note says that a file is read as one with its header was before, and what of that its values forbid. */
export interface RecallNote {
  /** ISO time. */
  readonly keptAt: string;
  readonly isApplied: boolean;
  readonly conflicts: readonly string[];
}

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
  readonly clarifications: readonly Clarification[];
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
  /** It was detected so before anyone said otherwise; undefined: a recipe came first. */
  readonly detected?: { dialect: Dialect; headers: readonly string[] };
  readonly recalled?: RecallNote;
  /** True where a load remembers how it was read. */
  readonly isRemembered: boolean;
  /** `understood` is what was found in the file alone, `linked` what was found beside the others. */
  readonly understood?: UnderstoodSource;
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
  clarifications: [],
  notes: [],
  preview: [],
  previewLines: [],
  judged: { rows: 0, isAll: true },
  isPending: true,
  problem: null,
  choices,
  isRemembered: true,
});

/** The draft as what was found, and then what the person said, make it. */
export function settled(source: SourceDraft): SourceDraft {
  const { understood, linked, choices } = source;
  if (understood === undefined) return source;
  return {
    ...source,
    kind: choices.kind ?? linked?.kind ?? understood.kind,
    shape: choices.shape ?? understood.shape,
    ordersBy: choices.ordersBy ?? linked?.ordersBy ?? understood.ordersBy,
    dialect: understood.dialect,
    columns: understood.columns.map((column, index): ColumnDraft => {
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
    clarifications: [
      ...understood.clarifications.filter(
        (clarification) => !isLinkedAway(clarification, understood, linked),
      ),
      ...(linked?.clarifications ?? []),
    ],
    notes: understood.notes,
    preview: understood.preview,
    previewLines: understood.previewLines,
    judged: { rows: understood.judgedRows, isAll: understood.judgedAll },
    problem: understood.problem,
    isPending: false,
  };
}

/** Tells whether another file says what a column's values mean, so that it is not asked. */
const isLinkedAway = (
  { column }: Clarification,
  { columns }: UnderstoodSource,
  linked: LinkedSource | undefined,
): boolean =>
  column !== null && linked?.roles[column] === 'ignore' && columns[column]?.role !== 'ignore';

export const isUsable = (source: SourceDraft): boolean =>
  !source.isPending && source.problem === null;

/** Tells whether rows of it come into the shop. */
export const isUsed = (source: SourceDraft): boolean => isUsable(source) && source.kind !== 'other';

/** A column's role in a source of this kind: a role that such a source cannot have counts as none. */
export const roleOf = (source: SourceDraft, column: ColumnDraft): Role =>
  rolesOfKind[source.kind].includes(column.role) ? column.role : 'ignore';

/** The roles that columns of a source play. */
export const rolesPlayed = (source: SourceDraft): ReadonlySet<Role> =>
  new Set(source.columns.map((column) => roleOf(source, column)));

/** The clarifications that wait for an answer. */
export const openClarifications = (source: SourceDraft): readonly Clarification[] =>
  source.choices.isWhole === true
    ? []
    : asked(source).filter(
        ({ id, choices }) =>
          source.choices.answers[id] === undefined &&
          !choices.some(({ change }) => isSaid(source.choices, change)),
      );

/** Lists what is asked of a file; of one that is not used, only what made it so is worth an answer. */
const asked = ({ kind, clarifications, linked }: SourceDraft): readonly Clarification[] =>
  kind === 'other' ? (linked?.clarifications ?? []) : clarifications;
