import { FailureError } from '../../../src/domain/errors';
import type { Expansion } from '../archive/expansion';
import { damaged } from '../archive/inflated';
import type { ZipEntry } from '../archive/zip';
import { dateStyleOf } from './date-cells';
import { zerosOf } from './number-cells';
import type { CellStyle } from './cells';
import { attribute, readXml, type XmlListener } from './xml';

/** The parts of a workbook by their paths in its archive. */
export interface Parts {
  readonly name: string;
  /** Reads a part; false where there is none. Throws `bad-file` where it is damaged. */
  read(path: string, listener: XmlListener): Promise<boolean>;
  /** Bytes of a part once unpacked; 0 where there is none. */
  bytesOf(path: string): number;
}

export function partsOf(
  name: string,
  entries: readonly ZipEntry[],
  expansion: Expansion,
  onBytes: (bytes: number) => void,
): Parts {
  const byPath = new Map(entries.map((entry) => [plainPath(entry.name), entry]));
  return {
    name,
    bytesOf: (path) => byPath.get(plainPath(path))?.bytes ?? 0,
    async read(path, listener) {
      const entry = byPath.get(plainPath(path));
      if (entry === undefined) return false;
      try {
        await readXml(counted(entry.content(expansion), onBytes), listener);
        return true;
      } catch (error) {
        throw error instanceof FailureError ? error : damaged(name, `${path}: ${String(error)}`);
      }
    },
  };
}

async function* counted(chunks: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void) {
  for await (const chunk of chunks) {
    yield chunk;
    onBytes(chunk.length);
  }
}

/** Paths of a workbook differ neither by case nor by the slash they are written with. */
const plainPath = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

export interface Sheet {
  name: string;
  path: string;
  isHidden: boolean;
}

export interface Workbook {
  /** Those that have cells, in the order of their tabs. */
  sheets: Sheet[];
  /** Dates count from 1904, as they did on the Macintosh. */
  is1904: boolean;
  strings: string | null;
  styles: string | null;
}

interface Relationship {
  id: string;
  /** The last part of its type, e.g. `worksheet`. */
  type: string;
  path: string;
}

/** Finds where what stands in a workbook (ECMA-376 part 1, 18.2; part 2, 9). */
export async function workbookOf(parts: Parts): Promise<Workbook> {
  const [main] = (await relationships(parts, '')).filter(({ type }) => type === 'officeDocument');
  const path = main?.path ?? 'xl/workbook.xml';
  const related = await relationships(parts, path);
  const workbook: Workbook = {
    sheets: [],
    is1904: false,
    strings: related.find(({ type }) => type === 'sharedStrings')?.path ?? null,
    styles: related.find(({ type }) => type === 'styles')?.path ?? null,
  };
  const isThere = await parts.read(path, {
    open(name, attributes) {
      if (name === 'workbookPr') {
        workbook.is1904 = /^(1|true|on)$/i.test(attribute(attributes(), 'date1904') ?? '');
      }
      if (name !== 'sheet') return;
      const given = attributes();
      const sheet = related.find(({ id }) => id === attribute(given, 'id'));
      if (sheet?.type !== 'worksheet') return;
      workbook.sheets.push({
        name: attribute(given, 'name') ?? '',
        path: sheet.path,
        isHidden: /hidden/i.test(attribute(given, 'state') ?? ''),
      });
    },
  });
  if (!isThere) throw damaged(parts.name, `${path} is missing`);
  return workbook;
}

/** Lists what a part refers to, or the whole archive where `path` is empty. */
async function relationships(parts: Parts, path: string): Promise<Relationship[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const found: Relationship[] = [];
  await parts.read(`${folder}_rels/${path.slice(folder.length)}.rels`, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const given = attributes();
      const target = attribute(given, 'Target') ?? '';
      found.push({
        id: attribute(given, 'Id') ?? '',
        type: (attribute(given, 'Type') ?? '').split('/').pop() ?? '',
        path: new URL(target, `file:///${folder}`).pathname,
      });
    },
  });
  return found.map((each) => ({ ...each, path: decodeURI(each.path) }));
}

/** The texts that cells refer to by number: those of a cell are kept once. */
export async function sharedStrings(parts: Parts, path: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (path === null) return strings;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await parts.read(path, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    text(more) {
      if (isText) text += more;
    },
  });
  return strings;
}

/** Reads how cells show their numbers, by the number of the style. */
export async function cellStyles(parts: Parts, path: string | null): Promise<CellStyle[]> {
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  if (path === null) return styles;
  let isOfCells = false;
  await parts.read(path, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const given = attributes();
        codes.set(Number(attribute(given, 'numFmtId')), attribute(given, 'formatCode') ?? '');
      } else if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) {
        const id = Number(attribute(attributes(), 'numFmtId') ?? 0);
        styles.push({ date: dateStyleOf(id, codes.get(id)), zeros: zerosOf(codes.get(id)) });
      }
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return styles;
}
