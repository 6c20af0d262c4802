import { describe, expect, test } from 'vitest';
import type { UnderstandInput } from '../../../src/domain/recipe/understanding';
import { understandFile } from '../../../workers/understand/understand-file';
import { linkSources } from '../../../workers/understand/link/link';
import { call } from '../support/node-database';

const understand = (input: UnderstandInput) => understandFile(undefined as never, input, call());
const bytes = (text: string, code: Record<string, number>) =>
  new Uint8Array([...text].map((letter) => code[letter] ?? letter.charCodeAt(0)));

describe('what cannot be decided of how a file is read', () => {
  const header = 'order_id,product_name\n';
  const rows = `${header}1,Søren mug\n1,Tea\n2,Søren mug\n3,Cake\n`;
  const file = new File([bytes(rows, { ø: 0xf8 })], 'latin.csv');

  test('its letters: asked with a word as each encoding reads it, and an answer settles it', async () => {
    const { clarifications, preview } = await understand({ file });
    const [clarification] = clarifications.filter(({ id }) => id === 'encoding');
    expect(preview[0]).toEqual(['1', 'Søren mug']);
    expect(clarification?.title).toBe('Which is spelled right in latin.csv?');
    expect(clarification?.choices.map(({ label }) => label)).toEqual([
      '“Søren mug”, Western European (Windows-1252)',
      '“Sřren mug”, Central European (Windows-1250)',
      '“Sųren mug”, Baltic (Windows-1257)',
    ]);
    const answered = await understand({ file, dialect: clarification?.choices[1]?.change.dialect });
    expect(answered.preview[0]).toEqual(['1', 'Sřren mug']);
    expect(answered.clarifications).toEqual([]);
  });

  test('its delimiter: asked with the first cells that each makes, and an answer settles it', async () => {
    const text = 'no|item;size\nx|tea;small\ny|jam;large\nz|oil;small\n';
    const both = new File([text], 'both.csv');
    const { clarifications, dialect } = await understand({ file: both });
    const [clarification] = clarifications.filter(({ id }) => id === 'delimiter');
    expect(clarification?.title).toBe('What divides the columns of both.csv?');
    expect(clarification?.choices.map(({ label }) => label).sort()).toEqual([
      'Semicolons: no|item | size',
      'Vertical bars: no | item;size',
    ]);
    const [first, second] = clarification?.choices ?? [];
    expect(first?.change.dialect).toEqual({ delimiter: dialect.delimiter });
    const answered = await understand({ file: both, dialect: second?.change.dialect });
    expect(answered.dialect.delimiter).not.toBe(dialect.delimiter);
    expect(answered.clarifications.filter(({ id }) => id === 'delimiter')).toEqual([]);
  });

  test.each([
    ['UTF-8', new File(['order_id,product_name\n1,Søren mug\n2,Crème, brûlée\n'], 'a.csv')],
    ['commas in names', new File(['order_id;product_name\n1;Tea, black\n2;Tea, green\n'], 'b.csv')],
    ['a blank behind each comma', new File(['order_id, product\n1, Tea\n2, Jam\n'], 'c.csv')],
  ])('nothing is asked of %s', async (_, plain) => {
    const { clarifications } = await understand({ file: plain });
    expect(clarifications.filter(({ id }) => id === 'encoding' || id === 'delimiter')).toEqual([]);
  });
});

test('a column that links files is as sure as their values agree', async () => {
  const files = [
    new File(['order_id,sku\n1,A1\n1,B2\n2,C3\n3,A1\n3,D4\n'], 'lines.csv'),
    new File(['sku,title,grp\nA1,Soap,g1\nB2,Tea,g2\nC3,Jam,g2\nD4,Oil,g1\n'], 'items.csv'),
    new File(['grp,category\ng1,Bath\ng2,Kitchen\ng3,Garden\ng4,Toys\n'], 'groups.csv'),
  ];
  const sources = await Promise.all(files.map((file) => understand({ file })));
  const linked = await linkSources(undefined as never, { sources, files }, call());
  const [, items, groups] = linked;
  expect(groups).toMatchObject({ kind: 'lookup', roles: ['key', 'category'] });
  const said = '100% of the grp values of items.csv stand in its grp.';
  expect(groups?.sureness[0]).toEqual({ confidence: 1, reason: said });
  const own = '100% of its values stand in grp of groups.csv.';
  expect(items?.sureness[2]).toEqual({ confidence: 1, reason: own });
});
