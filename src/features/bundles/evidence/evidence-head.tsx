import { formatNumber } from '../../../ui/format';
import { Icon, type IconName } from '../../../ui/icon';
import type { BundlesState } from '../create-bundles';

/** The place of the selected bundle among those shown, with the way to its neighbours. */
export function EvidenceHead(props: { state: BundlesState }) {
  const { selection } = props.state;
  const total = () => props.state.shown().length;
  return (
    <header class="detail__head">
      <span class="t3 small">
        Bundle {formatNumber(selection.position() + 1)} of {formatNumber(total())}
      </span>
      <span class="row">
        <HeadButton
          label="Previous bundle"
          icon="up"
          disabled={selection.position() === 0}
          onClick={() => selection.step(-1)}
        />
        <HeadButton
          label="Next bundle"
          icon="down"
          disabled={selection.position() === total() - 1}
          onClick={() => selection.step(1)}
        />
        <HeadButton label="Close panel" icon="close" onClick={() => selection.close()} />
      </span>
    </header>
  );
}

function HeadButton(props: {
  label: string;
  icon: IconName;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      class="btn btn--ghost btn--icon btn--sm"
      type="button"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={() => props.onClick()}
    >
      <Icon name={props.icon} />
    </button>
  );
}
