/** Steps of the sequential scale on which text is legible in either theme. */
const STEPS = [1, 2, 3, 4, 6, 7] as const;
const DARK = 5;

/** Styles a cell of a heat table by its `part` of the largest, 0 to 1. */
export function heatStyle(part: number): Record<'background' | 'color', string> {
  const at = Math.min(STEPS.length - 1, Math.floor(Math.max(0, part) * STEPS.length));
  const step = STEPS[at] ?? 1;
  return {
    background: `var(--seq-${step})`,
    color: step > DARK ? 'var(--c-surface)' : 'var(--c-text)',
  };
}
