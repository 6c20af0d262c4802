import { removeEntry, shopsFolder } from './shop-folder';

/**
 * The files of a shop's tables stand in a folder beside its sources, one folder for each build of the
 * engine that wrote some.
 */
export interface TableFiles {
  /** Opens a folder whose files can be read; rejects where it is not there. */
  open(shopId: string, build: string): Promise<TableFolder>;
  /** Makes the folder anew, without any file. */
  create(shopId: string, build: string): Promise<TableFolder>;
  /** Removes the folder, or all of a shop that are not this build's. */
  remove(shopId: string, build: string): Promise<void>;
  removeOthers(shopId: string, build: string): Promise<void>;
  /** The bytes that this browser may still take, as far as it says so. */
  room(): Promise<number>;
}

export interface TableFolder {
  read(name: string): Promise<File>;
  /** Writes a file whole, or rejects. */
  write(name: string, content: Uint8Array<ArrayBuffer> | string): Promise<void>;
}

const PREFIX = 'tables of ';

export function browserTableFiles(): TableFiles {
  const shopFolder = async (shopId: string) =>
    (await shopsFolder(false)).getDirectoryHandle(shopId);
  const tables = async (shopId: string, build: string, create: boolean) =>
    folderOf(await (await shopFolder(shopId)).getDirectoryHandle(`${PREFIX}${build}`, { create }));
  const remove = async (shopId: string, build: string) =>
    removeEntry(await shopFolder(shopId), `${PREFIX}${build}`);

  return {
    open: (shopId, build) => tables(shopId, build, false),
    async create(shopId, build) {
      await remove(shopId, build);
      return tables(shopId, build, true);
    },
    remove,
    async removeOthers(shopId, build) {
      const shop = await shopFolder(shopId);
      for await (const name of shop.keys()) {
        if (name.startsWith(PREFIX) && name !== `${PREFIX}${build}`) await removeEntry(shop, name);
      }
    },
    async room() {
      const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate();
      return quota - usage;
    },
  };
}

const folderOf = (folder: FileSystemDirectoryHandle): TableFolder => ({
  read: async (name) => (await folder.getFileHandle(name)).getFile(),
  async write(name, content) {
    const handle = await folder.getFileHandle(name, { create: true });
    const writable = await handle.createWritable();
    try {
      await writable.write(content);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
  },
});
