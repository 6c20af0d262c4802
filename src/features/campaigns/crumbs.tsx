import { A } from '@solidjs/router';
import { Icon } from '../../ui/icon';

export function Crumbs(props: { here: string }) {
  return (
    <nav class="crumbs" aria-label="Breadcrumb">
      <A href="/campaigns">Campaigns</A>
      <Icon name="right" small />
      <span aria-current="page">{props.here}</span>
    </nav>
  );
}
