import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../workers/state';
import type { Database } from '../../../workers/database';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { call } from '../support/node-database';

const engine = createEngine({} as Database);
type Bytes = Uint8Array<ArrayBuffer>;
const csv = strToU8('id,name\n1,Tea\n') as Bytes;
const unpack = (content: BlobPart, name: string) =>
  unpackFile(engine, new File([content], name), call());
const joined = (...parts: Bytes[]) => new Blob(parts);

async function texts(content: BlobPart, name: string) {
  const { files, problem } = await unpack(content, name);
  expect(problem).toBeNull();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.name, await file.text()] as const)),
  );
}

test('text passes through, whatever its name', async () => {
  expect(await texts(csv, 'shop.zip')).toEqual({ 'shop.zip': 'id,name\n1,Tea\n' });
});

test('gzip is unpacked, whatever its name', async () => {
  expect(await texts(gzipSync(csv) as Bytes, 'shop.csv')).toEqual({
    'shop.csv': 'id,name\n1,Tea\n',
  });
});

test('gzip of several members is one text', async () => {
  const members = joined(
    gzipSync(csv) as Bytes,
    gzipSync(strToU8('2,Milk\n')) as Bytes,
    gzipSync(new Uint8Array()) as Bytes,
  );
  expect(await texts(members, 'shop.gz')).toEqual({ 'shop.gz': 'id,name\n1,Tea\n2,Milk\n' });
});

test('many small members', async () => {
  const member = gzipSync(strToU8('a,b\n')) as Bytes;
  const { 'm.gz': text } = await texts(
    new Blob(Array.from({ length: 20_000 }, () => member)),
    'm.gz',
  );
  expect(text).toBe('a,b\n'.repeat(20_000));
});

test('a zip gives each of its tables, stored or deflated, in folders or zipped again', async () => {
  const zip = zipSync({
    'a.csv': [csv, { level: 0 }],
    'deep/er/b.csv': csv,
    'inner.zip': zipSync({ 'c.csv': csv }),
    'd.csv.gz': gzipSync(csv),
    '../../e.csv': csv,
    '__MACOSX/._a.csv': csv,
    '.DS_Store': csv,
    'empty/': new Uint8Array(),
  }) as Bytes;
  expect(Object.keys(await texts(zip, 'z.zip'))).toEqual([
    'z.zip/a.csv',
    'z.zip/deep/er/b.csv',
    'z.zip/inner.zip/c.csv',
    'z.zip/d.csv.gz',
    'z.zip/../../e.csv',
  ]);
});

test('what in a zip is no table is left out and named', async () => {
  const zip = zipSync({ 'a.csv': csv, 'b.pdf': strToU8('%PDF-1.7') }) as Bytes;
  const { files, problem } = await unpack(zip, 'z.zip');
  expect(files.map(({ name }) => name)).toEqual(['z.zip/a.csv']);
  expect(problem?.message).toBe('z.zip/b.pdf is a PDF. Export the table as CSV and add that.');
});

describe('what cannot be unpacked says why', () => {
  const gzip = gzipSync(strToU8('a,b\n'.repeat(1000))) as Bytes;
  const zip = zipSync({ 'a.csv': strToU8('a,b\n'.repeat(1000)) }) as Bytes;
  const changed = (bytes: Bytes, at: number) => {
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ 0x55;
    return copy;
  };
  const locked = zip.slice();
  new DataView(locked.buffer).setUint16(zip.length - 22 - 51 + 8, 1, true);
  const broken =
    'is damaged or was not copied to its end: it cannot be unpacked. Get it once more.';
  const advice = 'Unpack it and add the CSV files in it.';

  test.each<[string, BlobPart, string]>([
    ['a gzip cut off', gzip.slice(0, -12), broken],
    ['a gzip with a changed checksum', changed(gzip, gzip.length - 7), broken],
    ['a gzip with changed content', changed(gzip, 20), broken],
    ['a zip cut off', zip.slice(0, -30), broken],
    ['a zip with a password', locked, `is locked with a password. ${advice}`],
    ['an empty zip', zipSync({}) as Bytes, 'holds no files.'],
    [
      'an old workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'is an old Excel workbook (.xls). Save it as .xlsx or as CSV and add that.',
    ],
    [
      '7-Zip',
      new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
      `is a 7-Zip archive. ${advice}`,
    ],
    ['RAR', 'Rar!', `is a RAR archive. ${advice}`],
    ['Zstandard', new Uint8Array([0x28, 0xb5, 0x2f, 0xfd]), `is a Zstandard archive. ${advice}`],
    ['bzip2', 'BZh91AY', `is a bzip2 archive. ${advice}`],
    [
      'an image',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'is an image. Export the table as CSV and add that.',
    ],
    ['Parquet', 'PAR1', 'is a Parquet file. Export the table as CSV and add that.'],
    [
      'OpenDocument',
      zipSync({ 'content.xml': csv }) as Bytes,
      'is an OpenDocument file. Save it as .xlsx or as CSV and add that.',
    ],
  ])('%s', async (_, content, message) => {
    const { files, problem } = await unpack(content, 'x');
    expect(files).toEqual([]);
    expect(problem?.message.replace(/^x\S* /, '')).toBe(message);
  });

  test('a bomb: a small gzip that unpacks to hundreds of megabytes', async () => {
    const { files, problem } = await unpack(
      gzipSync(new Uint8Array(65 * 1024 ** 2)) as Bytes,
      'bomb.gz',
    );
    expect(files).toEqual([]);
    expect(problem?.message).toBe(
      'bomb.gz unpacks to more than 250 times its size, which no table does. Unpack it yourself and add the CSV files.',
    );
  });
});

test('unpacking stops when it is cancelled', async () => {
  const given = { ...call(), signal: AbortSignal.abort() };
  await expect(
    unpackFile(engine, new File([gzipSync(csv) as Bytes], 'a.gz'), given),
  ).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
});
