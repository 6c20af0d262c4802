/** A tab that hangs may hold up the others for this long, in ms. */
const PATIENCE = 5000;

/**
 * Runs while no other tab of this browser runs something under the same name. Without Web Locks, or
 * when the tab before hangs, it runs all the same, since transactions and not this lock keep the
 * records whole.
 */
export async function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  // Pages that are served without encryption have no locks.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks === undefined) return run();
  let hasStarted = false;
  const once = () => {
    hasStarted = true;
    return run();
  };
  try {
    return await locks.request(name, { signal: AbortSignal.timeout(PATIENCE) }, once);
  } catch (error) {
    if (hasStarted) throw error;
    return run();
  }
}

/** Runs unless another tab of this browser is running something under the same name. */
export async function unlessElsewhere(name: string, run: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks === undefined) return run();
  await locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? undefined : run()));
}

/** Holds a lock until the returned function is called, or the page is gone. */
export function holdLock(name: string): () => void {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  locks?.request(name, () => held).catch(() => undefined);
  return release;
}

/** The lock of a page that was just left may be held for this long, in ms. */
const LEAVING = 1000;

/** Tells whether another tab holds a lock. Without Web Locks it is taken that none does. */
export async function isHeldElsewhere(name: string): Promise<boolean> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks === undefined) return false;
  try {
    return await locks.request(name, { signal: AbortSignal.timeout(LEAVING) }, () => false);
  } catch {
    return true;
  }
}
