/**
 * Plants faults in a few pure files, one at a time, and runs the tests that should notice them. The
 * share that is noticed is the mutation score. It is run by `npm run test:long`, and by hand:
 * `npx tsx tools/mutate.ts [--seed 7] [--faults 60]`. The files are put back whatever happens.
 *
 * It stands in for Stryker, whose releases for this Vitest need a newer Node.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import ts from 'typescript';
import { run } from './run.ts';

const FILES = [
  'src/domain/campaign/economics/economics.ts',
  'src/domain/campaign/economics/limits.ts',
  'src/domain/campaign/economics/power.ts',
  'src/domain/measures/difference.ts',
];
const TESTS = ['economics', 'economics-table', 'power'].map(
  (name) => `test/domain/campaign/${name}.test.ts`,
);
const LEAST_SCORE = 0.85;
/** A fault may make a loop endless. That counts as noticed after this time, in ms. */
const PATIENCE = 120_000;

/** A fault puts `text` in place of what stands from `start` to `end`. */
interface Fault {
  file: string;
  start: number;
  end: number;
  text: string;
}

const SWAPS: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
  [ts.SyntaxKind.SlashToken]: '*',
  [ts.SyntaxKind.LessThanToken]: '>=',
  [ts.SyntaxKind.LessThanEqualsToken]: '>',
  [ts.SyntaxKind.GreaterThanToken]: '<=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '<',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusEqualsToken]: '-=',
};

/**
 * Lists every fault that can be planted in a file: swapped operators, changed numbers, and min and max
 * swapped.
 */
function faultsOf(file: string): Fault[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const faults: Fault[] = [];
  const plant = (node: ts.Node, text: string) =>
    faults.push({ file, start: node.getStart(), end: node.getEnd(), text });
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isBinaryExpression(node)) {
      const swap = SWAPS[node.operatorToken.kind];
      if (swap !== undefined) plant(node.operatorToken, swap);
    }
    if (ts.isNumericLiteral(node)) plant(node, `${node.text === '0' ? 1 : Number(node.text) * 2}`);
    if (ts.isIdentifier(node) && node.text === 'min') plant(node, 'max');
    if (ts.isIdentifier(node) && node.text === 'max') plant(node, 'min');
    if (ts.isConditionalExpression(node)) {
      plant(
        node,
        `(${node.condition.getText()} ? ${node.whenFalse.getText()} : ${node.whenTrue.getText()})`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

/** Makes a seeded choice, so that a score can be had again (mulberry32). */
function choose(faults: readonly Fault[], count: number, seed: number): Fault[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  return faults
    .map((fault) => ({ fault, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .slice(0, count)
    .map(({ fault }) => fault);
}

/** Tells whether the tests notice a fault. */
async function isNoticed({ file, start, end, text }: Fault): Promise<boolean> {
  const whole = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, whole.slice(0, start) + text + whole.slice(end));
    // Threads are used so that an endless loop ends with the program.
    const args = ['run', '--bail=1', '--pool=threads', ...TESTS];
    const { ok } = await run('vitest', args, { quiet: true, timeout: PATIENCE });
    return !ok;
  } finally {
    writeFileSync(file, whole);
  }
}

/**
 * A signal, or a pipe that closes, skips every `finally`, so the files are put back on exit as well.
 */
const originals = FILES.map((file) => [file, readFileSync(file, 'utf8')] as const);
process.on('exit', () => {
  for (const [file, whole] of originals) {
    if (readFileSync(file, 'utf8') !== whole) writeFileSync(file, whole);
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(1));
}
process.stdout.on('error', () => process.exit(1));

const option = (name: string, standard: number): number => {
  const at = process.argv.indexOf(name);
  return at === -1 ? standard : Number(process.argv[at + 1]);
};

const all = FILES.flatMap(faultsOf);
const chosen = choose(all, option('--faults', all.length), option('--seed', 1));
let noticed = 0;
for (const fault of chosen) {
  // One after the other: each changes a file that the tests read.
  // oxlint-disable-next-line no-await-in-loop
  if (await isNoticed(fault)) noticed += 1;
  else {
    const whole = readFileSync(fault.file, 'utf8');
    const line = whole.slice(0, fault.start).split('\n').length;
    const was = whole.slice(fault.start, fault.end);
    process.stdout.write(`not noticed: ${fault.file}:${line} ${was} → ${fault.text}\n`);
  }
}
const score = noticed / chosen.length;
process.stdout.write(
  `mutation score ${(score * 100).toFixed(1)}%: ${noticed} of ${chosen.length} faults noticed (${all.length} possible)\n`,
);
process.exitCode = score < LEAST_SCORE ? 1 : 0;
