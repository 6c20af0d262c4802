import { posix, win32 } from 'node:path';

/** The search for a browser depends on this. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const COMMANDS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge',
  ],
  darwin: ['chromium', 'google-chrome'],
  win32: ['chromium.exe', 'chrome.exe', 'msedge.exe'],
};

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function usualPlaces({ platform, env }: Machine): string[] {
  switch (platform) {
    case 'darwin': {
      const homes = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])];
      return homes.flatMap((home) => MAC_APPS.map((app) => posix.join(home, app)));
    }
    case 'win32': {
      const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
      return roots
        .filter((root) => root !== undefined)
        .flatMap((root) => WINDOWS_APPS.map((app) => win32.join(root, app)));
    }
    default:
      return ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'];
  }
}

/**
 * Lists where a Chromium may be installed on this machine, most likely first: every directory of
 * `PATH`, then the platform's usual places. The files need not exist.
 */
export function browserCandidates(machine: Machine): string[] {
  const { platform, env } = machine;
  const path = platform === 'win32' ? win32 : posix;
  const directories = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean);
  const onPath = (COMMANDS[platform] ?? COMMANDS.linux ?? []).flatMap((command) =>
    directories.map((directory) => path.join(directory, command)),
  );
  return [...new Set([...onPath, ...usualPlaces(machine)])];
}

/**
 * Returns the switches that every Chromium of ours starts with. They keep the browser from calling
 * home, so that a request that leaves the origin is the page's own. A sandbox needs a user that is not
 * root.
 */
export function launchArgs(env: Machine['env'], isRoot: boolean): string[] {
  const quiet = [
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return isRoot || Boolean(env['CI']) ? ['--no-sandbox', ...quiet] : quiet;
}
