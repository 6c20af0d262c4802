import { replaceOnce } from './replace-once.ts';

/**
 * Makes DuckDB compile its WebAssembly straight from the response, and not through a progress counter.
 * Browsers keep compiled code only for a response that comes straight from where it is stored, so the
 * counter costs every later visit the compilation. We count bytes ourselves where it matters.
 */
export function withPlainStreaming(workerSource: string): string {
  const direct = replaceOnce(
    workerSource,
    'if(WebAssembly.instantiateStreaming)if(typeof TransformStream=="function"){',
    'if(WebAssembly.instantiateStreaming)if(false){',
    'piped instantiation',
  );
  return replaceOnce(
    direct,
    'console.warn("instantiating without progress handler since transform streams are unavailable");',
    '',
    'warning about it',
  );
}
