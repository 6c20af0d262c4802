import { createEffect, createSignal, type Accessor } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { Failure } from '../../../domain/errors';
import type { Revision } from '../../../storage/campaigns/campaign-envelope';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';

export interface Save {
  /** This is true from the wish to save until the figures that belong into the record are there. */
  readonly isWaiting: Accessor<boolean>;
  /** The campaign is being written, or is written: what then stands in storage is one's own. */
  readonly isWritten: Accessor<boolean>;
  readonly isSaved: Accessor<boolean>;
  /** Says why storage refused; undefined after a conflict, which is told by what can be done about it. */
  readonly problem: Accessor<Failure | undefined>;
  submit(): void;
}

/** Saves a campaign on top of the revision it was begun from, once its figures are counted. */
export function createSave(
  store: CampaignStore,
  base: Revision | null,
  /** Returns the campaign as typed, or undefined while something in it is wrong. */
  campaign: Accessor<Campaign | undefined>,
  isReady: Accessor<boolean>,
  { onWrong, onSaved }: { onWrong: () => void; onSaved: (campaign: Campaign) => void },
): Save {
  const [isWaiting, setWaiting] = createSignal(false);
  const [isWritten, setWritten] = createSignal(false);
  const [isSaved, setSaved] = createSignal(false);
  const [problem, setProblem] = createSignal<Failure>();

  // Figures that are still on their way belong into the record: saving waits for them.
  createEffect(() => {
    if (isWaiting() && isReady()) void save();
  });

  async function save(): Promise<void> {
    setWaiting(false);
    const typed = campaign();
    if (typed === undefined) {
      onWrong();
      return;
    }
    setWritten(true);
    const saved = await store.save([{ campaign: typed, base }]);
    if (!saved.ok) {
      setWritten(false);
      setProblem(saved.conflict === undefined ? saved.failure : undefined);
      return;
    }
    setSaved(true);
    onSaved(typed);
  }

  return { isWaiting, isWritten, isSaved, problem, submit: () => setWaiting(true) };
}
