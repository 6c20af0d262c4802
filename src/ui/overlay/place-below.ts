const GAP = 4;

/** Puts an open popover under its button, with their right or left edges aligned, inside the window. */
export function placeBelow(
  anchor: Element,
  popover: HTMLElement,
  edge: 'left' | 'right' = 'right',
): void {
  const at = anchor.getBoundingClientRect();
  const size = popover.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + size.height > innerHeight ? Math.max(GAP, at.top - GAP - size.height) : below;
  const wanted = edge === 'left' ? at.left : at.right - size.width;
  const left = Math.min(Math.max(GAP, wanted), innerWidth - size.width - GAP);
  popover.style.setProperty('top', `${top}px`);
  popover.style.setProperty('left', `${Math.max(GAP, left)}px`);
}
