import { Show, type JSX } from 'solid-js';
import { MenuButton, type MenuItem } from '../../../../ui/input/menu';
import { toast } from '../../../../ui/overlay/toast';
import type { AskedQuestion } from '../create-evidence';

/** One panel of the evidence: it can be copied as a sentence, and shows the SQL behind it. */
export function EvidenceSection(props: {
  title: JSX.Element;
  /** The title in words, for the names of controls. */
  name: string;
  /** The section says this one sentence; undefined until it is known. */
  sentence?: string | undefined;
  asked?: AskedQuestion | undefined;
  onShowSql: (asked: AskedQuestion) => void;
  children: JSX.Element;
}) {
  const items = (): MenuItem[] => {
    const { sentence, asked } = props;
    return [
      ...(sentence === undefined
        ? []
        : [
            {
              icon: 'copy' as const,
              label: 'Copy as sentence',
              run: () => void copySentence(sentence),
            },
          ]),
      ...(asked === undefined
        ? []
        : [
            {
              icon: 'data' as const,
              label: 'Show the SQL',
              run: () => props.onShowSql(asked),
            },
          ]),
    ];
  };
  return (
    <section aria-label={props.name}>
      <div class="section__head">
        <h3>{props.title}</h3>
        <Show when={items().length > 0}>
          <MenuButton label={`More for ${props.name}`} items={items()} />
        </Show>
      </div>
      {props.children}
    </section>
  );
}

export async function copySentence(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: 'Sentence copied', tone: 'positive' });
  } catch {
    toast({ text: 'The browser did not allow copying', tone: 'negative' });
  }
}
