import { Show } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { parseNumberText } from '../../../ui/input/number-text';
import { ErrorState, Skeleton } from '../../../ui/panel-state';
import type { LiveBasis } from './create-basis';
import { takeAction, type EditorState } from './create-editor-state';
import type { CampaignDraft } from './draft/draft';
import { ruleOf } from './draft/draft-values';
import { EditorFigures } from './editor-figures';

/** Shows what the campaign comes to as it is typed, or why that is not known. */
export function EditorSide(props: {
  live: LiveBasis;
  state: EditorState;
  draft: CampaignDraft;
  onChange: SetStoreFunction<CampaignDraft>;
  /** Shown where a loss has to be seen before it can be saved. */
  acknowledgementError: string | undefined;
}) {
  return (
    <Show when={props.live.basis()} fallback={<NoFigures live={props.live} />}>
      {(basis) => (
        <Show when={props.state.figures()}>
          {(found) => (
            <EditorFigures
              basis={basis()}
              economicsBasis={found().from}
              economics={found().economics}
              budget={found().budget}
              audienceOf={{
                segment: props.draft.segment,
                channel: props.draft.channel,
                controlShare: parseNumberText(props.draft.controlShare) / 100,
                audienceRule: ruleOf(props.draft),
              }}
              checks={found().checks}
              onAct={(action) => takeAction(action, props.onChange)}
              acknowledgement={
                found().isLoss
                  ? { checked: props.draft.lossAcknowledged, error: props.acknowledgementError }
                  : undefined
              }
              onAcknowledge={(isSeen) => props.onChange('lossAcknowledged', isSeen)}
            />
          )}
        </Show>
      )}
    </Show>
  );
}

function NoFigures(props: { live: LiveBasis }) {
  return (
    <section class="panel" aria-label="Figures">
      <div class="panel__body">
        <Show when={props.live.failure()} fallback={<Skeleton height={320} />}>
          {(failure) => (
            <ErrorState
              title="This bundle has no figures"
              failure={failure()}
              retry={props.live.retry}
            />
          )}
        </Show>
      </div>
    </section>
  );
}
