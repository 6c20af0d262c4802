export default function DataPage() {
  return (
    <main class="page" id="main">
      <h1>Data</h1>
    </main>
  );
}
