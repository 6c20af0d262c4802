import type { Plugin } from 'vite';

/**
 * The page's content security policy allows no foreign origin, no inline script, and no eval except
 * WebAssembly. `style-src-attr 'unsafe-inline'` is for the sizes that charts and virtual rows set on
 * elements. `connect-src blob:` is for the inflated engine, which DuckDB fetches from a Blob URL.
 */
export const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self' blob:",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/**
 * Writes the policy into index.html, in the build only, since Vite's dev server needs inline styles.
 */
export function cspMeta(): Plugin {
  return {
    name: 'csp-meta',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          injectTo: 'head-prepend',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CSP },
        },
      ],
    },
  };
}
