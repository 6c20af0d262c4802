import type { ShopSummary } from './shop';

/** Shops are told apart by this, which is a campaign's stamp or the loaded shop's summary. */
export type ShopMark = Pick<ShopSummary, 'name' | 'fingerprint' | 'firstDay' | 'lastDay'>;

/** `continued` means the same shop with later orders, or loaded another way. */
export type Kinship = 'same' | 'continued' | 'other';

/**
 * Tells how the loaded shop stands to the one something was made with. Every file that is added changes
 * the fingerprint, so a shop is known by its name and its days: it continues one of the same name whose
 * days it holds.
 */
export function kinshipOf(made: ShopMark, loaded: ShopMark): Kinship {
  if (made.fingerprint === loaded.fingerprint) return 'same';
  if (made.name !== loaded.name) return 'other';
  const { firstDay, lastDay } = made;
  if (firstDay === null || lastDay === null) return 'continued';
  const holdsItsDays =
    loaded.firstDay !== null &&
    loaded.lastDay !== null &&
    loaded.firstDay <= firstDay &&
    loaded.lastDay >= lastDay;
  return holdsItsDays ? 'continued' : 'other';
}
