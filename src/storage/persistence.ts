let hasAsked = false;

/**
 * Asks the browser not to clear this site's storage when space runs low; some ask the person in turn. Once a
 * page, and only after something worth keeping was saved.
 */
export async function askToPersist(): Promise<void> {
  if (hasAsked) return;
  hasAsked = true;
  // Not there on pages served without encryption.
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  try {
    if (!(await storage?.persisted())) await storage?.persist();
  } catch {
    // A browser that will not say keeps what it keeps.
  }
}
