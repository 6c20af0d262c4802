import { useNavigate } from '@solidjs/router';
import { missing, type MissingPart } from '../../domain/shop/missing-parts';
import { EmptyState } from '../../ui/panel-state';

/** Why there is nothing to show in this shop, and the way out. */
export function PartMissing(props: { part: MissingPart; subject: string }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon="people"
      title={missing[props.part].title}
      action={{ label: 'Open the Data page', run: () => navigate('/data') }}
    >
      {props.subject} {missing[props.part].wayOut}
    </EmptyState>
  );
}
