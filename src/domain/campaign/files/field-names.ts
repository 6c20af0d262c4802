/** These fields have a name in the file that people do not use for them. */
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
 * Puts a place in a campaign into words: `['discount', 'value']` → `discount value`, `['bundle',
 * 'antecedent', 0, 'id']` → `bundle antecedent 1 id`. An empty path is the campaign as a whole.
 */
export function placeInWords(path: readonly unknown[]): string {
  if (path.length === 0) return 'as a whole';
  return path
    .map((key, index) => {
      if (typeof key === 'number') return String(key + 1);
      const name = String(key);
      // Only the name of the campaign itself is the campaign name.
      if (name === 'name' && index > 0) return 'name';
      return words[name] ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    })
    .join(' ');
}
