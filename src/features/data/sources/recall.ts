import type {
  Clarification,
  UnderstoodColumn,
  UnderstoodSource,
} from '../../../domain/recipe/understanding';
import { roles, type Role, isDateRole, isNumberRole } from '../../../domain/recipe/roles';
import type { ColumnRecipe, Dialect } from '../../../domain/recipe/recipe';
import { success, type Result } from '../../../domain/errors';
import { isSameValue } from '../../../domain/same-value';
import {
  normalisedHeaders,
  type Mapping,
  type MappingStore,
} from '../../../storage/shops/mappings';
import { dateOrderOf, withDateOrder } from '../columns/date-order';
import { isDate } from '../columns/read-date';
import { readNumber } from '../columns/read-number';
import { isReread, noChoices, type SourceChoices } from './source-choices';
import { roleOf, type RecallNote, type SourceDraft } from './source-draft';

type ColumnMapping = Mapping['columns'][number];

/** Gathers what is worth remembering of how a file is read; `found` is how it was detected at first. */
export function mappingOf(source: SourceDraft, found: Dialect): Mapping {
  const { choices, columns } = source;
  const kind = dependsOnOthers(choices) ? undefined : choices.kind;
  const isRead = Object.keys(choices.dialect).length > 0;
  return {
    ...(kind && { kind }),
    ...(choices.shape && { shape: choices.shape }),
    ...(choices.ordersBy && { ordersBy: choices.ordersBy }),
    ...(isRead && { dialect: { found, chosen: { ...choices.dialect } } }),
    headers: normalisedHeaders(headersOf(source)),
    columns: columns.flatMap((column, index): ColumnMapping[] => {
      const role = roleOf(source, column);
      const chosen = choices.columns[index] ?? {};
      const order = isDateRole(role) ? dateOrderOf(column.formats) : undefined;
      const tells =
        isNumberRole(role) && (chosen.decimal !== undefined || hasSigns(column.samples));
      const said: Omit<ColumnMapping, 'index'> = {
        ...(chosen.role && { role: chosen.role }),
        ...(order && { dateOrder: order }),
        ...(tells && { decimal: column.decimal ?? '.' }),
        ...(chosen.unit && { unit: chosen.unit }),
        ...(chosen.returns && { statuses: statusesOf(source, index, chosen.returns) }),
      };
      return Object.keys(said).length === 0 ? [] : [{ index, ...said }];
    }),
  };
}

/** Gathers what a person was asked of the statuses in a column, and answered. */
const statusesOf = (source: SourceDraft, index: number, returns: readonly string[]) => ({
  asked: [...new Set([...askedStatuses(source.clarifications, index), ...returns])],
  returns: [...returns],
});

const statusClarification = (clarifications: readonly Clarification[], index: number) =>
  clarifications.find(({ id }) => id === `statuses ${index}`);

/** The statuses that are asked about. */
function askedStatuses(clarifications: readonly Clarification[], index: number): string[] {
  const changes = statusClarification(clarifications, index)?.choices.flatMap(
    ({ change }) => change.columns ?? [],
  );
  return [...new Set(changes?.flatMap(({ change }) => change.returns ?? []))];
}

/** Tells whether a file is left out because another holds its orders: alone it would be read. */
const dependsOnOthers = ({ answers }: SourceChoices) =>
  Object.keys(answers).some((id) => id.startsWith('same-orders'));

const hasSigns = (texts: readonly string[]) => texts.some((text) => /\d[.,]\d/.test(text));

/** A file like this one was read so, as far as this one allows. */
export interface Recalled {
  choices: SourceChoices;
  /** The file as it is read by those choices. */
  found: UnderstoodSource;
  note: RecallNote;
}

/**
 * Reads a file as one with its header was read before; undefined where there was none, or where
 * nothing would be otherwise than detected.
 */
export async function recall(
  found: UnderstoodSource,
  mappings: Pick<MappingStore, 'find'>,
  look: (choices: SourceChoices) => Promise<Result<UnderstoodSource>>,
): Promise<Recalled | undefined> {
  if (!found.dialect.hasHeader) return undefined;
  const kept = await mappings.find(headersOf(found));
  if (kept === undefined) return undefined;
  const reading = recalledReading(found, kept.mapping);
  const again = isReread(reading) ? await look(reading) : success(found);
  if (!again.ok || again.value.problem !== null) return undefined;
  const { columns, answers, conflicts } = recalledColumns(again.value, kept.mapping);
  const choices = { ...reading, columns, answers };
  const isApplied = hasChoices(choices);
  if (!isApplied && conflicts.length === 0) return undefined;
  return { choices, found: again.value, note: { keptAt: kept.keptAt, isApplied, conflicts } };
}

export const headersOf = ({ columns }: { columns: readonly { header: string }[] }): string[] =>
  columns.map(({ header }) => header);

const hasChoices = ({ kind, shape, ordersBy, dialect, columns }: SourceChoices): boolean =>
  kind !== undefined ||
  shape !== undefined ||
  ordersBy !== undefined ||
  Object.keys(dialect).length > 0 ||
  Object.keys(columns).length > 0;

/** A choice of encoding or delimiter holds where the file is detected as that one was. */
function recalledReading(found: UnderstoodSource, mapping: Mapping): SourceChoices {
  const { kind, shape, ordersBy, dialect } = mapping;
  const isSame = dialect !== undefined && isSameDialect(dialect.found, found.dialect);
  return {
    ...noChoices,
    ...(kind !== undefined && kind !== found.kind && { kind }),
    ...(shape !== undefined && shape !== found.shape && { shape }),
    ...(ordersBy !== undefined && !isSameValue(ordersBy, found.ordersBy) && { ordersBy }),
    dialect: isSame ? dialect.chosen : {},
  };
}

/** Lines before the header come and go. */
const isSameDialect = (a: Dialect, b: Dialect): boolean =>
  isSameValue({ ...a, skip: 0 }, { ...b, skip: 0 });

interface RecalledColumns {
  columns: Record<number, Partial<ColumnRecipe>>;
  /** The choices that last time’s answers make, by the clarification’s id. */
  answers: Record<string, number>;
  /** Why parts of the mapping do not hold here: values say otherwise. */
  conflicts: string[];
}

/** Applies what is remembered of columns as far as their values allow. */
function recalledColumns(found: UnderstoodSource, mapping: Mapping): RecalledColumns {
  const recalled: RecalledColumns = { columns: {}, answers: {}, conflicts: [] };
  const headers = normalisedHeaders(headersOf(found));
  if (!isSameValue(headers, mapping.headers)) return recalled;
  for (const said of mapping.columns) {
    const column = found.columns[said.index];
    if (column === undefined) continue;
    const cells = cellsOf(found, said.index);
    const open = found.clarifications.filter(
      (clarification) => clarification.column === said.index,
    );
    const change = changeOf(column, said, cells, open, recalled.conflicts);
    if (Object.keys(change).length > 0) recalled.columns[said.index] = change;
    const answered = answeredStatuses(found.clarifications, said);
    if (answered !== null) recalled.answers[answered.id] = answered.choice;
  }
  return recalled;
}

/** The answer about statuses, when all of them were asked about last time. */
function answeredStatuses(
  clarifications: readonly Clarification[],
  { index, statuses }: ColumnMapping,
) {
  const clarification = statusClarification(clarifications, index);
  if (statuses === undefined || clarification === undefined) return null;
  const named = askedStatuses(clarifications, index);
  if (!named.every((status) => statuses.asked.includes(status))) return null;
  const returned = named.filter((status) => statuses.returns.includes(status));
  const choice = clarification.choices.findIndex(({ change }) =>
    isSameValue(change.columns?.[0]?.change.returns, returned),
  );
  return { id: clarification.id, choice: Math.max(0, choice) };
}

/** The parts of a column's mapping that are not what was detected anyway. */
function changeOf(
  column: UnderstoodColumn,
  said: ColumnMapping,
  cells: readonly string[],
  open: readonly Clarification[],
  conflicts: string[],
): Partial<ColumnRecipe> {
  const { header, formats } = column;
  const change: Partial<ColumnRecipe> = {};
  const asks = (id: string) => open.some((clarification) => clarification.id.startsWith(id));

  const order = dateOrderOf(formats);
  if (said.dateOrder !== undefined && order !== undefined && formats !== undefined) {
    const isOther = order !== said.dateOrder;
    if (asks('date-order')) change.formats = withDateOrder(formats, said.dateOrder);
    else if (isOther) {
      conflicts.push(
        `${header} is not read ${said.dateOrder} first as last time: its dates have the ${order} first.`,
      );
    }
  }
  if (said.decimal !== undefined) {
    const isOther = (column.decimal ?? '.') !== said.decimal;
    if (asks('decimal') || (isOther && !hasSigns(cells))) change.decimal = said.decimal;
    else if (isOther) {
      const [then, now] = said.decimal === ',' ? ['comma', 'point'] : ['point', 'comma'];
      conflicts.push(
        `${header} is not read with a decimal ${then} as last time: its numbers have a decimal ${now}.`,
      );
    }
  }
  if (said.role !== undefined && (said.role !== column.role || asks('price-or-total'))) {
    const read = { ...column, ...change };
    if (isReadable(said.role, read, cells)) change.role = said.role;
    else {
      const role = roles[said.role].name.toLowerCase();
      conflicts.push(`${header} is not taken for the ${role} as last time: its values do not fit.`);
    }
  }
  if (said.unit !== undefined) change.unit = said.unit;
  const role = change.role ?? column.role;
  if (role === 'status' && said.statuses !== undefined) change.returns = said.statuses.returns;
  return change;
}

/** Tells whether most of the cells can be what the role wants. */
function isReadable(
  role: Role,
  { formats, decimal }: Pick<ColumnRecipe, 'formats' | 'decimal'>,
  cells: readonly string[],
): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const test = isDateRole(role)
    ? (cell: string) => (formats ?? ['iso']).some((format) => isDate(cell.trim(), format))
    : isNumberRole(role)
      ? (cell: string) => readNumber(cell, decimal ?? '.') !== null
      : () => true;
  return filled.length === 0 || filled.filter(test).length * 2 >= filled.length;
}

const cellsOf = ({ preview, columns }: UnderstoodSource, index: number): string[] => [
  ...preview.map((row) => row[index] ?? ''),
  ...(columns[index]?.samples ?? []),
];
