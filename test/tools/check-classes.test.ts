import { describe, expect, it } from 'vitest';
import { undressedUses, unimportedSheets, unusedSelectors } from '../../tools/classes/faults.ts';
import { classesOf, selectorsOf } from '../../tools/classes/sheet.ts';
import { parseSources } from '../../tools/classes/texts.ts';
import { usesOf } from '../../tools/classes/uses.ts';

const SHEET = 'part.css';

/** Lists what the check says of a component and a style sheet. */
function faultsOf(source: string, css: string, more: Record<string, string> = {}): string[] {
  const texts = new Map(Object.entries({ 'src/part.tsx': source, ...more }));
  const uses = usesOf(parseSources(texts));
  const selectors = selectorsOf(css, SHEET);
  return [...unusedSelectors(selectors, uses), ...undressedUses(selectors, uses, new Set())];
}

const component = (markup: string, before = '') =>
  `${before}\nexport const Part = (props) => ${markup};`;

describe('the check of classes', () => {
  it('names a class of a sheet that no element has', () => {
    const faults = faultsOf(component('<p class="used" />'), '.used {}\n.scrim {}');
    expect(faults).toEqual(['part.css:2 .scrim is on no element']);
  });

  it('names a class of an element that no sheet dresses', () => {
    const faults = faultsOf(component('<p class="used bare" />'), '.used {}');
    expect(faults).toEqual(['src/part.tsx:2 no sheet dresses .bare']);
  });

  it('finds classes in every part of a selector and in queries, not in values', () => {
    expect(classesOf('.a > .b:not(.c)[data-x="1.5"] ~ p.d')).toEqual(['a', 'b', 'c', 'd']);
    const css = '@media print { .inner {} } @keyframes fade { 50.5% {} }';
    expect(selectorsOf(css, SHEET).map(({ classes }) => classes)).toEqual([['inner']]);
  });

  it.each([
    [
      'classList',
      component(`<p classList={{ 'is-open': props.on, used: true }} />`),
      '.is-open {} .used {}',
    ],
    ['a condition', component('<p class={props.on ? "one" : "two"} />'), '.one {} .two {}'],
    ['a template', component('<p class={`tag tag--${props.kind}`} />'), '.tag {} .tag--red {}'],
    [
      'a look-up',
      component('<p class={tones[props.tone]} />', "const tones = { warn: 'bad', ok: 'good' };"),
      '.bad {} .good {}',
    ],
    ['a property that holds classes', component('<Panel bodyClass="inner" />'), '.inner {}'],
  ])('understands %s', (_, source, css) => {
    expect(faultsOf(source, css)).toEqual([]);
  });

  it('follows a name into the file that it comes from', () => {
    const source = component('<p class={tone} />', "import { tone } from './tones';");
    expect(faultsOf(source, '.calm {}', { 'src/tones.ts': "export const tone = 'calm';" })).toEqual(
      [],
    );
  });

  it('names a sheet that nothing imports', () => {
    const texts = new Map([
      ['src/page/page.tsx', "import './page.css';"],
      ['src/page/page.css', "@import '../part/part.css';"],
      ['src/part/part.css', ''],
      ['src/part/other.css', ''],
    ]);
    expect(unimportedSheets(texts)).toEqual(['src/part/other.css is imported by nothing']);
  });

  it('does not take a pattern for a class that it cannot make', () => {
    const faults = faultsOf(
      component('<p class={`tag--${props.kind}`} />'),
      '.tag--red {} .tag {}',
    );
    expect(faults).toEqual(['part.css:1 .tag is on no element']);
  });
});
