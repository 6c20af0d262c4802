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
