import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

export interface Ran {
  readonly ok: boolean;
  /** Everything the program wrote, when it was asked to be quiet. */
  readonly output: string;
}

interface Options {
  /** True to keep the output instead of showing it. */
  readonly quiet?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** The time limit in ms; a program that takes longer is ended and counts as failed. */
  readonly timeout?: number;
}

/** Runs one of the project's own programs (`node_modules/.bin`) and waits for its end. */
export function run(program: string, args: readonly string[], options: Options = {}): Promise<Ran> {
  const bin = resolve('node_modules/.bin');
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, PATH: path, ...options.env },
      shell: process.platform === 'win32',
      timeout: options.timeout,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => done({ ok: false, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}
