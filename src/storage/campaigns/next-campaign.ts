import { SEGMENTS, type Segment } from '../../domain/segments/segments';

/**
 * The next new campaign is for this segment, where it was chosen before the bundle. It is kept for
 * this tab only, and taken once.
 */
const KEY = 'bundlewise.next-campaign-segment';

export const segmentOfText = (text: string | null): Segment | null =>
  SEGMENTS.find((segment) => segment === text) ?? null;

export function keepNextSegment(segment: Segment): void {
  try {
    sessionStorage.setItem(KEY, segment);
  } catch {
    // Without storage the segment has to be chosen in the form.
  }
}

export function takeNextSegment(): Segment | null {
  try {
    const segment = segmentOfText(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return segment;
  } catch {
    return null;
  }
}
