/** A disc as pixels of premultiplied nothing: its colours, and how much each pixel is covered. */
export interface DotSprite {
  /** Pixels a side. */
  size: number;
  /** Red, green, blue and coverage, each 0 to 255, row by row. */
  pixels: Uint8ClampedArray<ArrayBuffer>;
  /** The same pixels as one number each. */
  words: Uint32Array<ArrayBuffer>;
}

/** An image whose pixels can be set as four bytes or as one number each. */
export interface DotImage {
  image: ImageData;
  words: Uint32Array;
}

export const dotImage = (image: ImageData): DotImage => ({
  image,
  words: new Uint32Array(image.data.buffer),
});

/** `#rrggbb` as three numbers of 0 to 255; anything else is black. */
function channels(colour: string): readonly [number, number, number] {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Estimates, near enough for an edge, how much of a pixel at this distance a disc of this radius covers. */
const covered = (radius: number, distance: number): number =>
  Math.min(1, Math.max(0, radius - distance + 0.5));

/** A disc with an outline of one pixel's width per `scale`, or none; radius and scale in pixels. */
export function dotSprite(
  radius: number,
  fill: string,
  outline: { colour: string; width: number } | null,
): DotSprite {
  const outer = radius + (outline === null ? 0 : outline.width / 2);
  const inner = outline === null ? outer : radius - outline.width / 2;
  const size = 2 * Math.ceil(outer + 0.5) + 1;
  const middle = (size - 1) / 2;
  const [inside, around] = [channels(fill), channels(outline?.colour ?? fill)];
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const distance = Math.hypot(x - middle, y - middle);
      const share = covered(inner, distance);
      const at = (y * size + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        pixels[at + channel] = inside[channel]! * share + around[channel]! * (1 - share);
      }
      pixels[at + 3] = covered(outer, distance) * 255;
    }
  }
  return { size, pixels, words: new Uint32Array(pixels.buffer) };
}

/** Fills an image with one opaque colour. */
export function clearImage({ image, words }: DotImage, colour: string): void {
  const [red, green, blue] = channels(colour);
  image.data.set([red, green, blue, 255]);
  words.fill(words[0]!);
}

/**
 * Lays a sprite with its middle on a pixel over an opaque image; what lies outside is left out. Copying
 * pixels is many times faster than drawing as many paths: a step of a slider has no time for those.
 */
export function stampDot(
  { image, words }: DotImage,
  sprite: DotSprite,
  x: number,
  y: number,
): void {
  const { width, height, data } = image;
  const { size, pixels, words: spriteWords } = sprite;
  const left = Math.round(x) - (size - 1) / 2;
  const top = Math.round(y) - (size - 1) / 2;
  const lastRow = Math.min(size, height - top);
  const firstColumn = Math.max(0, -left);
  const lastColumn = Math.min(size, width - left);
  for (let row = Math.max(0, -top); row < lastRow; row += 1) {
    const target = (top + row) * width + left;
    for (let column = firstColumn; column < lastColumn; column += 1) {
      const source = row * size + column;
      const from = source * 4;
      const cover = pixels[from + 3]!;
      if (cover === 0) continue;
      // Most pixels of a dot are covered whole, and nothing below shows through.
      if (cover === 255) {
        words[target + column] = spriteWords[source]!;
        continue;
      }
      const to = (target + column) * 4;
      const rest = 255 - cover;
      data[to] = (pixels[from]! * cover + data[to]! * rest) / 255;
      data[to + 1] = (pixels[from + 1]! * cover + data[to + 1]! * rest) / 255;
      data[to + 2] = (pixels[from + 2]! * cover + data[to + 2]! * rest) / 255;
    }
  }
}
