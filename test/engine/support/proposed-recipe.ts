import { expect } from 'vitest';
import type { Recipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Engine } from '../../../workers/state';
import { understandFile } from '../../../workers/understand/understand-file';
import { linkSources } from '../../../workers/understand/link/link';
import { call } from './node-database';

/** Returns the recipe that the Data page makes of the files when nothing is answered. */
export async function proposedRecipe(engine: Engine, files: File[]): Promise<Recipe> {
  const understood = [];
  for (const file of files) understood.push(await understandFile(engine, { file }, call()));
  const asked = understood.flatMap(({ clarifications }) =>
    clarifications.filter((each) => each.mustAnswer),
  );
  expect(asked).toEqual([]);
  const linked = await linkSources(engine, { sources: understood, files }, call());
  const sources = understood.map((source, index): SourceRecipe => {
    const { kind = source.kind, link, roles } = linked[index] ?? {};
    return {
      name: source.name,
      kind,
      shape: source.shape,
      ordersBy: source.ordersBy,
      dialect: source.dialect,
      columns: source.columns.map(({ header, role, formats, decimal, unit, prices }, column) => ({
        header,
        role: roles?.[column] ?? role,
        formats,
        decimal,
        unit,
        prices,
      })),
      link: link ?? undefined,
    };
  });
  return { version: 1, name: 'Shop', sources, leaveOutReturns: true, leaveOutProducts: [] };
}
