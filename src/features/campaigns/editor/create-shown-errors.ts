import { createSignal, type Accessor } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { CampaignDraft } from './draft/draft';
import type { FieldErrors, FieldPlace } from './draft/draft-check';

export interface ShownErrors {
  /** The errors of fields that were left, or of all once `showAll` was called. */
  readonly shown: Accessor<FieldErrors>;
  leave(place: FieldPlace): void;
  showAll(): void;
}

/** Chooses which of a draft's errors are said: nobody is told what is wrong with a field not yet filled in. */
export function createShownErrors(
  draft: CampaignDraft,
  errors: Accessor<FieldErrors>,
): ShownErrors {
  const [left, setLeft] = createStore<Partial<Record<FieldPlace, boolean>>>({});
  const [isAll, setAll] = createSignal(false);
  return {
    shown: () =>
      Object.fromEntries(
        Object.entries(errors()).filter(([place]) => isAll() || left[place as FieldPlace]),
      ),
    leave: (place) => {
      // A field that was only passed through is not wrong yet.
      const texts: Partial<Record<FieldPlace, string>> = {
        name: draft.name,
        'discount.value': draft.discountValue,
        budget: draft.budget,
      };
      if (texts[place] !== '') setLeft(place, true);
    },
    showAll: () => setAll(true),
  };
}
