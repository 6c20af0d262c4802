import {
  sourceKinds,
  type AttributesTable,
  type SourceKind,
} from '../../../src/domain/recipe/source-kinds';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';

/** A column that is kept as it is, and the table that it comes to stand in. */
export interface KeptColumn {
  readonly table: AttributesTable;
  /** Its name in the tables, e.g. `attribute_0`. */
  readonly column: string;
  readonly header: string;
}

/** Lists the columns of the sources that are kept as they are; those of one name in one table are one. */
export function keptColumns(sources: readonly SourceRecipe[]): KeptColumn[] {
  const kept: KeptColumn[] = [];
  for (const { kind, columns } of sources) {
    const table = sourceKinds[kind].attributes;
    if (table === null) continue;
    for (const { header, role } of columns) {
      if (role !== 'attribute' || findKept(kept, kind, header) !== undefined) continue;
      const place = kept.filter((other) => other.table === table).length;
      kept.push({ table, column: `attribute_${place}`, header });
    }
  }
  return kept;
}

/** Finds the kept column that a source's column goes into. */
export const findKept = (
  kept: readonly KeptColumn[],
  kind: SourceKind,
  header: string,
): KeptColumn | undefined =>
  kept.find((column) => column.table === sourceKinds[kind].attributes && column.header === header);

export const columnsOf = (kept: readonly KeptColumn[], table: AttributesTable): string[] =>
  kept.filter((each) => each.table === table).map(({ column }) => column);
