import { expect, test } from 'vitest';
import { detectEncoding } from '../../../workers/read/encoding/encoding';
import { encoded } from '../support/encoded';

const table = (...names: string[]) =>
  `id,name\n${names.map((name, index) => `${index},${name}\n`).join('')}`;

test('Japanese in kanji is not taken for Chinese characters that hardly anyone uses', () => {
  const text = table('注文番号', '商品の種類', '顧客名', '数量と単価');
  expect(detectEncoding([encoded(text, 'shift_jis')]).label).toBe('shift_jis');
});

test.each([
  ['windows-1252', ['Crème brûlée', 'Käsespätzle', 'Piñata', 'Smörgås']],
  ['macintosh', ['Crème brûlée', 'Käsespätzle', 'Piñata', 'Smörgås']],
  ['windows-1250', ['Żurek', 'Łosoś wędzony', 'Śledź w śmietanie', 'Knedlíky', 'Řízek', 'Šunka']],
  ['iso-8859-2', ['Śledź', 'Łosoś wędzony', 'Kiełbasa śląska', 'Šunka', 'Žampiony']],
  ['windows-1251', ['Чай зелёный', 'Молоко', 'Хлеб ржаной']],
  ['koi8-r', ['Чай зелёный', 'Молоко', 'Хлеб ржаной']],
  ['windows-1253', ['Ελιές', 'Φέτα', 'Τσάι του βουνού']],
  ['windows-1254', ['Çay', 'Süt', 'Beyaz peynir dilimi', 'Yoğurt', 'Şeker', 'Kaşar']],
  ['windows-1257', ['Šķiņķis', 'Žāvēta gaļa', 'Rūgštūs agurkai', 'Ķiploki']],
  ['shift_jis', ['りんごジュース', '緑茶', 'チョコレート']],
  ['euc-jp', ['りんごジュース', '緑茶', 'チョコレート']],
  ['gb18030', ['绿茶', '苹果汁', '巧克力', '牛奶']],
  ['big5', ['綠茶', '蘋果汁', '巧克力', '牛奶']],
  ['euc-kr', ['녹차', '사과 주스', '초콜릿', '우유']],
])('%s by its letters', (label, names) => {
  expect(detectEncoding([encoded(table(...names), label)]).label).toBe(label);
});

test('UTF-8 must hold in all pieces, even when one begins within a character', () => {
  const bytes = new TextEncoder().encode('é,è\n'.repeat(50));
  expect(detectEncoding([bytes, bytes.subarray(1)])).toMatchObject({
    label: 'utf-8',
    confidence: 1,
  });
  const latin = encoded(table('Crème brûlée', 'Piñata'), 'windows-1252');
  expect(detectEncoding([new TextEncoder().encode('a,b\n'), latin]).label).toBe('windows-1252');
});

test('UTF-8 with a few damaged places is still UTF-8, and said', () => {
  const bytes = new TextEncoder().encode('é,è\n'.repeat(50));
  bytes[7] = 0xff;
  expect(detectEncoding([bytes]).reason).toMatch(/^It is UTF-8, damaged in/);
});

test.each([
  ['utf-16le', 0],
  ['utf-16be', 1],
])('%s without a mark, by its zeros', (label, high) => {
  const bytes = new Uint8Array(40);
  for (const [index, letter] of Array.from('id,name\n1,Tea\n2,Mi').entries()) {
    bytes[2 * index + high] = letter.charCodeAt(0);
  }
  expect(detectEncoding([bytes.subarray(0, 36)]).label).toBe(label);
});

test('marks decide', () => {
  expect(detectEncoding([Uint8Array.from([0xff, 0xfe, 0x61, 0])]).label).toBe('utf-16le');
  expect(detectEncoding([Uint8Array.from([0xff, 0xfe, 0, 0])]).label).toBe('utf-32');
  expect(detectEncoding([Uint8Array.from([0xef, 0xbb, 0xbf, 0x61])]).label).toBe('utf-8');
});

test('a single letter leaves others in question', () => {
  const { confidence, others } = detectEncoding([Uint8Array.from([0x61, 0x2c, 0xb3, 0x0a])]);
  expect(confidence).toBeLessThan(0.9);
  expect(others.length).toBeGreaterThan(0);
});
