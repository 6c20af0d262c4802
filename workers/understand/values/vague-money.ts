import type { Role } from '../../../src/domain/recipe/roles';
import type { DetectedColumn } from '../detected';
import type { ColumnFacts } from './facts';

/** Names of money that mean one thing beside some columns and another beside others. */

/** Where a line has no other money, its `cost` is what the customer paid, unless it says otherwise. */
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

/** An `amount` beside a price, of small whole numbers where nothing else is a quantity, is one. */
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
