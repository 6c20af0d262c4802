const GAP = 4;

/** Puts an open popover under its button, right edges aligned, inside the window. */
export function placeBelow(anchor: Element, popover: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const size = popover.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + size.height > innerHeight ? Math.max(GAP, at.top - GAP - size.height) : below;
  const left = Math.min(Math.max(GAP, at.right - size.width), innerWidth - size.width - GAP);
  popover.style.setProperty('top', `${top}px`);
  popover.style.setProperty('left', `${Math.max(GAP, left)}px`);
}
