import type { Failure } from '../../../src/domain/errors';
import type {
  Clarification,
  LinkedSource,
  UnderstoodSource,
} from '../../../src/domain/recipe/understanding';
import type { Recipe, SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { LoadReport } from '../../../src/domain/shop/shop';
import type { Engine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { understandFile } from '../../../workers/understand/understand-file';
import { linkSources } from '../../../workers/understand/link/link';
import { call } from './node-database';

/** The Data page makes this of files when a person only drops them. */
export interface Proposal {
  files: File[];
  sources: UnderstoodSource[];
  linked: LinkedSource[];
  /** The reasons why files were left out. */
  problems: Failure[];
  /** Those that have to be answered before loading. */
  asked: Clarification[];
  recipe: Recipe;
}

/**
 * Unpacks, looks at and links files. Archives become the files in them, and unusable files are left
 * out.
 */
export async function propose(engine: Engine, given: readonly File[]): Promise<Proposal> {
  const files: File[] = [];
  const sources: UnderstoodSource[] = [];
  const problems: Failure[] = [];
  for (const dropped of given) {
    const unpacked = await unpackFile(engine, dropped, call());
    if (unpacked.problem !== null) problems.push(unpacked.problem);
    for (const file of unpacked.files) {
      const understood = await understandFile(engine, { file }, call());
      if (understood.problem !== null) {
        problems.push(understood.problem);
        continue;
      }
      files.push(file);
      sources.push(understood);
    }
  }
  const linked = sources.length === 0 ? [] : await linkSources(engine, { sources, files }, call());
  const asked = sources.flatMap(({ clarifications }, index) =>
    linked[index]?.kind === 'other'
      ? []
      : [...clarifications, ...(linked[index]?.clarifications ?? [])].filter(
          ({ mustAnswer }) => mustAnswer,
        ),
  );
  return { files, sources, linked, problems, asked, recipe: recipeFrom(sources, linked) };
}

function recipeFrom(sources: readonly UnderstoodSource[], linked: readonly LinkedSource[]): Recipe {
  return {
    version: 1,
    name: 'Shop',
    leaveOutReturns: true,
    leaveOutProducts: [],
    sources: sources.map((source, index): SourceRecipe => {
      const { kind = source.kind, link, roles, ordersBy } = linked[index] ?? {};
      return {
        name: source.name,
        kind,
        shape: source.shape,
        ordersBy: ordersBy ?? source.ordersBy,
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
    }),
  };
}

/** Drops files and presses `Load shop`. */
export async function loadHandsOff(
  engine: Engine,
  files: readonly File[],
  choices: Partial<Pick<Recipe, 'leaveOutReturns' | 'leaveOutProducts'>> = {},
): Promise<Proposal & { report: LoadReport }> {
  const proposal = await propose(engine, files);
  const recipe = { ...proposal.recipe, ...choices };
  const report = await loadShop(engine, { recipe, files: proposal.files }, call());
  return { ...proposal, report };
}
