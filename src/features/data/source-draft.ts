import type { Failure } from '../../domain/errors';
import type { ColumnRecipe, Recipe, Role, SourceKind, SourceRecipe } from '../../domain/recipe';
import type { Ask } from '../../engine/engine';
import { isDateRole, rolesOfKind } from './roles';

type Answer<Result> =
  Extract<Awaited<Result>, { ok: true }> extends { value: infer Value } ? Value : never;
/** What the engine proposes for a file. */
export type Inspected = Answer<ReturnType<Ask['inspectFile']>>;

export interface ColumnDraft {
  readonly header: string;
  readonly samples: readonly string[];
  /** As proposed, until the person chooses another. */
  readonly role: Role;
  /** 0 to 1; of the proposal. */
  readonly confidence: number;
  readonly reason: string;
  /** strptime format of its values, when they are dates that are not ISO 8601. */
  readonly format?: string;
  readonly isChosen: boolean;
}

/** A file on its way to become a source. */
export interface SourceDraft {
  readonly id: number;
  readonly file: File;
  readonly kind: SourceKind;
  readonly delimiter: string;
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
  delimiter: ',',
  columns: [],
  preview: [],
  isPending: true,
  problem: null,
});

/** What the engine found in the file, as a draft. */
export const inspectedDraft = (found: Inspected): Partial<SourceDraft> => ({
  kind: found.kind,
  delimiter: found.delimiter,
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
  const recipe: Recipe = { version: 1, name, leaveOutReturns, sources: used.map(sourceRecipe) };
  return { recipe, files: used.map(({ file }) => file) };
}

function sourceRecipe(source: SourceDraft): SourceRecipe {
  return {
    name: source.file.name,
    kind: source.kind,
    delimiter: source.delimiter,
    columns: source.columns.map((column): ColumnRecipe => {
      const { header, format } = column;
      const role = roleOf(source, column);
      return format !== undefined && isDateRole(role) ? { header, role, format } : { header, role };
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
