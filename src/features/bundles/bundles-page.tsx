export default function BundlesPage() {
  return (
    <main class="page" id="main">
      <h1>Bundles</h1>
    </main>
  );
}
