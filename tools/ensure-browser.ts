import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { browserCandidates, launchArgs } from './browser-candidates.ts';

const DOWNLOAD_MS = 180_000;
const INSTALL_MS = 420_000;

const isRoot = process.getuid?.() === 0;

/** The browser is started with these switches on this machine. */
export const BROWSER_ARGS: readonly string[] = launchArgs(process.env, isRoot);

/**
 * Tells whether a browser starts. An old or broken one must fail here, with a sentence, and not in the
 * middle of the tests.
 */
function starts(path: string): boolean {
  // On Windows `--version` opens a window and prints nothing, so being installed has to do there.
  if (process.platform === 'win32') return existsSync(path);
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  // A download may be complete and still lack a library of the system.
  return existsSync(path) && starts(path) ? path : undefined;
}

function installed(): string | undefined {
  return browserCandidates({ platform: process.platform, env: process.env }).find(
    (path) => existsSync(path) && starts(path),
  );
}

function downloadPlaywrights(): string | undefined {
  process.stdout.write('No Chromium found: asking Playwright to download one.\n');
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: 'inherit',
    timeout: DOWNLOAD_MS,
    shell: process.platform === 'win32',
  });
  return playwrightsOwn();
}

function installDebians(): string | undefined {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stdout.write('The download failed: installing the chromium package of this system.\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'inherit', timeout: INSTALL_MS, env } as const;
  try {
    execFileSync('apt-get', ['update'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  } catch {
    return undefined;
  }
  return installed();
}

/**
 * Finds a Chromium, or installs one. It tries `CHROMIUM_PATH`, an installed Chromium or Chrome,
 * Playwright's, Playwright's download and Debian's package, in this order.
 *
 * @returns the path of the executable.
 * @throws an Error with one sentence for people when none of these works.
 */
export async function ensureBrowser(): Promise<string> {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (existsSync(chosen) && starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, but no browser starts from there.`);
  }
  const path = installed() ?? playwrightsOwn() ?? downloadPlaywrights() ?? installDebians();
  if (path) return path;
  throw new Error(
    'No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to its executable.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.stdout.write(`${await ensureBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
