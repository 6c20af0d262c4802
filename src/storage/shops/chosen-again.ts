import { fileDigest } from './file-digest';

/** A file as a kept shop knows it. */
export interface KnownFile {
  name: string;
  /** The size in bytes. */
  size: number;
  /** Null where it is not known; name and size then have to do. */
  digest: string | null;
}

/** The files that were chosen again, beside those a shop was loaded from. */
export interface ChosenAgain {
  /** The same files, in the shop's order; undefined where none was chosen yet. */
  files: (File | undefined)[];
  /** Files of the same name with other content, in the shop's order. */
  different: { name: string; file: File; was: number }[];
}

/** Tells whether files are the ones a shop was loaded from: by content, whatever they are called. */
export async function chosenAgain(
  known: readonly KnownFile[],
  chosen: readonly File[],
): Promise<ChosenAgain> {
  const sizes = new Set(known.map(({ size }) => size));
  const digests = await Promise.all(
    chosen.map((file) => (sizes.has(file.size) ? fileDigest(file) : null)),
  );
  const files = known.map(({ name, size, digest }) =>
    chosen.find(
      (file, index) =>
        file.size === size &&
        (digest === null || digests[index] === null
          ? file.name === name
          : digests[index] === digest),
    ),
  );
  const different = known.flatMap(({ name, size }, index) => {
    if (files[index] !== undefined) return [];
    const file = chosen.findLast((each) => each.name === name);
    return file === undefined ? [] : [{ name, file, was: size }];
  });
  // The files get the names of the recipe, whatever they are called on the disk by now.
  return { files: files.map((file, index) => renamed(file, known[index]?.name)), different };
}

const renamed = (file: File | undefined, name: string | undefined): File | undefined =>
  file === undefined || name === undefined || file.name === name ? file : new File([file], name);
