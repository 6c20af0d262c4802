export default function CampaignsPage() {
  return (
    <main class="page" id="main">
      <h1>Campaigns</h1>
    </main>
  );
}
