import { createMemo, createSignal, For, Show } from 'solid-js';
import { isSettled } from '../../../domain/campaign/life/life';
import type { SavedCampaign } from '../../../storage/campaigns/campaign-envelope';
import { formatMoment } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { Segmented } from '../../../ui/input/segmented';
import { draftOf, type CampaignDraft } from './draft/draft';
import { differencesOf, mergeDrafts, type Difference, type Side } from './draft/draft-merge';

const SIDES = [
  { value: 'mine', label: 'Mine' },
  { value: 'theirs', label: 'Theirs' },
] as const;

/** Said to the second of two tabs: what the other saved, and how to bring it together with what is typed here. */
export function MergeNotice(props: {
  base: CampaignDraft;
  mine: CampaignDraft;
  theirs: SavedCampaign;
  /** Takes the draft that the form shall hold from now on, on top of what the other tab saved. */
  onTake: (draft: CampaignDraft) => void;
}) {
  const [chosen, setChosen] = createSignal<Partial<Record<string, Side>>>({});
  const drafts = createMemo(() => ({
    base: props.base,
    mine: props.mine,
    theirs: draftOf(props.theirs.campaign),
    isSettled: isSettled(props.theirs.campaign),
  }));
  const differences = createMemo(() => differencesOf(drafts()));
  return (
    <section class="banner banner--warn merge" aria-label="Changes of another tab">
      <Icon name="alert" />
      <div>
        <p role="alert" class="merge__say">
          <b>This campaign was changed in another tab</b>
          <Show when={props.theirs.savedAt}>{(at) => ` on ${formatMoment(at())}`}</Show>. Nothing is
          overwritten: what you typed is still in the form.
          <Show when={drafts().isSettled}>
            {' '}
            It was started there, so its offer, audience and days are settled.
          </Show>
        </p>
        <Show when={differences().length > 0}>
          <div class="xscroll" tabindex="0" role="region" aria-label="What differs">
            <table class="tbl merge__table">
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col">Mine</th>
                  <th scope="col">Theirs</th>
                  <th scope="col">Keep</th>
                </tr>
              </thead>
              <tbody>
                <For each={differences()}>
                  {(difference) => (
                    <DifferenceRow
                      difference={difference}
                      chosen={chosen()[difference.name] ?? 'mine'}
                      onChoose={(side) => setChosen((all) => ({ ...all, [difference.name]: side }))}
                    />
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
        <div class="row g3">
          <button
            class="btn btn--primary"
            type="button"
            onClick={() => props.onTake(mergeDrafts(drafts(), chosen()))}
          >
            Merge into the form
          </button>
          <button class="btn" type="button" onClick={() => props.onTake(drafts().theirs)}>
            Take all of theirs
          </button>
        </div>
      </div>
    </section>
  );
}

function DifferenceRow(props: {
  difference: Difference;
  chosen: Side;
  onChoose: (side: Side) => void;
}) {
  return (
    <tr>
      <th scope="row">{props.difference.name}</th>
      <td>{props.difference.mine}</td>
      <td>{props.difference.theirs}</td>
      <td>
        <Show
          when={props.difference.by === 'both'}
          fallback={
            <span class="t2">
              {props.difference.by === 'mine'
                ? 'Mine, changed only here'
                : 'Theirs, changed only there'}
            </span>
          }
        >
          <Segmented
            label={`Keep ${props.difference.name}`}
            options={SIDES}
            value={props.chosen}
            onChange={(side) => props.onChoose(side)}
          />
        </Show>
      </td>
    </tr>
  );
}

/** The campaign that is edited was deleted in another tab. */
export function DeletedNotice(props: { onSaveAgain: () => void }) {
  return (
    <section class="banner banner--warn merge" aria-label="Changes of another tab">
      <Icon name="alert" />
      <div>
        <p role="alert" class="merge__say">
          <b>This campaign was deleted in another tab.</b> What you see here is still in the form.
        </p>
        <button class="btn" type="button" onClick={() => props.onSaveAgain()}>
          Keep it after all
        </button>
      </div>
    </section>
  );
}
