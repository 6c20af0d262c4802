import type { PartPlan, RestorePlan } from '../../storage/backup/restore-plan';
import { formatMoment, formatNumber, plural } from '../../ui/format';

/** A line says in a sentence what restoring does to one kind of thing. */
export interface RestoreLine {
  name: string;
  sentences: string[];
}

/** As many names as are read at a glance. */
const FEW = 5;

export function restoreLines(plan: RestorePlan): RestoreLine[] {
  const { campaigns, versions } = plan;
  return [
    {
      name: 'Campaigns',
      sentences: [
        ...partSentences(campaigns, 'What stands goes into the history.'),
        ...(versions > 0 ? [`${plural(versions, 'earlier version')} added to the history.`] : []),
      ],
    },
    { name: 'Shops', sentences: partSentences(plan.shops) },
    { name: 'How files are read', sentences: partSentences(plan.mappings) },
    {
      name: 'Settings',
      sentences: [plan.settings ? 'Those of the backup take their place.' : 'The same.'],
    },
  ];
}

/** Tells whether restoring would write anything. */
export const changesAnything = ({ campaigns, versions, shops, mappings, settings }: RestorePlan) =>
  settings ||
  versions > 0 ||
  [campaigns, shops, mappings].some(({ added, replaced }) => added.length + replaced.length > 0);

function partSentences({ added, replaced, same, staying }: PartPlan, onReplaced = ''): string[] {
  const sentences = [
    ...(added.length > 0 ? [`${formatNumber(added.length)} added: ${few(added)}.`] : []),
    ...(replaced.length > 0
      ? [
          `${formatNumber(replaced.length)} replaced: ${few(replaced.map(replacedText))}. ${onReplaced}`.trim(),
        ]
      : []),
    ...(same > 0 ? [`${formatNumber(same)} the same.`] : []),
    ...(staying > 0 ? [`${formatNumber(staying)} more here; not in the backup, stays.`] : []),
  ];
  return sentences.length > 0 ? sentences : ['None.'];
}

const replacedText = ({ name, here, there }: PartPlan['replaced'][number]): string =>
  here === '' || there === ''
    ? name
    : `${name} (of ${formatMoment(there)}, for that of ${formatMoment(here)})`;

function few(names: readonly string[]): string {
  const rest = names.length - FEW;
  const shown = names.slice(0, FEW).join(', ');
  return rest > 0 ? `${shown} and ${formatNumber(rest)} more` : shown;
}
