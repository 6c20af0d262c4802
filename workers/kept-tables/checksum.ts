/** Returns the SHA-256 of bytes as hex digits. Rejects where the page may not hash. */
export async function checksum(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
