export default function CampaignEditorPage() {
  return (
    <main class="page" id="main">
      <h1>CampaignEditor</h1>
    </main>
  );
}
