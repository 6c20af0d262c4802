/**
 * The treatment group gets the message; the control group is held out to measure what the message
 * added.
 */
export const GROUPS = ['treatment', 'control'] as const;
export type Group = (typeof GROUPS)[number];

/**
 * Returns the group of a customer in a campaign. It follows from a hash of both ids, so it is the same
 * after a reload, on another machine, and whatever happens to the rest of the audience. `controlShare`
 * is therefore the expected share, not the exact one.
 */
export const groupOf = (campaignId: string, customerId: string, controlShare: number): Group =>
  hash(`${campaignId}\n${customerId}`) / 2 ** 32 < controlShare ? 'control' : 'treatment';

/**
 * This is 32-bit FNV-1a over UTF-16 units, with MurmurHash3's finaliser, since FNV mixes its high bits
 * badly.
 */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
