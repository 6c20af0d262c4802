import { FailureError, type Failure } from '../../../src/domain/errors';
import type { Unpacked } from '../../../src/domain/recipe/understanding';
import type { Call } from '../../database';
import type { Engine } from '../../state';
import { blobOf, Expansion, EXPANSION } from './expansion';
import { badFile, formatOf } from './formats';
import { fileGone } from '../encoding/text';
import type { ZipEntry } from './zip';

/**
 * The tables in one file. What it is, its bytes say: gzip and zip are unpacked (one in another,
 * too), each sheet of a workbook becomes a CSV file, text is passed through. A `problem` beside files
 * names what in the archive was left out; without files it says why the whole file cannot be used.
 */
export async function unpackFile(_engine: Engine, file: File, call: Call): Promise<Unpacked> {
  try {
    return await unpacked(file, new Expansion(file, call.signal), call, EXPANSION.depth);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.kind === 'cancelled') throw error;
    return { files: [], problem: error.failure };
  }
}

async function unpacked(
  file: File,
  expansion: Expansion,
  call: Call,
  depth: number,
): Promise<Unpacked> {
  const { format, problem } = formatOf(file.name, await headOf(file));
  if (format === 'compound') {
    const { compoundProblem } = await import('./compound');
    return { files: [], problem: await compoundProblem(file) };
  }
  if (problem) return { files: [], problem };
  if (format === 'text') return { files: [file], problem: null };
  if (depth === 0) {
    const message = `${file.name} is an archive in archives in an archive. Unpack it and add the CSV files.`;
    return { files: [], problem: badFile(message) };
  }
  const tell = (done: number) =>
    call.progress({ stage: `Unpack ${file.name}`, done, total: file.size });
  if (format === 'gzip') {
    const { gunzipped } = await import('./inflated');
    const blob = await blobOf(gunzipped(file, expansion, tell));
    return unpacked(new File([blob], file.name), expansion, call, depth - 1);
  }
  const { zipEntries } = await import('./zip');
  const entries = await zipEntries(file);
  const { documentOf } = await import('./documents');
  const document = documentOf(entries.map(({ name }) => name));
  if (document === 'workbook') {
    const { sheetFiles } = await import('../workbook');
    return { files: await sheetFiles(file, entries, expansion, tell), problem: null };
  }
  if (document) return { files: [], problem: badFile(`${file.name} is ${document}`) };
  return unpackEntries(file, entries.filter(isWanted), expansion, call, depth);
}

async function unpackEntries(
  archive: File,
  entries: readonly ZipEntry[],
  expansion: Expansion,
  call: Call,
  depth: number,
): Promise<Unpacked> {
  const files: File[] = [];
  const problems: Failure[] = [];
  const names = new Set<string>();
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const entry of entries) {
    call.progress({ stage: `Unpack ${archive.name}`, done, total });
    const name = unique(`${archive.name}/${entry.name}`, names);
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each may be large
    const blob = await blobOf(entry.content(expansion));
    // oxlint-disable-next-line no-await-in-loop
    const inside = await unpacked(new File([blob], name), expansion, call, depth - 1);
    files.push(...inside.files);
    if (inside.problem) problems.push(inside.problem);
    done += entry.bytes;
  }
  const [first] = problems;
  if (files.length > 0 || first) return { files, problem: first ? leftOut(problems) : null };
  return { files, problem: badFile(`${archive.name} holds no files.`) };
}

function leftOut(problems: readonly Failure[]): Failure {
  const [first] = problems as [Failure];
  if (problems.length === 1) return first;
  const more = problems.length - 1;
  return {
    ...first,
    message: `${first.message} ${more} more of its files ${more === 1 ? 'is' : 'are'} left out as well.`,
    detail: problems.map(({ message }) => message).join('\n'),
  };
}

/** Folders, and what operating systems leave in archives, are no tables. */
function isWanted({ name }: ZipEntry): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return (
    last !== '' && !last.startsWith('.') && !/(^|\/)__MACOSX\//.test(name) && !LITTER.has(last)
  );
}

const LITTER = new Set(['Thumbs.db', 'desktop.ini']);

/** Two files of one name in an archive are told apart. */
function unique(name: string, names: Set<string>): string {
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${name} (${count})`;
  names.add(free);
  return free;
}

async function headOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, 512).arrayBuffer());
  } catch (error) {
    throw new FailureError(fileGone(file.name, String(error)));
  }
}
