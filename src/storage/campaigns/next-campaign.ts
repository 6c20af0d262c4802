import { SEGMENTS, type Segment } from '../../domain/segments/segments';

/**
 * Whom the next new campaign is for, where that was chosen before its bundle. Kept for this tab only,
 * and taken once.
 */
const KEY = 'bundlewise.next-campaign-segment';

export const segmentOfText = (text: string | null): Segment | null =>
  SEGMENTS.find((segment) => segment === text) ?? null;

export function keepNextSegment(segment: Segment): void {
  try {
    sessionStorage.setItem(KEY, segment);
  } catch {
    // Without storage the segment is chosen in the form.
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
