const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A campaign's id: 80 random bits in Crockford's base 32, so that it can be read aloud. */
export function newCampaignId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('');
}
