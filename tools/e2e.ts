/**
 * Runs the end-to-end tests: `npm run test:e2e [-- --build] [-- any argument of playwright test]`. It
 * finds or installs a browser, and builds the app first when there is no build (or with `--build`).
 */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { ensureBrowser } from './ensure-browser.ts';
import { run } from './run.ts';

async function main(args: readonly string[]): Promise<boolean> {
  const passed = args.filter((arg) => arg !== '--build');
  if (passed.length < args.length || !existsSync('dist/index.html')) {
    const built = await run('vite', ['build']);
    if (!built.ok) return false;
  }
  const env = { CHROMIUM_PATH: await ensureBrowser() };
  const tests = await run('playwright', ['test', ...passed], { env });
  return tests.ok;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
