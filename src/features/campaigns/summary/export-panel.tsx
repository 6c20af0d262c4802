import type { Campaign } from '../../../domain/campaign/campaign';
import { discountCode } from '../../../domain/campaign/files/brief';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { toast } from '../../../ui/overlay/toast';
import { Panel } from '../../../ui/panel';
import { exportArchive, exportBrief, exportCampaign, jsonFileName } from '../actions';
import { AudienceExport } from './audience-export';
import { ExportButton } from './export-button';

/** Holds the buttons by which data leaves the browser; nothing leaves it otherwise. */
export function ExportPanel(props: { campaign: Campaign; store: CampaignStore }) {
  /** Saves the card as a picture. The code that draws it is fetched when it is asked for. */
  async function savePicture(): Promise<void> {
    const { exportCard } = await import('./card-image');
    if (!(await exportCard(props.campaign))) {
      toast({ text: 'This browser does not draw pictures. Print the page as PDF instead.' });
    }
  }

  return (
    <Panel title="Export" subtitle="Files are made in this browser" bodyClass="exports">
      <ExportButton
        icon="file"
        end="download"
        label="Export JSON"
        note={jsonFileName(props.campaign)}
        run={() => exportCampaign(props.campaign)}
      />
      <AudienceExport campaign={props.campaign} store={props.store} />
      <ExportButton
        icon="file"
        end="download"
        label="Brief"
        note={`Markdown, with the code ${discountCode(props.campaign)}`}
        run={() => exportBrief(props.campaign)}
      />
      <ExportButton
        icon="file"
        end="download"
        label="Campaign and evidence"
        note="One zip: JSON, evidence and brief"
        run={() => void exportArchive(props.campaign)}
      />
      <ExportButton
        icon="file"
        end="download"
        label="Picture"
        note="The summary as PNG, A4 upright"
        run={() => void savePicture()}
      />
      <ExportButton
        icon="print"
        end="right"
        label="Print"
        note="One A4 page, or save as PDF"
        run={() => print()}
      />
    </Panel>
  );
}
