import { useNavigate } from '@solidjs/router';
import type { ShopParts } from '../../domain/shop';
import { EmptyState } from '../../ui/panel-state';
import { missing, type MissingPart } from './words';

/** Why a panel has nothing to show in this shop, and the way out. */
export function PartMissing(props: { part: MissingPart; subject: string }) {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={missing[props.part].title}
      action={{ label: 'Open the Data page', run: () => navigate('/data') }}
    >
      {props.subject} {missing[props.part].wayOut}
    </EmptyState>
  );
}

/** The first of the needed parts that the shop lacks. */
export const firstMissing = (
  parts: ShopParts,
  needed: readonly MissingPart[],
): MissingPart | undefined => needed.find((part) => !parts[part]);
