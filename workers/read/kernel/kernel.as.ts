// AssemblyScript: what is done to every byte and to every cell of a file, in WebAssembly, where a cell is
// compared in one step. It is compiled when packages are installed, and `kernel.ts` is its only caller.
// Numbers without a sign are addresses in the kernel's memory.

const LINE_FEED: u32 = 10;
const CARRIAGE: u32 = 13;
const BACKSLASH: u32 = 92;
const BLANK: u32 = 32;

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Gives a place back that was allocated; 0 is none. */
export function release(place: usize): void {
  if (place !== 0) heap.free(place);
}

/** Rows being cut; `kernel.ts` writes what it is asked for here, and reads what was done. */
@unmanaged
class Cutting {
  /** Where the next row begins, and where the bytes end: a line feed stands there. */
  at: u32 = 0;
  limit: u32 = 0;
  /** The next cell, and how many there is room for. */
  cell: u32 = 0;
  room: u32 = 0;
  /** The next row, and how many there shall be. */
  row: u32 = 0;
  most: u32 = 0;
  /** The line of the file in which the next row begins. */
  line: u32 = 0;
  delimiter: u32 = 0;
  /** No byte is 256: there may be none of these. */
  quote: u32 = 0;
  comment: u32 = 0;
  hasBackslash: u32 = 0;
  longestRow: u32 = 0;
  longestQuoted: u32 = 0;
  starts: usize = 0;
  ends: usize = 0;
  firsts: usize = 0;
  cells: usize = 0;
  lines: usize = 0;
}

export function newCutting(): usize {
  return changetype<usize>(new Cutting());
}

/** Bytes that end a cell which is not quoted. */
const ENDS = memory.data(256);

/**
 * Cuts rows until there are enough, or one comes that needs care: one that is blank or a comment, has
 * text behind a quote, a quote, a line end or a backslash within quotes, is too long, or is not known to
 * end within the bytes. That row is left as it was.
 */
export function cut(place: usize): void {
  const c = changetype<Cutting>(place);
  const limit = c.limit;
  const room = c.room;
  const delimiter = c.delimiter;
  const quote = c.quote;
  const starts = c.starts;
  const ends = c.ends;
  memory.fill(ENDS, 0, 256);
  store<u8>(ENDS + delimiter, 1);
  store<u8>(ENDS + LINE_FEED, 1);
  store<u8>(ENDS + CARRIAGE, 1);
  while (c.row < c.most) {
    const start = c.at;
    const first = <u32>load<u8>(start);
    if (start >= limit || first === c.comment || (first <= BLANK && first !== delimiter)) return;
    let at = start;
    let cell = c.cell;
    let byte: u32 = 0;
    for (;;) {
      if (cell === room) return;
      byte = <u32>load<u8>(at);
      if (byte === quote) {
        const open = at;
        do {
          at += 1;
          byte = <u32>load<u8>(at);
          if (byte === LINE_FEED || byte === CARRIAGE) return;
          if (byte === BACKSLASH && c.hasBackslash !== 0) return;
        } while (byte !== quote);
        if (at + 1 >= limit || at - open > c.longestQuoted) return;
        store<u32>(starts + (cell << 2), open + 1);
        store<u32>(ends + (cell << 2), at);
        at += 1;
        byte = <u32>load<u8>(at);
        if (load<u8>(ENDS + byte) === 0) return;
      } else {
        store<u32>(starts + (cell << 2), at);
        while (load<u8>(ENDS + byte) === 0) {
          at += 1;
          byte = <u32>load<u8>(at);
        }
        store<u32>(ends + (cell << 2), at);
      }
      cell += 1;
      if (byte !== delimiter) break;
      at += 1;
    }
    if (at >= limit || at - start > c.longestRow) return;
    if (byte === CARRIAGE) {
      // What is behind it may still be the other half of a line end.
      if (at + 1 >= limit) return;
      if (<u32>load<u8>(at + 1) === LINE_FEED) at += 1;
    }
    const row = c.row << 2;
    store<u32>(c.firsts + row, c.cell);
    store<u32>(c.cells + row, cell - c.cell);
    store<u32>(c.lines + row, c.line);
    c.line += 1;
    c.row += 1;
    c.cell = cell;
    c.at = at + 1;
  }
}

/** A slot holds the key of a cell, 8 bytes, and its index + 1; 0 is a free slot. */
const SLOT: usize = 12;
const FEWEST_SLOTS: u32 = 512;
/** Cells of so many bytes are their own key, with their length in its last byte; of others it is a hash. */
const SHORT: u32 = 7;
const LONG: u64 = 1 << 63;

/** The distinct cells of a column, in the order they were met. */
@unmanaged
class Cells {
  size: u32 = 0;
  slots: usize = 0;
  /** How many slots there are, less one: a power of two less one. */
  mask: u32 = 0;
  /** Cell `n` stands from `offsets[n]` to before `offsets[n + 1]` of the arena. */
  arena: usize = 0;
  arenaRoom: u32 = 0;
  offsets: usize = 0;
  offsetsRoom: u32 = 0;
}

export function newCells(): usize {
  const cells = new Cells();
  cells.arenaRoom = 4096;
  cells.arena = heap.alloc(cells.arenaRoom);
  cells.offsetsRoom = 256;
  cells.offsets = heap.alloc(cells.offsetsRoom << 2);
  store<u32>(cells.offsets, 0);
  cells.mask = FEWEST_SLOTS - 1;
  cells.slots = newSlots(FEWEST_SLOTS);
  return changetype<usize>(cells);
}

export function releaseCells(place: usize): void {
  const cells = changetype<Cells>(place);
  heap.free(cells.slots);
  heap.free(cells.arena);
  heap.free(cells.offsets);
  heap.free(place);
}

function newSlots(count: u32): usize {
  const bytes = <usize>count * SLOT;
  const slots = heap.alloc(bytes);
  memory.fill(slots, 0, bytes);
  return slots;
}

/** The first `length` bytes at a place, at most 7, as a number. */
function shortAt(start: usize, length: u32): u64 {
  return load<u64>(start) & (((<u64>1) << (length << 3)) - 1);
}

function isSame(one: usize, other: usize, length: u32): bool {
  if (length <= SHORT) return shortAt(one, length) === shortAt(other, length);
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) {
    if (load<u64>(one + at) !== load<u64>(other + at)) return false;
  }
  // The last eight may overlap those before.
  return load<u64>(one + length - 8) === load<u64>(other + length - 8);
}

/** Multiplies and folds, as wyhash does, with constants of splitmix64. */
function mixed(key: u64): u64 {
  let hash = (key ^ (key >>> 32)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >>> 29)) * 0x94d049bb133111eb;
  return hash ^ (hash >>> 32);
}

function keyOf(start: usize, length: u32): u64 {
  if (length <= SHORT) return shortAt(start, length) | ((<u64>length) << 56);
  let hash = <u64>length;
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) hash = mixed(hash ^ load<u64>(start + at));
  return mixed(hash ^ load<u64>(start + length - 8)) | LONG;
}

/** Where a cell stands among those that are known; it is put there if it is new. */
export function find(place: usize, start: usize, length: u32): u32 {
  const cells = changetype<Cells>(place);
  const key = keyOf(start, length);
  let at = <u32>mixed(key) & cells.mask;
  let slot = cells.slots + <usize>at * SLOT;
  for (let index = load<u32>(slot, 8); index !== 0; index = load<u32>(slot, 8)) {
    if (load<u64>(slot) === key && ((key & LONG) === 0 || isAt(cells, index - 1, start, length))) {
      return index - 1;
    }
    at = (at + 1) & cells.mask;
    slot = cells.slots + <usize>at * SLOT;
  }
  return add(cells, slot, key, start, length);
}

function isAt(cells: Cells, index: u32, start: usize, length: u32): bool {
  const offset = cells.offsets + ((<usize>index) << 2);
  const from = load<u32>(offset);
  return load<u32>(offset, 4) - from === length && isSame(cells.arena + from, start, length);
}

function add(cells: Cells, slot: usize, key: u64, start: usize, length: u32): u32 {
  const index = cells.size;
  store<u64>(slot, key);
  store<u32>(slot, index + 1, 8);
  if (index + 2 > cells.offsetsRoom) {
    cells.offsetsRoom *= 2;
    cells.offsets = heap.realloc(cells.offsets, (<usize>cells.offsetsRoom) << 2);
  }
  const from = load<u32>(cells.offsets + ((<usize>index) << 2));
  // Eight bytes are looked at together, and may be those behind a cell.
  if (from + length + 8 > cells.arenaRoom) {
    cells.arenaRoom = (from + length + 8) << 1;
    cells.arena = heap.realloc(cells.arena, cells.arenaRoom);
  }
  memory.copy(cells.arena + from, start, length);
  store<u32>(cells.offsets + ((<usize>(index + 1)) << 2), from + length);
  cells.size = index + 1;
  if (cells.size << 1 > cells.mask) spread(cells);
  return index;
}

/** Makes four times as many slots, so that at most half are taken. */
function spread(cells: Cells): void {
  const count = (cells.mask + 1) << 2;
  const mask = count - 1;
  const slots = newSlots(count);
  const end = cells.slots + <usize>(cells.mask + 1) * SLOT;
  for (let old = cells.slots; old < end; old += SLOT) {
    if (load<u32>(old, 8) === 0) continue;
    let at = <u32>mixed(load<u64>(old)) & mask;
    while (load<u32>(slots + <usize>at * SLOT, 8) !== 0) at = (at + 1) & mask;
    const slot = slots + <usize>at * SLOT;
    store<u64>(slot, load<u64>(old));
    store<u32>(slot, load<u32>(old, 8), 8);
  }
  heap.free(cells.slots);
  cells.slots = slots;
  cells.mask = mask;
}

/**
 * Puts the indexes of one column of rows `from` to before `to` into `into`, each with `base` added. A row
 * that lacks the cell has an empty one.
 */
export function indexesOf(
  place: usize,
  rows: usize,
  column: u32,
  from: u32,
  to: u32,
  base: u32,
  into: usize,
): void {
  const c = changetype<Cutting>(rows);
  let lastStart: usize = 0;
  let lastLength: u32 = u32.MAX_VALUE;
  let last: u32 = 0;
  for (let row = from; row < to; row += 1) {
    let start: usize = 0;
    let length: u32 = 0;
    if (column < load<u32>(c.cells + (row << 2))) {
      const cell = (load<u32>(c.firsts + (row << 2)) + column) << 2;
      start = load<u32>(c.starts + cell);
      length = load<u32>(c.ends + cell) - <u32>start;
    }
    // Cells above each other are often the same.
    if (length !== lastLength || !isSame(lastStart, start, length)) {
      last = base + find(place, start, length);
      lastStart = start;
      lastLength = length;
    }
    store<u32>(into, last);
    into += 4;
  }
}
