/** Collects the array buffers inside an answer, so that columns move to the page instead of being copied. */
export function transferables(value: unknown, found: ArrayBuffer[] = []): ArrayBuffer[] {
  if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) found.push(value.buffer);
  else if (Array.isArray(value)) {
    // Arrays of texts or numbers hold no buffers, and may be long.
    if (typeof value[0] === 'object') for (const entry of value) transferables(entry, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) transferables(entry, found);
  }
  return found;
}
