import { describe, expect, test } from 'vitest';
import { createBegunLoads } from '../../src/storage/shops/begun-loads';
import { memoryItems } from './memory-items';
import { linesRecipe } from './lines-recipe';

const recipe = linesRecipe;
const files = [new File(['order\n1\n'], 'lines.csv')];

function browser() {
  const { items, storage } = memoryItems();
  const held = new Set<string>();
  const locks = {
    hold(name: string) {
      held.add(name);
      return () => void held.delete(name);
    },
    isHeldElsewhere: async (name: string) => held.has(name),
  };
  const open = () => createBegunLoads(() => storage, locks);
  /** Another tab. What the tabs before hold is held no more once they are closed. */
  const visit = ({ closed = true } = {}) => {
    if (closed) held.clear();
    return open();
  };
  return { items, visit };
}

describe('a load that began', () => {
  test('and never ended is told at the next visit, with its recipe and files', async () => {
    const { visit } = browser();
    visit().begin(recipe, files);
    const begun = await visit().interrupted();
    expect(begun).toMatchObject({ recipe, files: [{ name: 'lines.csv', size: 8, digest: null }] });
  });

  test('and ended is none, whatever it came to', async () => {
    const { visit, items } = browser();
    visit().begin(recipe, files)();
    expect(await visit().interrupted()).toBeUndefined();
    expect(items.size).toBe(0);
  });

  test('stays told when an older one ends', async () => {
    const { visit } = browser();
    const loads = visit();
    const ended = loads.begin(recipe, files);
    loads.begin({ ...recipe, name: 'Second' }, files);
    ended();
    expect((await visit().interrupted())?.recipe.name).toBe('Second');
  });

  test('in another tab that is still at it is none', async () => {
    const { visit } = browser();
    visit().begin(recipe, files);
    expect(await visit({ closed: false }).interrupted()).toBeUndefined();
    expect(await visit().interrupted()).toBeDefined();
  });

  test('is forgotten when asked to', async () => {
    const { visit } = browser();
    visit().begin(recipe, files);
    visit().forget();
    expect(await visit().interrupted()).toBeUndefined();
  });

  test('is none where the note is cut off, of another version or not allowed', async () => {
    const { visit, items } = browser();
    visit().begin(recipe, files);
    const [key, text] = [...items][0]!;
    for (const other of [text.slice(0, -3), text.replace('"version":1', '"version":2'), '7', '']) {
      items.set(key, other);
      // oxlint-disable-next-line no-await-in-loop -- one note at a time
      expect(await visit().interrupted()).toBeUndefined();
    }
    const refusing = createBegunLoads(() => {
      throw new DOMException('no', 'SecurityError');
    });
    refusing.begin(recipe, files)();
    refusing.forget();
    expect(await refusing.interrupted()).toBeUndefined();
  });
});
