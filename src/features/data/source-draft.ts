import type { Failure } from '../../domain/errors';
import type { InspectedSource } from '../../domain/inspection';
import {
  plainDialect,
  type ColumnRecipe,
  type DateFormat,
  type Dialect,
  type Recipe,
  type Role,
  type SourceKind,
  type SourceRecipe,
} from '../../domain/recipe';
import { isDateRole, rolesOfKind } from './roles';

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
  readonly isChosen: boolean;
}

/** A file on its way to become a source. */
export interface SourceDraft {
  readonly id: number;
  readonly file: File;
  readonly kind: SourceKind;
  readonly dialect: Dialect;
  readonly columns: readonly ColumnDraft[];
  readonly preview: readonly (readonly string[])[];
  /** Its head has not been looked at yet. */
  readonly isPending: boolean;
  /** Why it cannot be used; it is left out of the shop. */
  readonly problem: Failure | null;
}

export const pendingSource = (id: number, file: File): SourceDraft => ({
  id,
  file,
  kind: 'lines',
  dialect: plainDialect,
  columns: [],
  preview: [],
  isPending: true,
  problem: null,
});

/** What the engine found in the file, as a draft. */
export const inspectedDraft = (found: InspectedSource): Partial<SourceDraft> => ({
  kind: found.kind,
  dialect: found.dialect,
  columns: found.columns.map((column) => ({ ...column, isChosen: false })),
  preview: found.preview,
  problem: found.problem,
  isPending: false,
});

export const isUsable = (source: SourceDraft): boolean =>
  !source.isPending && source.problem === null;

/** A column's role in a source of this kind: a role that such a source cannot have counts as none. */
export const roleOf = (source: SourceDraft, column: ColumnDraft): Role =>
  rolesOfKind[source.kind].includes(column.role) ? column.role : 'ignore';

/** The roles that columns of a source play. */
export const rolesPlayed = (source: SourceDraft): ReadonlySet<Role> =>
  new Set(source.columns.map((column) => roleOf(source, column)));

/** The sources that can be used, with the files in step. */
export function recipeOf(
  sources: readonly SourceDraft[],
  name: string,
  leaveOutReturns: boolean,
): { recipe: Recipe; files: File[] } {
  const used = sources.filter(isUsable);
  const recipe: Recipe = {
    version: 1,
    name,
    leaveOutReturns,
    leaveOutProducts: [],
    sources: used.map(sourceRecipe),
  };
  return { recipe, files: used.map(({ file }) => file) };
}

function sourceRecipe(source: SourceDraft): SourceRecipe {
  return {
    name: source.file.name,
    kind: source.kind,
    shape: 'long',
    ordersBy: { by: 'number' },
    dialect: source.dialect,
    columns: source.columns.map((column): ColumnRecipe => {
      const { header, formats } = column;
      const role = roleOf(source, column);
      return formats !== undefined && isDateRole(role)
        ? { header, role, formats }
        : { header, role };
    }),
  };
}

/** A name for the shop from its first file of lines: `my-orders_2025.csv` → `My orders 2025`. */
export function proposedName(sources: readonly SourceDraft[]): string {
  const [first] = sources.filter(isUsable).sort((a, b) => rank(a) - rank(b));
  const words = (first?.file.name ?? '')
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[_\-.\s]+/g, ' ')
    .trim();
  return words === '' ? 'My shop' : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const rank = ({ kind }: SourceDraft) => (kind === 'lines' ? 0 : 1);
