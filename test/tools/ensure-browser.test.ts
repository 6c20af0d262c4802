import { describe, expect, it } from 'vitest';
import { browserCandidates, launchArgs } from '../../tools/browser-candidates.ts';

describe('browserCandidates', () => {
  it('looks through PATH in its order before the usual places on Linux', () => {
    const found = browserCandidates({ platform: 'linux', env: { PATH: '/home/a/bin:/usr/bin' } });
    expect(found.slice(0, 2)).toEqual(['/home/a/bin/chromium', '/usr/bin/chromium']);
    expect(found).toContain('/usr/bin/google-chrome-stable');
    expect(found).toContain('/snap/bin/chromium');
  });

  it('names every place once', () => {
    const found = browserCandidates({ platform: 'linux', env: { PATH: '/usr/bin:/usr/bin' } });
    expect(new Set(found).size).toBe(found.length);
  });

  it('finds applications of the system and of the user on macOS', () => {
    const found = browserCandidates({ platform: 'darwin', env: { HOME: '/Users/a' } });
    expect(found).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(found).toContain('/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('splits PATH at semicolons and reads the program folders on Windows', () => {
    const found = browserCandidates({
      platform: 'win32',
      env: { Path: 'C:\\bin;D:\\tools', PROGRAMFILES: 'C:\\Program Files' },
    });
    expect(found).toContain('D:\\tools\\chrome.exe');
    expect(found).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  });

  it('still knows the usual places without any environment', () => {
    expect(browserCandidates({ platform: 'linux', env: {} })).toContain('/usr/bin/chromium');
    expect(browserCandidates({ platform: 'win32', env: {} })).toEqual([]);
  });
});

describe('launchArgs', () => {
  it('gives up the sandbox only for root and in CI', () => {
    expect(launchArgs({}, false)).not.toContain('--no-sandbox');
    expect(launchArgs({}, true)).toContain('--no-sandbox');
    expect(launchArgs({ CI: 'true' }, false)).toContain('--no-sandbox');
  });

  it('keeps the browser from calling home everywhere', () => {
    expect(launchArgs({}, false)).toContain('--disable-background-networking');
  });
});
