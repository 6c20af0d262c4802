import type { DashboardScope } from '../../../src/domain/dashboard';
import { lengthOf } from '../../../src/domain/periods';
import type { Call } from '../../database';
import type { Engine } from '../../engine';
import { bind } from '../../sql';
import scopeSql from './scope.sql?raw';
import { ensureShopTables, withOrderRows } from './shop-tables';

/** How many points a sparkline has, about: 91 days make 13 weeks. */
const STRETCHES = 13;

const scopedFor = new WeakMap<Engine, string>();

/** Days of a scope's period, and of one stretch of it; 0 and 1 in a shop without dates. */
export function lengthsOf({ period }: DashboardScope): { days: number; stretch: number } {
  const days = period === null ? 0 : lengthOf(period);
  return { days, stretch: Math.max(1, Math.floor(days / STRETCHES)) };
}

/**
 * Sees to it that the table `scoped_order` holds the scope's orders of both periods. Kept while the
 * scope stays the same, so that turning a page of customers does not build it again.
 */
export async function ensureScope(
  engine: Engine,
  scope: DashboardScope,
  call: Call,
): Promise<{ hasTimes: boolean }> {
  const { table, hasTimes } = await ensureShopTables(engine, scope.category, call);
  const key = JSON.stringify([engine.generation, scope]);
  if (scopedFor.get(engine) !== key) {
    scopedFor.delete(engine);
    await engine.database.query(withOrderRows(scopeStatement(scope), table), call);
    scopedFor.set(engine, key);
  }
  return { hasTimes };
}

const scopeStatement = (scope: DashboardScope): string =>
  bind(scopeSql, {
    from: scope.period?.from ?? null,
    to: scope.period?.to ?? null,
    previous_from: scope.previous?.from ?? null,
    previous_to: scope.previous?.to ?? null,
    segment: scope.segment,
    ...lengthsOf(scope),
  });
