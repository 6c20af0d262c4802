import postcss, { type AtRule, type Rule } from 'postcss';

/** One selector of a sheet, with the classes it names. */
export interface Selector {
  readonly text: string;
  readonly classes: readonly string[];
  readonly file: string;
  readonly line: number;
}

const CLASS = /\.(-?[_a-zA-Z][\w-]*)/g;
/** Text in quotes and brackets is a value, whose dots begin no class. */
const VALUE = /\[[^\]]*\]|"[^"]*"|'[^']*'/g;

/** The classes that a selector names, each once, in its order. */
export function classesOf(selector: string): string[] {
  const names = [...selector.replaceAll(VALUE, '').matchAll(CLASS)].map(([, name]) => name!);
  return [...new Set(names)];
}

/** The steps of an animation look like rules, and select nothing. */
const isStep = (rule: Rule): boolean =>
  rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes');

/**
 * Every selector of a sheet, those of its media and container queries too.
 *
 * @throws CssSyntaxError when the text is not CSS.
 */
export function selectorsOf(css: string, file: string): Selector[] {
  const found: Selector[] = [];
  postcss.parse(css, { from: file }).walkRules((rule) => {
    if (isStep(rule)) return;
    const line = rule.source?.start?.line ?? 0;
    for (const text of rule.selectors) found.push({ text, classes: classesOf(text), file, line });
  });
  return found;
}
