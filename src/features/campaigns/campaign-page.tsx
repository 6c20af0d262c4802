export default function CampaignPage() {
  return (
    <main class="page" id="main">
      <h1>Campaign</h1>
    </main>
  );
}
