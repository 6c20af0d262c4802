import * as v from 'valibot';
import type { Recipe } from '../../domain/recipe/recipe';
import { RecipeSchema } from '../../domain/recipe/recipe-file';
import { holdLock, isHeldElsewhere } from '../exclusive';

const BegunSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  recipe: RecipeSchema,
  /** In the recipe's order. Their content was not looked at yet. */
  files: v.array(v.object({ name: v.string(), size: v.number(), digest: v.null() })),
});
/** A load that began: how it reads its files, and which they are. */
export type BegunLoad = v.InferOutput<typeof BegunSchema>;

/**
 * Loads that began and have not ended, so that the next visit can say what became of one. It is noted
 * in localStorage, which is written before the load begins, and of several tabs the last counts.
 */
export interface BegunLoads {
  /** Notes a load; the returned function has to be called when it ended, whatever it came to. */
  begin(recipe: Recipe, files: readonly File[]): () => void;
  /**
   * Returns the load of a page that was reloaded or closed before it ended; undefined where there is
   * none, where another tab is still at it, and where the note cannot be read.
   */
  interrupted(): Promise<BegunLoad | undefined>;
  /** Forgets what was interrupted. */
  forget(): void;
}

const KEY = 'bundlewise.load';
const lockOf = (id: string) => `load ${id}`;

export function createBegunLoads(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage,
  /** A page holds a lock for as long as it is there. */
  locks = { hold: holdLock, isHeldElsewhere },
): BegunLoads {
  function read(): BegunLoad | undefined {
    try {
      const parsed = v.safeParse(BegunSchema, JSON.parse(storage().getItem(KEY) ?? 'null'));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  }

  function forget(): void {
    try {
      storage().removeItem(KEY);
    } catch {
      // Where nothing can be removed, nothing was written.
    }
  }

  return {
    begin(recipe, files) {
      const id = crypto.randomUUID();
      const known = files.map(({ name, size }) => ({ name, size, digest: null }));
      try {
        storage().setItem(KEY, JSON.stringify({ version: 1, id, recipe, files: known }));
      } catch {
        // A browser that keeps nothing has nothing to say at the next visit.
        return () => undefined;
      }
      const release = locks.hold(lockOf(id));
      return () => {
        if (read()?.id === id) forget();
        release();
      };
    },
    async interrupted() {
      const begun = read();
      if (begun === undefined || (await locks.isHeldElsewhere(lockOf(begun.id)))) return undefined;
      return begun;
    },
    forget,
  };
}

let shared: BegunLoads | undefined;
/** Returns the loads of this browser that have not ended. */
export const begunLoads = (): BegunLoads => (shared ??= createBegunLoads());
