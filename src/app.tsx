import { HashRouter, Navigate, Route, type RouteSectionProps } from '@solidjs/router';
import { createEffect, ErrorBoundary, lazy, onMount, Suspense } from 'solid-js';
import { completeOffline, controlled } from './app-update';
import { painted } from './painted';
import { ShopProvider } from './engine/context';
import { fetchDemoShop, fetchSeenDemo } from './engine/demo-shop';
import { createShopSession } from './engine/create-shop-session';
import { engineBuild } from './engine/engine-build';
import { recallShop } from './engine/kept-answers';
import { success } from './domain/errors';
import { applyPreferences, changeSettings, settings } from './preferences';
import { begunLoads } from './storage/shops/begun-loads';
import { createKeptPlaces } from './storage/shops/kept-place';
import { shopLibrary } from './storage/shops/shops';
import { onRestoredElsewhere } from './storage/tabs';
import { PageFailure } from './shell/page-failure';
import { Shell } from './shell/shell';
import { toast } from './ui/overlay/toast';

const DataPage = lazy(() => import('./features/data/data-page'));
const DashboardPage = lazy(() => import('./features/dashboard/dashboard-page'));
const SegmentsPage = lazy(() => import('./features/segments/segments-page'));
const BundlesPage = lazy(() => import('./features/bundles/bundles-page'));
const CampaignsPage = lazy(() => import('./features/campaigns/list/campaigns-page'));
const CampaignEditorPage = lazy(() => import('./features/campaigns/editor/campaign-editor-page'));
const CampaignComparePage = lazy(() => import('./features/campaigns/compare/compare-page'));
const CampaignPage = lazy(() => import('./features/campaigns/summary/campaign-page'));
const InspectPage = lazy(() => import('./features/inspect/inspect-page'));
const SettingsPage = lazy(() => import('./features/settings/settings-page'));

/**
 * The first visit's engine waits so long for the service worker, which puts the content security
 * policy on worker scripts, in ms.
 */
const PATIENCE = 1500;

/** The whole page: one shop session, the shell, and a page for each address. */
export function App() {
  applyPreferences();
  // The first numbers are drawn before the engine takes a core for itself.
  const session = createShopSession(
    Promise.all([controlled(PATIENCE), painted()]).then(() => undefined),
  );
  // Without a shop of one's own, every page but Data shows the demo's.
  const openDemo = async () => {
    const opened = await session.open(await fetchSeenDemo(), fetchDemoShop, { isDemo: true });
    if (!opened.ok && opened.failure.kind === 'file-gone') {
      const action = { label: 'Try again', run: () => void openDemo() };
      toast({ text: opened.failure.message, tone: 'negative', action });
    }
  };
  /**
   * Opens the shop of one's own that was open last, as it was last seen where it was. It is false when
   * there is none, or when it cannot be opened.
   */
  const openLast = async (): Promise<boolean> => {
    const library = shopLibrary();
    const kept = await library.list();
    const last = kept.ok ? kept.value[0] : undefined;
    if (last === undefined || session.status().state !== 'none') return false;
    const [opened, seen] = await Promise.all([
      library.open(last.id),
      recallShop(createKeptPlaces().of(last.id, engineBuild), last.recipe),
    ]);
    if (!opened.ok) {
      toast({ text: `${last.recipe.name}: ${opened.failure.message}`, tone: 'negative' });
      return false;
    }
    const { shop, files } = opened.value;
    if (files === null) {
      const goToData = () => void (location.hash = '#/data');
      toast({
        text: `The files of ${shop.recipe.name} are not in this browser. Open it on the Data page to choose them again.`,
        action: { label: 'Go to Data', run: goToData },
      });
      return false;
    }
    const loaded = await session.open(seen, async () => success({ recipe: shop.recipe, files }));
    return loaded.ok || loaded.failure.kind === 'cancelled';
  };
  /** A load that a reload cut short is said on the Data page; elsewhere, this leads there. */
  const sayInterrupted = async () => {
    const begun = await begunLoads().interrupted();
    if (begun === undefined || location.hash.startsWith('#/data')) return;
    const goToData = () => void (location.hash = '#/data');
    toast({
      text: `Loading ${begun.recipe.name} was interrupted: the page was reloaded or closed before it was done.`,
      action: { label: 'Go on', run: goToData },
    });
  };
  /** What other versions of the app have kept is of no use to this one. */
  const sweepKept = async () => {
    const kept = await shopLibrary().list();
    if (!kept.ok || engineBuild === undefined) return;
    await createKeptPlaces().sweep(
      engineBuild,
      kept.value.map(({ id }) => id),
    );
  };
  createEffect(async () => {
    const set = await session.setSegmentRules(settings().segmentRules);
    if (!set.ok) toast({ text: set.failure.message, tone: 'negative' });
  });
  onRestoredElsewhere(() => toast({ text: 'A backup was restored in another tab.' }));
  onMount(async () => {
    void sayInterrupted();
    if (!(await openLast())) await openDemo();
    await completeOffline();
    await sweepKept();
  });

  return (
    <ShopProvider session={session}>
      <HashRouter root={Frame}>
        <Route path="/" component={DashboardPage} />
        <Route path="/dashboard" component={DashboardPage} />
        <Route
          path="/segments"
          component={() => (
            <SegmentsPage
              rules={settings().segmentRules}
              onRules={(segmentRules) => changeSettings({ segmentRules })}
            />
          )}
        />
        <Route path="/bundles" component={BundlesPage} />
        <Route path="/campaigns" component={CampaignsPage} />
        <Route path="/campaigns/new" component={CampaignEditorPage} />
        <Route path="/campaigns/compare" component={CampaignComparePage} />
        <Route path="/campaigns/:id/edit" component={CampaignEditorPage} />
        <Route path="/campaigns/:id" component={CampaignPage} />
        <Route path="/data" component={DataPage} />
        <Route path="/inspect" component={InspectPage} />
        <Route
          path="/settings"
          component={() => <SettingsPage settings={settings()} onChange={changeSettings} />}
        />
        <Route path="*" component={() => <Navigate href="/" />} />
      </HashRouter>
    </ShopProvider>
  );
}

function Frame(props: RouteSectionProps) {
  return (
    <Shell>
      <ErrorBoundary fallback={(error, reset) => <PageFailure error={error} retry={reset} />}>
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
    </Shell>
  );
}
