import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { discountCode, utmLink, utmQuery } from '../../../domain/campaign/files/brief';
import { Icon } from '../../../ui/icon';
import { toast } from '../../../ui/overlay/toast';
import { Panel } from '../../../ui/panel';

/** Shows what the message carries: the link by which the shop sees who came, and a code for the till. */
export function LinkPanel(props: { campaign: Campaign }) {
  const link = () => utmLink(props.campaign.landingPage, props.campaign);
  return (
    <Panel title="Link and code" subtitle="Suggestions, for the message" bodyClass="life">
      <CopyRow
        label={link() === null ? 'Link tags (UTM)' : 'Link with tags (UTM)'}
        text={link() ?? `?${utmQuery(props.campaign)}`}
      />
      <Show when={link() === null}>
        <p class="small t3">
          Hang these on the page the message leads to, or name that page under{' '}
          <A class="link" href={`/campaigns/${props.campaign.id}/edit`}>
            Edit
          </A>
          .
        </p>
      </Show>
      <Show when={props.campaign.discount.value > 0}>
        <CopyRow label="Discount code" text={discountCode(props.campaign)} />
      </Show>
    </Panel>
  );
}

/** A text to be taken along as it is. */
function CopyRow(props: { label: string; text: string }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.text);
      toast({ text: `${props.label} copied`, tone: 'positive' });
    } catch {
      toast({ text: 'This browser does not let the page copy. Select the text instead.' });
    }
  }
  return (
    <div class="copyrow">
      <span class="field__label">{props.label}</span>
      <code class="copyrow__text">{props.text}</code>
      <button
        class="btn btn--sm"
        type="button"
        aria-label={`Copy ${props.label}`}
        onClick={() => void copy()}
      >
        <Icon name="copy" />
        Copy
      </button>
    </div>
  );
}
