import type { Role } from '../../../src/domain/recipe/roles';
import type { DetectedColumn } from '../detected';
import type { ColumnFacts } from './facts';

/** Takes the `cost` of a line without other money for the price that the customer paid. */
export function sellAtCost(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const index = detected.findIndex(({ role }) => role === 'cost');
  if (detected.some(({ role }) => role === 'unit_price' || role === 'amount')) return;
  const found = detected[index];
  const name = columns[index]?.name ?? '';
  if (found === undefined || !/^(?:item |line |total )?cost$/.test(name)) return;
  detected[index] = {
    ...found,
    role: /^(?:line|total) /.test(name) ? 'amount' : 'unit_price',
    confidence: 0.7,
    reason: 'The only money of a line: taken for what the customer paid.',
  };
}

/** Takes an `amount` of small whole numbers beside a price for the quantity, where no other column is one. */
export function countAmounts(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const index = detected.findIndex(({ role }) => role === 'amount');
  const has = (role: Role) => detected.some((column) => column.role === role);
  const facts = columns[index];
  if (facts === undefined || !/^(?:item |line |product )?amount$/.test(facts.name)) return;
  if (has('quantity') || !has('unit_price')) return;
  const { numbers } = facts;
  if (numbers === null || !numbers.allWhole || facts.values.length < 10) return;
  const few = numbers.numbers.filter((value) => Math.abs(value) < 10).length;
  if (few < numbers.numbers.length * 0.8) return;
  detected[index] = {
    role: 'quantity',
    confidence: 0.7,
    reason: 'Small whole numbers beside a price: taken for how many were bought.',
  };
}
