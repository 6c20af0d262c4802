/** Figures as they are written in reasons, notes and clarifications. */
export const count = (value: number): string => value.toLocaleString('en-GB');

/** A share as a whole percentage; never 100% or 0% where it is only nearly so. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '99%';
  if (rounded === 0 && share > 0) return 'under 1%';
  return `${rounded}%`;
}
