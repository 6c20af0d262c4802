import { A } from '@solidjs/router';
import { Icon } from '../../ui/icon';

export function Crumbs(props: { here: string }) {
  return (
    <nav class="crumbs" aria-label="Breadcrumb">
      {/* Not “Campaigns”: that is the link above. */}
      <A href="/campaigns">Back to the list</A>
      <Icon name="right" small />
      <span aria-current="page">{props.here}</span>
    </nav>
  );
}
