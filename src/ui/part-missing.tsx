import { missing, type MissingPart } from '../domain/shop/missing-parts';
import type { IconName } from './icon';
import { EmptyState } from './panel-state';

/** Says why there is nothing to show in this shop, and offers the way to the files it is made of. */
export function PartMissing(props: {
  icon?: IconName;
  part: MissingPart;
  /** The sentence that says what needs the part. */
  subject: string;
  onOpenData: () => void;
}) {
  return (
    <EmptyState
      icon={props.icon}
      title={missing[props.part].title}
      action={{ label: 'Open the Data page', run: () => props.onOpenData() }}
    >
      {props.subject} {missing[props.part].wayOut}
    </EmptyState>
  );
}
