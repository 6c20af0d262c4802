import { describe, expect, test } from 'vitest';
import {
  clearImage,
  dotImage,
  dotSprite,
  stampDot,
  type DotImage,
} from '../../../src/features/bundles/views/scatter/dot-image';

/** Node has no ImageData; this is the part of it that is used. */
const imageOf = (width: number, height: number) =>
  dotImage({ width, height, data: new Uint8ClampedArray(width * height * 4) } as ImageData);
const pixel = ({ image: { data, width } }: DotImage, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

const WHITE = [255, 255, 255, 255];
const dot = dotSprite(3, '#ff0000', null);
const cleared = (width: number, height: number) => {
  const image = imageOf(width, height);
  clearImage(image, '#ffffff');
  return image;
};

describe('dots stamped as pixels', () => {
  test('an image is cleared to one opaque colour', () => {
    const image = imageOf(3, 2);
    clearImage(image, '#1c1a18');
    expect(pixel(image, 0, 0)).toEqual([0x1c, 0x1a, 0x18, 255]);
    expect(pixel(image, 2, 1)).toEqual([0x1c, 0x1a, 0x18, 255]);
  });

  test('a dot covers its middle, leaves its corners, and blends in between', () => {
    const image = cleared(20, 20);
    stampDot(image, dot, 10, 10);
    expect(pixel(image, 10, 10)).toEqual([255, 0, 0, 255]);
    expect(pixel(image, 7, 7)).toEqual(WHITE);
    const edge = pixel(image, 7, 10);
    expect(edge[1]).toBeGreaterThan(0);
    expect(edge[1]).toBeLessThan(255);
    expect(image.image.data.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(
      true,
    );
  });

  test('covers about the area of a disc', () => {
    const covered = dot.pixels.filter((_, at) => at % 4 === 3).reduce((sum, a) => sum + a / 255, 0);
    expect(covered).toBeCloseTo(Math.PI * 9, 0);
  });

  test('an outline has its own colour around the fill', () => {
    const image = cleared(20, 20);
    stampDot(image, dotSprite(4, '#00ff00', { colour: '#0000ff', width: 2 }), 10, 10);
    expect(pixel(image, 10, 10)).toEqual([0, 255, 0, 255]);
    expect(pixel(image, 14, 10)).toEqual([0, 0, 255, 255]);
  });

  test.each([
    [0, 0],
    [-2, 5],
    [9, 9],
    [5, 11],
    [400, -400],
  ])('what lies outside at %i, %i is left out', (x, y) => {
    const small = cleared(10, 10);
    const large = cleared(30, 30);
    stampDot(small, dot, x, y);
    stampDot(large, dot, x + 10, y + 10);
    for (let row = 0; row < 10; row += 1) {
      for (let column = 0; column < 10; column += 1) {
        expect(pixel(small, column, row)).toEqual(pixel(large, column + 10, row + 10));
      }
    }
  });
});
