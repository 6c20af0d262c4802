let hasAsked = false;

/**
 * Asks the browser not to clear this site's storage when space runs low; some browsers ask the person
 * in turn. It happens once a page, and only after something worth keeping was saved.
 */
export async function askToPersist(): Promise<void> {
  if (hasAsked) return;
  hasAsked = true;
  // Pages that are served without encryption have no storage manager.
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  try {
    if (!(await storage?.persisted())) await storage?.persist();
  } catch {
    // A browser that refuses to answer keeps what it keeps.
  }
}
