import { For, Show } from 'solid-js';
import type { Clarification } from '../../../domain/recipe/understanding';
import { Icon } from '../../../ui/icon';
import type { Import } from '../create-import';
import { isUsable, openClarifications, type SourceDraft } from '../sources/source-draft';

/** Asks what the files do not decide, with an answer a press away; the first answer holds until then. */
export function Clarifications(props: { shopImport: Import }) {
  const asked = () =>
    props.shopImport.sources
      .filter(isUsable)
      .flatMap((source) =>
        openClarifications(source).map((clarification) => ({ source, clarification })),
      );
  return (
    <For each={asked()}>
      {({ source, clarification }) => (
        <ClarificationCard
          clarification={clarification}
          source={source}
          several={props.shopImport.sources.length > 1}
          onAnswer={(choice) => void props.shopImport.answer(source.id, clarification.id, choice)}
        />
      )}
    </For>
  );
}

function ClarificationCard(props: {
  clarification: Clarification;
  source: SourceDraft;
  several: boolean;
  onAnswer: (choice: number) => void;
}) {
  return (
    <section class="banner banner--warn ask" role="group" aria-label={props.clarification.title}>
      <Icon name="alert" />
      <div>
        <b>{props.clarification.title}</b>
        <p>
          {props.clarification.detail}
          <Show when={props.several}>
            {' '}
            <span class="mono t3">{props.source.file.name}</span>
          </Show>
        </p>
        <div class="row g2">
          <For each={props.clarification.choices}>
            {(choice, index) => (
              <button class="btn btn--sm" type="button" onClick={() => props.onAnswer(index())}>
                {choice.label}
              </button>
            )}
          </For>
        </div>
        <Show when={!props.clarification.mustAnswer && props.clarification.choices[0]}>
          {(first) => <p class="small t3">Until you say otherwise: {first().label}.</p>}
        </Show>
      </div>
    </section>
  );
}
