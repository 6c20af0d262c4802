import { describe, expect, it } from 'vitest';
import { initialScripts, missingOffline } from '../../tools/budgets.ts';

const manifest = {
  'index.html': { file: 'assets/index-a.js', isEntry: true, imports: ['_shared.js'] },
  '_shared.js': { file: 'assets/shared-b.js', imports: ['index.html'] },
  'src/ui/chart.ts': { file: 'assets/chart-c.js', imports: ['_shared.js'] },
};

describe('initialScripts', () => {
  it('follows static imports, cycles too, and leaves dynamic ones out', () => {
    expect(initialScripts(manifest, '')).toEqual(['assets/index-a.js', 'assets/shared-b.js']);
  });

  it('adds what the page preloads, once', () => {
    const html =
      '<script type="module" src="./assets/index-a.js"></script>' +
      '<link rel="modulepreload" href="./assets/router-d.js"><link href="./assets/index.css">';
    expect(initialScripts(manifest, html)).toEqual([
      'assets/index-a.js',
      'assets/shared-b.js',
      'assets/router-d.js',
    ]);
  });
});

describe('missingOffline', () => {
  it('finds a file whatever quotes the minifier chose', () => {
    const sw = 'a=[{url:`a.js`},{url:"b.js"}]';
    expect(missingOffline(['a.js', 'b.js', 'c.js', 'js'], sw)).toEqual(['c.js', 'js']);
  });
});
