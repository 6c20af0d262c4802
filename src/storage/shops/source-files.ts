import type { WhenFree } from './file-digest';
import { removeEntry, shopsFolder } from './shop-folder';

/** A shop's source files stand in the origin private file system, a folder a shop. */
export interface SourceFiles {
  /** Copies the files, all or none, and checks that each arrived whole. Rejects where it cannot. */
  write(id: string, files: readonly File[], whenFree?: WhenFree): Promise<void>;
  /** Returns the files in the order in which they were written, with the names given. */
  read(id: string, names: readonly string[]): Promise<File[]>;
  remove(id: string): Promise<void>;
}

export function browserSourceFiles(): SourceFiles {
  const remove = async (id: string) => removeEntry(await shopsFolder(true), id);

  return {
    async write(id, files, whenFree) {
      const shop = await (await shopsFolder(true)).getDirectoryHandle(id, { create: true });
      try {
        for (const [index, file] of files.entries()) {
          // oxlint-disable-next-line no-await-in-loop -- one after the other keeps memory small
          await writeWhole(shop, String(index), file, whenFree);
        }
      } catch (error) {
        await remove(id).catch(() => undefined);
        throw error;
      }
    },
    async read(id, names) {
      const shop = await (await shopsFolder(false)).getDirectoryHandle(id);
      return Promise.all(
        names.map(async (name, index) => {
          const kept = await (await shop.getFileHandle(String(index))).getFile();
          return new File([kept], name, { type: 'text/csv' });
        }),
      );
    },
    remove,
  };
}

async function writeWhole(
  shop: FileSystemDirectoryHandle,
  name: string,
  file: File,
  whenFree: WhenFree = () => Promise.resolve(),
): Promise<void> {
  const handle = await shop.getFileHandle(name, { create: true });
  const gate = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    async transform(piece, controller) {
      await whenFree();
      controller.enqueue(piece);
    },
  });
  await file
    .stream()
    .pipeThrough(gate)
    .pipeTo(await handle.createWritable());
  const { size } = await handle.getFile();
  if (size !== file.size) throw new Error(`Wrote ${size} of ${file.size} bytes of ${file.name}.`);
}
