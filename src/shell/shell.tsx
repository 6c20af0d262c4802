import { A, useLocation } from '@solidjs/router';
import { For, type ParentProps } from 'solid-js';
import { changeSettings, isDark } from '../preferences';
import { Icon, type IconName } from '../ui/icon';
import { Toasts } from '../ui/overlay/toast';
import { EngineNotice } from './engine-notice';
import { ShopBadge } from './shop-badge';
import { UpdateNotice } from './update-notice';

const pages: readonly { href: string; name: string; icon: IconName }[] = [
  { href: '/dashboard', name: 'Dashboard', icon: 'dashboard' },
  { href: '/segments', name: 'Segments', icon: 'people' },
  { href: '/bundles', name: 'Bundles', icon: 'bundle' },
  { href: '/campaigns', name: 'Campaigns', icon: 'campaign' },
  { href: '/data', name: 'Data', icon: 'data' },
];

/** Stands around every page. */
export function Shell(props: ParentProps) {
  const location = useLocation();
  const isCurrent = (href: string) =>
    location.pathname.startsWith(href) || (href === '/dashboard' && location.pathname === '/');
  const skip = (event: MouseEvent) => {
    // The address belongs to the router, so the link moves the focus itself.
    event.preventDefault();
    const main = document.getElementById('main');
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  };

  return (
    <>
      <a class="btn skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <header class="topbar">
        <A class="brand" href="/dashboard">
          <svg viewBox="0 0 26 18" aria-hidden="true">
            <circle class="b1" cx="9" cy="9" r="8" />
            <circle class="b2" cx="17" cy="9" r="8" />
          </svg>
          <span>Bundlewise</span>
        </A>
        <nav class="mainnav" aria-label="Main">
          <For each={pages}>
            {(page) => (
              <A href={page.href} aria-current={isCurrent(page.href) ? 'page' : undefined}>
                <Icon name={page.icon} />
                <span>{page.name}</span>
              </A>
            )}
          </For>
        </nav>
        <div class="topbar__end">
          <ShopBadge />
          <A class="btn btn--ghost btn--icon" href="/settings" aria-label="Settings">
            <Icon name="settings" />
          </A>
          <button
            class="btn btn--ghost btn--icon"
            type="button"
            aria-label={isDark() ? 'Switch to the light theme' : 'Switch to the dark theme'}
            onClick={() => changeSettings({ theme: isDark() ? 'light' : 'dark' })}
          >
            <Icon name={isDark() ? 'sun' : 'moon'} />
          </button>
        </div>
      </header>
      <UpdateNotice />
      <EngineNotice />
      {props.children}
      <Toasts />
    </>
  );
}
