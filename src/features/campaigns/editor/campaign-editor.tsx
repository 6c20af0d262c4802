import { useNavigate } from '@solidjs/router';
import { createEffect, createUniqueId, Show, untrack } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import type { Campaign } from '../../../domain/campaign/campaign';
import { bundlesAddress } from '../../../domain/campaign/address';
import { isSettled } from '../../../domain/campaign/life/life';
import { isSameValue } from '../../../domain/same-value';
import { useShop } from '../../../engine/context';
import type { SavedCampaign } from '../../../storage/campaigns/campaign-envelope';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { toast } from '../../../ui/overlay/toast';
import { exportCampaign } from '../actions';
import { Crumbs } from '../crumbs';
import { BundlePick } from './bundle-pick';
import { CampaignForm } from './campaign-form';
import { createBasis } from './create-basis';
import { startOf, type EditorStart } from './editor-start';
import { createEditorState, measuredUplift } from './create-editor-state';
import { createElsewhere } from './create-elsewhere';
import { createSave } from './create-save';
import { createShownErrors } from './create-shown-errors';
import { draftOf, newDraft } from './draft/draft';
import { EditorHead } from './editor-head';
import { NotSaved, OtherShop } from './editor-notices';
import { EditorSide } from './editor-side';
import { LeaveGuard } from './leave-guard';
import { DeletedNotice, MergeNotice } from './merge-notice';

/** The form of one campaign with its figures beside it. `start` stays the same for its life. */
export function CampaignEditor(props: {
  start: EditorStart;
  store: CampaignStore;
  /** Opens the editor anew, on top of what another tab saved. */
  onBeginAgain: (start: EditorStart) => void;
}) {
  // Neither changes in the editor's life.
  const start = untrack(() => props.start);
  const store = untrack(() => props.store);
  const shop = useShop();
  const navigate = useNavigate();
  const formId = createUniqueId();
  const initial = start.saved === undefined ? newDraft(start.segment) : draftOf(start.saved);
  const [draft, setDraft] = createStore({ ...(start.draft ?? initial) });
  const live = createBasis(start, draft, store.campaigns);
  const state = createEditorState(draft, setDraft, live);
  const errors = createShownErrors(draft, () => state.checked()?.errors ?? {});
  const save = createSave(
    store,
    start.revision,
    () => state.checked()?.campaign,
    () => !live.isCounting() && shop.summary() !== undefined,
    {
      onWrong: focusFirstError,
      onSaved: ({ id }) => {
        toast({ text: 'Saved in this browser', tone: 'positive' });
        navigate(`/campaigns/${id}`);
      },
    },
  );
  const isDirty = () => !save.isSaved() && !isSameValue({ ...draft }, initial);

  const elsewhere = createElsewhere(start, store);
  const savedElsewhere = (): SavedCampaign | undefined => {
    const found = elsewhere();
    return save.isWritten() || found === 'deleted' ? undefined : found;
  };
  createEffect(() => {
    const found = savedElsewhere();
    if (found === undefined || isDirty()) return;
    props.onBeginAgain(startOf(found));
    toast({ text: 'Changed in another tab; the form now shows it.' });
  });

  /** The uplift that ended campaigns of this shop have measured. */
  const measured = measuredUplift(store.campaigns, start.id, () => shop.summary()?.name);

  return (
    <main class="page campaign-editor" id="main">
      <LeaveGuard isDirty={isDirty} />
      <Crumbs here={start.saved?.name ?? 'New'} />
      <EditorHead start={start} formId={formId} isBusy={save.isWaiting()} />
      <div class="stack g4">
        <NotSaved
          failure={save.problem()}
          onExport={() => {
            const campaign = state.checked()?.campaign;
            if (campaign !== undefined) exportCampaign(campaign);
          }}
        />
        <Show when={isDirty() && savedElsewhere()}>
          {(theirs) => (
            <MergeNotice
              base={initial}
              mine={{ ...draft }}
              theirs={theirs()}
              onTake={(merged) => props.onBeginAgain({ ...startOf(theirs()), draft: merged })}
            />
          )}
        </Show>
        <Show when={!save.isWritten() && elsewhere() === 'deleted'}>
          <DeletedNotice
            onSaveAgain={() =>
              props.onBeginAgain({ ...start, revision: null, draft: { ...unwrap(draft) } })
            }
          />
        </Show>
        <Show when={live.isOtherShop()}>
          <OtherShop shop={start.saved?.shop} />
        </Show>
        <div class="cgrid" inert={save.isWritten()}>
          <CampaignForm
            id={formId}
            draft={draft}
            onChange={setDraft}
            errors={errors.shown()}
            onLeave={errors.leave}
            onSubmit={() => {
              errors.showAll();
              save.submit();
            }}
            currency={state.currency()}
            discountNote={state.discountNote()}
            controlNote={state.controlNote()}
            effectNote={state.effectNote()}
            segmentSizes={live.segmentSizes()}
            hasPrices={shop.summary()?.parts.prices ?? true}
            others={live.active()}
            asked={state.asked()}
            measured={measured()}
            settled={settledText(start.saved)}
          >
            <BundlePick basis={live.basis()} address={bundlesAddress(start.choice.thresholds)} />
          </CampaignForm>
          <EditorSide
            live={live}
            state={state}
            draft={draft}
            onChange={setDraft}
            acknowledgementError={errors.shown().lossAcknowledged}
          />
        </div>
      </div>
    </main>
  );
}

/** Moves to the first field with an error, which is marked when the form has been drawn. */
const focusFirstError = () =>
  queueMicrotask(() =>
    document.querySelector<HTMLElement>('.campaign-editor [aria-invalid]')?.focus(),
  );

/** Why a running or ended campaign keeps its offer, audience and days. */
const settledText = (saved: Campaign | undefined): string | undefined =>
  saved === undefined || !isSettled(saved)
    ? undefined
    : 'Offer, audience and days stay as they were at the start, so that the result is of what was begun. Go back to a draft to change them.';
