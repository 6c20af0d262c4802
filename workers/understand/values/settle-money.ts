import type { Role } from '../../../src/domain/recipe/roles';
import type { DetectedColumn, OpenMoney } from '../detected';
import { hasDecimals, type ColumnFacts } from './facts';
import { discountUnit, ENOUGH_ROWS, multiplies, priceOrTotal } from './money';
import { isOrderLevel } from '../headers/other-words';
import { count, percent } from '../words';

/**
 * Tells prices, line amounts and discounts apart by arithmetic, changes `detected` where it does, and
 * answers what remains open.
 */
export function settleMoney(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
): OpenMoney[] {
  const indexOf = (role: Role) => detected.findIndex((column) => column.role === role);
  const factsOf = (role: Role) => columns[indexOf(role)] ?? null;
  const quantity = factsOf('quantity');
  if (quantity !== null) {
    settlePair(columns, detected, quantity);
    addMissing(columns, detected, quantity);
  }
  const open = quantity === null ? [] : settleSingle(columns, detected, quantity);
  const discount = indexOf('discount');
  const facts = columns[discount];
  const found = detected[discount];
  if (facts === undefined || found === undefined) return open;
  const { unit, because } = discountUnit(facts, quantity, factsOf('unit_price'), factsOf('amount'));
  const off = {
    line: 'It is off the line',
    piece: 'It is off each piece',
    share: 'It is a share of the price',
    percent: 'It is in percent',
  }[unit];
  detected[discount] = {
    ...found,
    unit,
    reason: `${found.reason} ${off}${because === null ? '' : `: ${because}`}.`,
  };
  // The discount changes no figure where the amount is given.
  return because !== null || factsOf('amount') !== null
    ? open
    : [...open, { kind: 'discount-unit', index: discount, detail: 'Its values may be either.' }];
}

/** Swaps price and amount that are the wrong way round; where they agree, the reason says so. */
function settlePair(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  quantity: ColumnFacts,
): void {
  const price = detected.findIndex(({ role }) => role === 'unit_price');
  const amount = detected.findIndex(({ role }) => role === 'amount');
  const [priceFacts, amountFacts] = [columns[price], columns[amount]];
  const [priceFound, amountFound] = [detected[price], detected[amount]];
  if (!priceFacts || !amountFacts || !priceFound || !amountFound) return;
  const straight = multiplies(quantity, priceFacts, amountFacts);
  if (straight.rows < ENOUGH_ROWS) return;
  const crossed = multiplies(quantity, amountFacts, priceFacts);
  if (crossed.share >= 0.9 && straight.share < 0.5) {
    const reason = `Quantity × ${amountFacts.header} is ${priceFacts.header} in ${percent(crossed.share)} of the rows with 2 or more.`;
    detected[price] = { role: 'amount', confidence: 0.9, reason };
    detected[amount] = { role: 'unit_price', confidence: 0.9, reason };
  } else if (straight.share >= 0.9) {
    const reason = ` Quantity × price is the amount in ${percent(straight.share)} of the rows with 2 or more.`;
    detected[amount] = { ...amountFound, confidence: 0.98, reason: amountFound.reason + reason };
    detected[price] = { ...priceFound, confidence: Math.max(0.97, priceFound.confidence) };
  }
}

/** Gives a role to a column without one that completes quantity × price = amount. */
function addMissing(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  quantity: ColumnFacts,
): void {
  const price = columns[detected.findIndex(({ role }) => role === 'unit_price')];
  const amount = columns[detected.findIndex(({ role }) => role === 'amount')];
  if ((price === undefined) === (amount === undefined)) return;
  columns.forEach((facts, index) => {
    if (detected[index]?.role !== 'ignore' || facts.numbers === null || isOrderLevel(facts.name))
      return;
    const found =
      price !== undefined
        ? multiplies(quantity, price, facts)
        : amount !== undefined
          ? multiplies(quantity, facts, amount)
          : null;
    if (found === null || found.rows < ENOUGH_ROWS || found.share < 0.95) return;
    const role = price !== undefined ? 'amount' : 'unit_price';
    if (detected.some((column) => column.role === role)) return;
    detected[index] = {
      role,
      confidence: 0.85,
      reason: `Quantity × price is the amount in ${percent(found.share)} of the rows with 2 or more.`,
    };
  });
}

/** Names that say for certain that a column is a unit price. */
const SAYS_UNIT =
  /unit|each|per (?:item|piece|unit)|einzel|stuck|unitaire|^pu |unitario|unit[aà]rio|stuk|jednostk|birim/;
/** Names that say for certain that a column is a line's amount. */
const SAYS_TOTAL =
  /total|line|sales|revenue|sum|extended|umsatz|zeile|ligne|linea|riga|linha|regel|omzet|wartosc|sprzed|turnover|importe|fatturato|ventas|vendas|tutar|ciro/;

/** Tells whether a line's only money is a unit price or an amount, by how it goes with the quantity. */
function settleSingle(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  quantity: ColumnFacts,
): OpenMoney[] {
  const price = detected.findIndex(({ role }) => role === 'unit_price');
  const amount = detected.findIndex(({ role }) => role === 'amount');
  if (price >= 0 === amount >= 0) return [];
  const index = Math.max(price, amount);
  const money = columns[index];
  const found = detected[index];
  const product =
    columns[detected.findIndex(({ role }) => role === 'product_id')] ??
    columns[detected.findIndex(({ role }) => role === 'product_name')];
  if (!money || !found || !product || !(hasDecimals(money) || money.numbers !== null)) return [];
  const { rows, asTotal } = priceOrTotal(money, quantity, product);
  const many = (quantity.numbers?.numbers ?? []).filter((value) => value >= 2).length;
  const isClear = price >= 0 ? SAYS_UNIT.test(money.name) : SAYS_TOTAL.test(money.name);
  const named = price >= 0 ? 'unit_price' : 'amount';
  const isVague = !isClear && found.confidence < 0.94;
  if (rows < ENOUGH_ROWS) {
    return isVague && found.confidence < 0.8 && many >= Math.max(3, money.rows * 0.05)
      ? [
          {
            kind: 'price-or-total',
            index,
            likely: named,
            detail: `${count(many)} of the ${count(money.rows)} rows looked at have a quantity of 2 or more, and too few of their products are also sold singly to compare.`,
          },
        ]
      : [];
  }
  const share = asTotal / rows;
  const seen = `in ${count(asTotal)} of ${count(rows)} rows with quantity 2 or more it is nearer to a multiple of the product’s usual single price`;
  if (share >= 0.8 || share <= 0.2) {
    const role = share >= 0.8 ? 'amount' : 'unit_price';
    const reason =
      role === named
        ? `${found.reason.replace(/\.$/, '')}; ${seen}.`
        : `${isClear ? 'Its header says otherwise, but ' : ''}${seen}.`.replace(/^i/, 'I');
    detected[index] = {
      role,
      confidence: role === named ? Math.max(0.9, found.confidence) : 0.85,
      reason,
    };
    return isClear && role !== named
      ? [{ kind: 'price-or-total', index, likely: role, detail: `${seen}.`.replace(/^i/, 'I') }]
      : [];
  }
  if (isClear && share < 0.35 === (named === 'unit_price')) return [];
  const likely = share >= 0.5 ? 'amount' : 'unit_price';
  detected[index] = { ...found, role: likely, confidence: 0.6 };
  return [
    {
      kind: 'price-or-total',
      index,
      likely,
      detail: `It could be a line total: ${seen}.`,
    },
  ];
}
