/** Fields whose name in the file is not what people call them. */
const words: Record<string, string> = {
  name: 'campaign name',
  schemaVersion: 'version',
  createdAt: 'created',
  updatedAt: 'last saved',
  minimumOrder: 'minimum order price',
  segment: 'customer segment',
  controlShare: 'control group',
  from: 'first day',
  to: 'last day',
  pairCount: 'orders with both',
  antecedentCount: 'orders with the first product',
  consequentCount: 'orders with the second product',
  appVersion: 'app version',
};

/**
 * A place in a campaign in words: `['discount', 'value']` → `discount value`,
 * `['bundle', 'antecedent', 0, 'id']` → `bundle antecedent 1 id`. Without a path: the campaign.
 */
export function placeInWords(path: readonly unknown[]): string {
  if (path.length === 0) return 'as a whole';
  return path
    .map((key, index) => {
      if (typeof key === 'number') return String(key + 1);
      const name = String(key);
      // Only the campaign's own name is the campaign's name.
      if (name === 'name' && index > 0) return 'name';
      return words[name] ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    })
    .join(' ');
}
