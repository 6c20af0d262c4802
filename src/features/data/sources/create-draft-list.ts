import { createStore, produce, unwrap } from 'solid-js/store';
import { pendingSource, settled, type SourceDraft } from './source-draft';

/** The list holds the files on their way to a shop, in their order. */
export interface DraftList {
  readonly all: readonly SourceDraft[];
  /** The same as plain values: what goes to the engine must not be the store's proxies, which cannot be cloned. */
  plain(): readonly SourceDraft[];
  find(id: number): SourceDraft | undefined;
  /** Changes a draft, and settles what follows from the change. */
  patch(id: number, change: Partial<SourceDraft>): void;
  /** Puts files where `at` says; one of the same name takes the older one's place, which is told. */
  place(files: readonly File[], at: number): { sources: SourceDraft[]; replaced: string[] };
  remove(id: number): void;
  clear(): void;
}

export function createDraftList(): DraftList {
  const [all, setAll] = createStore<SourceDraft[]>([]);
  let nextId = 1;
  const plain = () => unwrap(all) as readonly SourceDraft[];

  return {
    all,
    plain,
    find: (id) => plain().find((source) => source.id === id),
    patch(id, change) {
      const index = plain().findIndex((source) => source.id === id);
      const source = plain()[index];
      if (source !== undefined) setAll(index, settled({ ...source, ...change }));
    },
    place(files, at) {
      const replaced: string[] = [];
      const sources = files.map((file) => pendingSource(nextId++, file));
      setAll(
        produce((list) => {
          let next = at;
          for (const source of sources) {
            const older = list.findIndex(({ file }) => file.name === source.file.name);
            if (older >= 0) {
              replaced.push(source.file.name);
              list[older] = source;
            } else {
              list.splice(Math.min(next, list.length), 0, source);
              next += 1;
            }
          }
        }),
      );
      return { sources, replaced };
    },
    remove: (id) => setAll((list) => list.filter((source) => source.id !== id)),
    clear: () => setAll([]),
  };
}
