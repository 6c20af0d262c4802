import { For, Show } from 'solid-js';
import type { Question } from '../../../domain/recipe/inspection';
import { Icon } from '../../../ui/icon';
import type { Import } from '../create-import';
import { isUsable, openQuestions, type SourceDraft } from '../sources/source-draft';

/** What the files do not decide, with an answer a press away; the first answer holds until then. */
export function Questions(props: { shopImport: Import }) {
  const asked = () =>
    props.shopImport.sources
      .filter(isUsable)
      .flatMap((source) => openQuestions(source).map((question) => ({ source, question })));
  return (
    <For each={asked()}>
      {({ source, question }) => (
        <QuestionCard
          question={question}
          source={source}
          several={props.shopImport.sources.length > 1}
          onAnswer={(choice) => void props.shopImport.answer(source.id, question.id, choice)}
        />
      )}
    </For>
  );
}

function QuestionCard(props: {
  question: Question;
  source: SourceDraft;
  several: boolean;
  onAnswer: (choice: number) => void;
}) {
  return (
    <section class="banner banner--warn ask" role="group" aria-label={props.question.title}>
      <Icon name="alert" />
      <div>
        <b>{props.question.title}</b>
        <p>
          {props.question.detail}
          <Show when={props.several}>
            {' '}
            <span class="mono t3">{props.source.file.name}</span>
          </Show>
        </p>
        <div class="row g2">
          <For each={props.question.choices}>
            {(choice, index) => (
              <button class="btn btn--sm" type="button" onClick={() => props.onAnswer(index())}>
                {choice.label}
              </button>
            )}
          </For>
        </div>
        <Show when={!props.question.mustAnswer && props.question.choices[0]}>
          {(first) => <p class="small t3">Until you say otherwise: {first().label}.</p>}
        </Show>
      </div>
    </section>
  );
}
