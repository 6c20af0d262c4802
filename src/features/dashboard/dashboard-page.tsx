export default function DashboardPage() {
  return (
    <main class="page" id="main">
      <h1>Dashboard</h1>
    </main>
  );
}
