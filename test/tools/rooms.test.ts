import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A room is a folder of `src` or `workers`; sub-rooms count for themselves. */
const FILES = ['src', 'workers'].flatMap((hall) =>
  readdirSync(hall, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** “About twenty”: past this a hall is to be parted (docs/decisions/0014-rooms.md). */
const MOST_FILES = 22;
/** “About three hundred” lines. */
const MOST_LINES_OF_STYLE = 310;

describe('the house', () => {
  it('has no room with more than about twenty files of its own', () => {
    const rooms = new Map<string, number>();
    for (const file of FILES) rooms.set(dirname(file), (rooms.get(dirname(file)) ?? 0) + 1);
    expect(rooms.size).toBeGreaterThan(40);
    expect([...rooms].filter(([, files]) => files > MOST_FILES)).toEqual([]);
  });

  it('has no style sheet past about three hundred lines', () => {
    const lines = FILES.filter((file) => file.endsWith('.css')).map(
      (file) => [file, readFileSync(file, 'utf8').split('\n').length] as const,
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter(([, count]) => count > MOST_LINES_OF_STYLE)).toEqual([]);
  });
});
