/** Cells as bytes of UTF-8: the cell `n` stands from `offsets[n]` to before `offsets[n + 1]`. */
export interface Cells {
  offsets: Int32Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

export const countCells = (cells: Cells | undefined): number => (cells?.offsets.length ?? 1) - 1;

/** Makes so many empty cells. */
export const noCells = (count: number): Cells => ({
  offsets: new Int32Array(count + 1),
  bytes: new Uint8Array(0),
});

/** Picks cells by their places. */
export function cellsAt({ offsets, bytes }: Cells, places: Int32Array): Cells {
  const picked = new Int32Array(places.length + 1);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number;
    const length = (offsets[place + 1] as number) - (offsets[place] as number);
    picked[at + 1] = (picked[at] as number) + length;
  }
  const texts = new Uint8Array(picked[places.length] as number);
  for (let at = 0; at < places.length; at += 1) {
    const from = offsets[places[at] as number] as number;
    const [to, end] = [picked[at] as number, picked[at + 1] as number];
    // Most cells are too short for `set` to be worth its call.
    for (let byte = to; byte < end; byte += 1) texts[byte] = bytes[from + byte - to] as number;
  }
  return { offsets: picked, bytes: texts };
}

/** Puts cells behind each other. */
export function joinCells(parts: readonly Cells[]): Cells {
  const rows = parts.reduce((sum, part) => sum + countCells(part), 0);
  const offsets = new Int32Array(rows + 1);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let [row, at] = [0, 0];
  for (const part of parts) {
    bytes.set(part.bytes, at);
    for (let each = 1; each < part.offsets.length; each += 1) {
      offsets[row + each] = at + (part.offsets[each] as number);
    }
    row += countCells(part);
    at += part.bytes.length;
  }
  return { offsets, bytes };
}
