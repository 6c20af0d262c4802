import type { Clarification, SourceChange } from '../../../src/domain/recipe/understanding';
import type { ColumnRecipe, DecimalSign } from '../../../src/domain/recipe/recipe';
import { isDateRole, isNumberRole } from '../../../src/domain/recipe/roles';
import type { Detected } from '../detected';
import type { ColumnFacts } from '../values/facts';
import { statusClarification } from '../values/statuses';

/**
 * Lists what a file alone leaves open about its columns, where the answer changes figures. The likelier
 * choice comes first.
 */
export function columnClarifications(
  facts: readonly ColumnFacts[],
  { columns, open }: Detected,
): Clarification[] {
  const asked = columns.flatMap(({ role }, index): Clarification[] => {
    const column = facts[index];
    if (column === undefined) return [];
    const clarification = isDateRole(role)
      ? dateClarification(column, index)
      : isNumberRole(role)
        ? decimalClarification(column, index)
        : role === 'status'
          ? statusClarification(column, index)
          : null;
    return clarification === null ? [] : [clarification];
  });
  const money = open.flatMap((item): Clarification[] => {
    const { header } = facts[item.index] ?? {};
    if (header === undefined) return [];
    return [
      item.kind === 'price-or-total'
        ? priceClarification(header, item.index, item.likely, item.detail)
        : discountClarification(header, item.index, item.detail),
    ];
  });
  return [...asked, ...money];
}

const changed = (index: number, change: Partial<ColumnRecipe>): SourceChange => ({
  columns: [{ index, change }],
});

function dateClarification({ header, dates }: ColumnFacts, index: number): Clarification | null {
  const open = dates?.open ?? null;
  if (dates === null || open === null) return null;
  const { example, otherFormats, detail } = open;
  const isDayFirst = dates.order === 'day';
  const labels = [readAs(example, isDayFirst), readAs(example, !isDayFirst)];
  return {
    id: `date-order ${index}`,
    column: index,
    title: `Is ${example} in ${header} ${labels[0]} or ${labels[1]}?`,
    detail,
    choices: [
      { label: sentence(labels[0] ?? ''), change: changed(index, { formats: dates.formats }) },
      { label: sentence(labels[1] ?? ''), change: changed(index, { formats: otherFormats }) },
    ],
    mustAnswer: false,
  };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Writes `03/04/2024` out as `3 April` or `4 March`, or names the order of its parts when this reading
 * is no date.
 */
function readAs(example: string, isDayFirst: boolean): string {
  const [first = 0, second = 0] = (example.match(/\d+/g) ?? []).map(Number);
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  const name = MONTHS[month - 1];
  return name === undefined ? (isDayFirst ? 'day first' : 'month first') : `${day} ${name}`;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function decimalClarification(
  { header, numbers }: ColumnFacts,
  index: number,
): Clarification | null {
  const open = numbers?.open ?? null;
  if (numbers === null || open === null) return null;
  const { example } = open;
  const sign = example.includes('.') ? '.' : ',';
  const asThousands: DecimalSign = sign === '.' ? ',' : '.';
  const thousand = {
    label: `${example.replaceAll(/[.,]/g, '')}, a whole number`,
    sign: asThousands,
  };
  const fraction = { label: `${example.replaceAll(',', '.')}, with decimals`, sign };
  const choices = numbers.decimal === sign ? [fraction, thousand] : [thousand, fraction];
  return {
    id: `decimal ${index}`,
    column: index,
    title: `Is ${example} in ${header} more than a thousand?`,
    detail: `All numbers with a ${sign === '.' ? 'point' : 'comma'} have three digits behind it, and no other column of the file tells.`,
    choices: choices.map(({ label, sign: decimal }) => ({
      label,
      change: changed(index, { decimal: decimal as DecimalSign }),
    })),
    mustAnswer: false,
  };
}

function priceClarification(
  header: string,
  index: number,
  likely: 'unit_price' | 'amount',
  detail: string,
): Clarification {
  const unit = { label: 'Unit price', change: changed(index, { role: 'unit_price' }) };
  const total = { label: 'Line total', change: changed(index, { role: 'amount' }) };
  return {
    id: `price-or-total ${index}`,
    column: index,
    title: likely === 'unit_price' ? `Is ${header} a unit price?` : `Is ${header} a line total?`,
    detail,
    choices: likely === 'unit_price' ? [unit, total] : [total, unit],
    mustAnswer: false,
  };
}

function discountClarification(header: string, index: number, detail: string): Clarification {
  return {
    id: `discount-unit ${index}`,
    column: index,
    title: `Is ${header} in percent or an amount?`,
    detail,
    choices: [
      { label: 'Percent', change: changed(index, { unit: 'percent' }) },
      { label: 'Amount off the line', change: changed(index, { unit: 'line' }) },
      { label: 'Amount off each piece', change: changed(index, { unit: 'piece' }) },
    ],
    mustAnswer: false,
  };
}
