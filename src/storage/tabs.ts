/**
 * Opens a channel between tabs. It is null where the browser has no channels or refuses one: nothing is
 * heard then.
 */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/**
 * A change of campaigns is announced on this channel. A tab hears it from the others, and from its own
 * other parts.
 */
export const CAMPAIGNS_CHANNEL = 'bundlewise.campaigns';
const RESTORED = 'restored';

let own: BroadcastChannel | null | undefined;
const ownChannel = (): BroadcastChannel | null => (own ??= openChannel(CAMPAIGNS_CHANNEL));

/** Says that a backup was restored here. */
export function announceRestored(): void {
  ownChannel()?.postMessage(RESTORED);
}

/** Runs when another tab has restored a backup. */
export function onRestoredElsewhere(run: () => void): void {
  ownChannel()?.addEventListener('message', ({ data }) => {
    if (data === RESTORED) run();
  });
}
