import { SEGMENTS, type Segment } from '../../../src/domain/words';

/** A segment as the database names it. */
export const toSegment = (text: string | null): Segment | null =>
  SEGMENTS.find((segment) => segment === text) ?? null;
