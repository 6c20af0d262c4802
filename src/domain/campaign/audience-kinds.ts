import { keysOf } from '../table';

/** This is told of every way to choose an audience. */
interface AudienceKindFacts {
  name: string;
  /** It follows “customers”. */
  who: string;
  /** It says what the choice means, where that needs saying. */
  help?: string;
}

const table = {
  antecedent: {
    name: 'Bought the first, not the second',
    who: 'who bought the first and not yet the second',
  },
  consequent: {
    name: 'Bought the second, not the first',
    who: 'who bought the second and not yet the first',
  },
  alike: {
    name: 'Bought neither, but buys like those who did',
    who: 'who bought neither, but buy like those who did',
    help: 'Of the other products a customer bought, the share from the bundle’s categories is at least the median of those who bought the whole bundle.',
  },
  everyone: { name: 'Everyone in the segment', who: 'of the segment' },
} satisfies Record<string, AudienceKindFacts>;

/**
 * A campaign on A → C is for those who bought A and not C, those who bought C and not A, those who
 * bought neither but buy from their categories as the buyers of both do, or everyone.
 */
export type AudienceKind = keyof typeof table;
export const audienceKinds: Readonly<Record<AudienceKind, AudienceKindFacts>> = table;
export const AUDIENCE_KINDS = keysOf(audienceKinds);
