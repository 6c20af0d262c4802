import { A, useNavigate } from '@solidjs/router';
import { createEffect, createSignal, createUniqueId, Show, untrack } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import type { Campaign } from '../../../domain/campaign/campaign';
import { bundlesAddress } from '../../../domain/campaign/address';
import { isSettled } from '../../../domain/campaign/life/life';
import type { Failure } from '../../../domain/errors';
import { isSameValue } from '../../../domain/same-value';
import { useShop } from '../../../engine/context';
import type { SavedCampaign } from '../../../storage/campaigns/campaign-envelope';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { Banner } from '../../../ui/banner';
import { parseNumberText } from '../../../ui/input/number-text';
import { ErrorState, Skeleton } from '../../../ui/panel-state';
import { toast } from '../../../ui/overlay/toast';
import { exportCampaign } from '../actions';
import { createBasis, startOf, type EditorStart } from './create-basis';
import { BundlePick } from './bundle-pick';
import { CampaignForm } from './campaign-form';
import { Crumbs } from '../crumbs';
import { draftOf, newDraft } from './draft';
import type { FieldErrors, FieldPlace } from './draft-check';
import { ruleOf } from './draft-values';
import { EditorFigures } from './editor-figures';
import { createEditorState, measuredUplift, takeAction } from './create-editor-state';
import { createElsewhere } from './create-elsewhere';
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
  const [left, setLeft] = createStore<Partial<Record<FieldPlace, boolean>>>({});
  const [isSaving, setIsSaving] = createSignal(false);
  /** Being written, or written: what then stands in storage is one's own. */
  const [isWritten, setIsWritten] = createSignal(false);
  const [isSaved, setIsSaved] = createSignal(false);
  const [showAll, setShowAll] = createSignal(false);
  const [problem, setProblem] = createSignal<Failure>();

  const state = createEditorState(draft, setDraft, live);
  const { checked, figures, currency } = state;
  const shown = (): FieldErrors => {
    const errors = checked()?.errors ?? {};
    return Object.fromEntries(
      Object.entries(errors).filter(([place]) => showAll() || left[place as FieldPlace]),
    );
  };
  const isDirty = () => !isSaved() && !isSameValue({ ...draft }, initial);

  const elsewhere = createElsewhere(start, store);
  const savedElsewhere = (): SavedCampaign | undefined => {
    const found = elsewhere();
    return isWritten() || found === 'deleted' ? undefined : found;
  };
  createEffect(() => {
    const found = savedElsewhere();
    if (found === undefined || isDirty()) return;
    props.onBeginAgain(startOf(found));
    toast({ text: 'Changed in another tab; the form now shows it.' });
  });

  /** The uplift that ended campaigns of this shop have measured. */
  const measured = measuredUplift(store.campaigns, start.id, () => shop.summary()?.name);

  function submit(): void {
    setShowAll(true);
    setIsSaving(true);
  }

  // Figures that are still on their way belong into the record: saving waits for them.
  createEffect(() => {
    if (isSaving() && !live.isCounting() && shop.summary() !== undefined) void save();
  });

  async function save(): Promise<void> {
    setIsSaving(false);
    const result = checked();
    if (result?.campaign === undefined) {
      // The first field with an error: they are marked when this has been drawn.
      queueMicrotask(() =>
        document.querySelector<HTMLElement>('.campaign-editor [aria-invalid]')?.focus(),
      );
      return;
    }
    const { campaign } = result;
    setIsWritten(true);
    const saved = await store.save([{ campaign, base: start.revision }]);
    if (!saved.ok) {
      setIsWritten(false);
      // A conflict is told above the form, with what can be done about it.
      setProblem(saved.conflict === undefined ? saved.failure : undefined);
      return;
    }
    setIsSaved(true);
    toast({ text: 'Saved in this browser', tone: 'positive' });
    navigate(`/campaigns/${campaign.id}`);
  }

  /** Exports as a file what storage refused, so that it is not lost. */
  function exportUnsaved(): void {
    const campaign = checked()?.campaign;
    if (campaign === undefined) return;
    exportCampaign(campaign);
  }

  return (
    <main class="page campaign-editor" id="main">
      <LeaveGuard isDirty={isDirty} />
      <Crumbs here={start.saved?.name ?? 'New'} />
      <div class="pagehead pagehead--mid">
        <h1>{start.saved === undefined ? 'New campaign' : 'Edit campaign'}</h1>
        <div class="pagehead__end">
          <A class="btn" href={start.saved === undefined ? '/campaigns' : `/campaigns/${start.id}`}>
            Cancel
          </A>
          <button
            class="btn btn--primary"
            type="submit"
            form={formId}
            aria-busy={isSaving() ? 'true' : undefined}
            classList={{ 'is-busy': isSaving() }}
          >
            Save campaign
          </button>
        </div>
      </div>
      <div class="stack g4">
        <Show when={problem()}>
          {(failure) => (
            <Banner
              tone="neg"
              action={
                <button class="link" type="button" onClick={exportUnsaved}>
                  Export JSON
                </button>
              }
            >
              <b>Not saved.</b> {failure().message}
            </Banner>
          )}
        </Show>
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
        <Show when={!isWritten() && elsewhere() === 'deleted'}>
          <DeletedNotice
            onSaveAgain={() =>
              props.onBeginAgain({ ...start, revision: null, draft: { ...unwrap(draft) } })
            }
          />
        </Show>
        <Show when={live.isOtherShop()}>
          <Banner tone="info">
            <b>This campaign was made with {start.saved?.shop.name}.</b> Another shop is loaded, so
            its figures stay as they were saved.
          </Banner>
        </Show>
        <div class="cgrid" inert={isWritten()}>
          <CampaignForm
            id={formId}
            draft={draft}
            onChange={setDraft}
            errors={shown()}
            onLeave={(place) => {
              // A field that was only passed through is not wrong yet.
              const texts = {
                name: draft.name,
                'discount.value': draft.discountValue,
                budget: draft.budget,
              };
              if (texts[place as keyof typeof texts] !== '') setLeft(place, true);
            }}
            onSubmit={submit}
            currency={currency()}
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
          <Show
            when={live.basis()}
            fallback={
              <section class="panel" aria-label="Figures">
                <div class="panel__body">
                  <Show when={live.failure()} fallback={<Skeleton height={320} />}>
                    {(failure) => (
                      <ErrorState
                        title="This bundle has no figures"
                        failure={failure()}
                        retry={live.retry}
                      />
                    )}
                  </Show>
                </div>
              </section>
            }
          >
            {(basis) => (
              <Show when={figures()}>
                {(found) => (
                  <EditorFigures
                    basis={basis()}
                    economicsBasis={found().from}
                    economics={found().economics}
                    budget={found().budget}
                    audienceOf={{
                      segment: draft.segment,
                      channel: draft.channel,
                      controlShare: parseNumberText(draft.controlShare) / 100,
                      audienceRule: ruleOf(draft),
                    }}
                    checks={found().checks}
                    onAct={(action) => takeAction(action, setDraft)}
                    acknowledgement={
                      found().isLoss
                        ? { checked: draft.lossAcknowledged, error: shown().lossAcknowledged }
                        : undefined
                    }
                    onAcknowledge={(isSeen) => setDraft('lossAcknowledged', isSeen)}
                  />
                )}
              </Show>
            )}
          </Show>
        </div>
      </div>
    </main>
  );
}

/** Why a running or ended campaign keeps its offer, audience and days. */
const settledText = (saved: Campaign | undefined): string | undefined =>
  saved === undefined || !isSettled(saved)
    ? undefined
    : 'Offer, audience and days stay as they were at the start, so that the result is of what was begun. Go back to a draft to change them.';
