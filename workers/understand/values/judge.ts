import { valueTypeOf, type ValueRole, type ValueType } from '../../../src/domain/recipe/roles';
import { uniqueness, type ColumnFacts } from './facts';
import { count, percent } from '../words';

/** A judgement of whether values can be of a role. */
export interface Judgement {
  /** From 0 to 1: at 1 the values support the role, at 0 they rule it out. */
  factor: number;
  /** Words of what was seen, to stand behind "and" or "but"; they may be empty. */
  words: string;
}

const fits = (words = ''): Judgement => ({ factor: 1, words });
const hardly = (factor: number, words: string): Judgement => ({ factor, words });
const never = (words: string): Judgement => ({ factor: 0, words });

/** A column without a single value in the rows looked at can still be what its header says. */
const NO_VALUES = hardly(0.9, 'no row that was looked at has a value');

/** Judges whether the values of a column can be those of a role. */
export function judge(role: ValueRole, facts: ColumnFacts, isContextual: boolean): Judgement {
  if (facts.values.length === 0) return NO_VALUES;
  const judgeValues = judges[role] ?? judgesOfType[valueTypeOf(role)];
  return judgeValues(facts, isContextual);
}

type Judge = (facts: ColumnFacts, isContextual: boolean) => Judgement;

const judges: Partial<Record<ValueRole, Judge>> = {
  quantity: judgeQuantity,
  order_id: judgeOrder,
  customer_id: judgeCustomer,
  product_id: judgeProductId,
  product_name: judgeProductName,
  category: judgeCategory,
  subcategory: judgeCategory,
  status: judgeFew(40),
  channel: judgeFew(60),
  currency: ({ values }) =>
    values.filter((value) => /^(?:[A-Z]{3}|\p{Sc}|kr|zł|TL)$/u.test(value)).length >=
    values.length * 0.9
      ? fits('its values are currencies')
      : never('its values are no currencies'),
  email: ({ values }) =>
    values.filter((value) => /\S@\S/.test(value)).length >= values.length / 2
      ? fits('its values are addresses')
      : never('its values are no addresses'),
  phone: ({ values }) =>
    values.filter((value) => value.replace(/\D/g, '').length >= 5).length >= values.length / 2
      ? fits()
      : hardly(0.5, 'few of its values have enough digits'),
  customer_name: ({ numbers }) => (numbers ? never('its values are numbers') : fits()),
};

/** Values of a role without a judge of its own are judged by their type. */
const judgesOfType: Record<ValueType, Judge> = {
  text: () => fits(),
  optional: () => fits(),
  money: judgeNumber,
  number: judgeNumber,
  timestamp: judgeDate,
  date: judgeDate,
  time: ({ times }) =>
    times === null ? never('its values are no times of day') : fits('its values are times of day'),
  boolean: judgeYesNo,
};

function judgeDate({ dates, values }: ColumnFacts): Judgement {
  if (dates === null) return never('its values do not read as dates');
  const because = dates.because === null ? '' : ` (${dates.because})`;
  const share = dates.share === 1 || values.length < 20 ? 'its' : `${percent(dates.share)} of its`;
  return fits(`${share} values are dates, ${dates.name}${because}`);
}

function judgeNumber({ numbers, values }: ColumnFacts): Judgement {
  if (numbers === null) return never('its values do not read as numbers');
  const share =
    numbers.share === 1 || values.length < 20 ? 'its' : `${percent(numbers.share)} of its`;
  const details = [
    numbers.decimal === ',' && !numbers.allWhole ? 'with a decimal comma' : '',
    numbers.grouping === null ? '' : `thousands set apart by ${numbers.grouping}`,
    numbers.currency === null ? '' : `in ${numbers.currency}`,
    numbers.isPercent ? 'in percent' : '',
  ].filter((detail) => detail !== '');
  return fits(`${share} values are numbers${details.map((detail) => `, ${detail}`).join('')}`);
}

function judgeQuantity(facts: ColumnFacts, isContextual: boolean): Judgement {
  const { numbers, isCounter, values } = facts;
  if (numbers === null) return never('its values do not read as numbers');
  if (isCounter && values.length > 5) return never('its values only count the rows');
  if (isContextual && !numbers.allWhole) return never('its values are no whole numbers');
  return judgeNumber(facts);
}

/** The last digits of a number such as `5.76312E+17` are gone. */
const CUT_OFF = /^\d[.,]\d+E\+\d{2}$/i;

function judgeOrder(facts: ColumnFacts, isContextual: boolean): Judgement {
  const { values, distinct, dates, numbers, codes } = facts;
  const cut = values.filter((value) => CUT_OFF.test(value));
  if (cut.length > values.length / 2)
    return never(
      `${cut[0]} is what a spreadsheet left of a longer number: orders cannot be told apart by it`,
    );
  if (dates !== null && !dates.formats[0]?.startsWith('%Y%m%d'))
    return hardly(0.2, 'its values are dates');
  if (numbers !== null && !numbers.allWhole && !isWrittenAsWhole(facts))
    return never('its values have decimals');
  if (isContextual && codes < 0.5) return hardly(0.4, 'its values are no numbers');
  if (values.length >= 50 && distinct <= Math.max(2, values.length * 0.01))
    return hardly(0.5, `it has only ${count(distinct)} different values`);
  return fits(wholeNote(facts));
}

function judgeCustomer(facts: ColumnFacts): Judgement {
  if (facts.dates !== null && facts.numbers === null) return never('its values are dates');
  if (facts.numbers !== null && !facts.numbers.allWhole && !isWrittenAsWhole(facts))
    return never('its values have decimals');
  return fits(wholeNote(facts));
}

/** Tells whether numbers are whole as written, or as in `17850.0`, which programs write in columns with gaps. */
const isWrittenAsWhole = ({ values }: ColumnFacts) =>
  values.every((value) => /^\d+(?:\.0+)?$/.test(value));

function wholeNote(facts: ColumnFacts): string {
  const pointed = facts.values.find((value) => /^\d+\.0+$/.test(value));
  return pointed !== undefined && isWrittenAsWhole(facts)
    ? `${pointed} is taken for ${pointed.replace(/\.0+$/, '')}`
    : '';
}

function judgeProductId(facts: ColumnFacts, isContextual: boolean): Judgement {
  if (facts.dates !== null && facts.numbers === null) return never('its values are dates');
  if (facts.numbers !== null && !facts.numbers.allWhole && !isWrittenAsWhole(facts))
    return never('its values have decimals');
  // A `Product` or `item` may be either a code or a name: codes have digits and no blanks.
  if (isContextual && facts.codes < 0.8) return hardly(0.5, 'its values are words');
  return fits();
}

function judgeProductName(
  { codes, numbers, dates, values }: ColumnFacts,
  isContextual: boolean,
): Judgement {
  if (dates !== null) return never('its values are dates');
  if (numbers !== null)
    return isContextual
      ? hardly(0.4, 'its values are numbers')
      : hardly(0.5, 'its values are numbers');
  if (isContextual && codes >= 0.8 && values.length > 0)
    return hardly(0.6, 'its values look like codes');
  return fits();
}

const KIND_OF_SALE =
  /^(?:sales?|refund(?:ed|s)?|returns?|exchanges?|payments?|invoices?|credit ?notes?|orders?|voids?)$/i;

function judgeCategory(facts: ColumnFacts, isContextual: boolean): Judgement {
  if (facts.dates !== null) return never('its values are dates');
  if (facts.values.length > 0 && facts.values.every((value) => KIND_OF_SALE.test(value)))
    return never('its values say what kind of sale a row is');
  // A plain `type` that says one thing all over is of the file, not of its products.
  if (isContextual && facts.distinct === 1 && facts.values.length >= 20)
    return never('it has one value');
  if (facts.numbers !== null)
    return facts.numbers.allWhole
      ? hardly(0.6, 'its values are numbers')
      : never('its values are numbers with decimals');
  if (facts.values.length >= 50 && uniqueness(facts) > 0.8)
    return hardly(0.4, 'nearly every value is another');
  return fits(differentValues(facts.distinct));
}

const differentValues = (distinct: number) =>
  distinct === 1 ? 'it has one value' : `it has ${count(distinct)} different values`;

function judgeFew(most: number): Judge {
  return ({ distinct }) =>
    distinct <= most ? fits() : hardly(0.2, `it has ${count(distinct)} different values`);
}

function judgeYesNo({ distinct }: ColumnFacts): Judgement {
  return distinct <= 6 ? fits() : never('its values are no yes and no');
}
