import { mkdirSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/**
 * Compiles what reads a file's bytes to WebAssembly, as a module of TypeScript that every thread, test
 * and tool can import. It runs when packages are installed.
 */
const SOURCE = 'workers/read/kernel/kernel.as.ts';
const OUT = '.generated/kernel-wasm.ts';

const files = new Map<string, Uint8Array | string>();
const { error, stderr } = await asc.main(
  [
    SOURCE,
    '--outFile',
    'kernel.wasm',
    '--runtime',
    'minimal',
    '-O3',
    '--noAssert',
    '--use',
    'abort=',
  ],
  { writeFile: (name, contents) => void files.set(name, contents) },
);
if (error !== null) throw new Error(`${SOURCE}: ${error.message}\n${stderr.toString()}`);
const wasm = files.get('kernel.wasm');
if (wasm === undefined) throw new Error(`${SOURCE}: the compiler wrote no module.`);

mkdirSync('.generated', { recursive: true });
writeFileSync(
  OUT,
  `/** Compiled from ${SOURCE}, as base64. */\nexport const KERNEL =\n  '${Buffer.from(wasm).toString('base64')}';\n`,
);
