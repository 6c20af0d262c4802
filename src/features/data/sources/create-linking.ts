import { batch, createSignal, type Accessor } from 'solid-js';
import type { Ask } from '../../../engine/ask';
import type { DraftList } from './create-draft-list';
import { isUsable } from './source-draft';

export interface Linking {
  /** The files are being looked at beside each other: what they are may yet change. */
  readonly isLinking: Accessor<boolean>;
  /** Has the files looked at beside each other. */
  link(): Promise<void>;
  /** Hears no more of what is under way. */
  drop(): void;
}

export function createLinking(drafts: DraftList, ask: Ask): Linking {
  const [isLinking, setLinking] = createSignal(false);
  /** Counts how often the files were linked; what an older linking still says is not heard. */
  let newest = 0;

  async function link(): Promise<void> {
    const own = ++newest;
    const usable = drafts.plain().filter(isUsable);
    const sources = usable.flatMap(({ understood, choices }) =>
      understood === undefined ? [] : [{ ...understood, kind: choices.kind ?? understood.kind }],
    );
    setLinking(sources.length > 1);
    if (sources.length === 0) return;
    const linked = await ask.linkSources({ sources, files: usable.map(({ file }) => file) });
    if (own !== newest) return;
    batch(() => {
      if (linked.ok) {
        usable.forEach(({ id }, index) => drafts.patch(id, { linked: linked.value[index] }));
      }
      setLinking(false);
    });
  }

  return {
    isLinking,
    link,
    drop: () => {
      newest += 1;
      setLinking(false);
    },
  };
}
