import {
  campaignStatusNames,
  type Campaign,
  type CampaignEconomics,
} from '../../../domain/campaign/campaign';
import { offerOf } from '../../../domain/campaign/facts';
import { judgeOutcome } from '../../../domain/campaign/life/verdict';
import { formatDay } from '../../../ui/format';
import { limitText, verdictText } from '../economics/economics-panels';
import { economicsLines, signedMoney } from '../economics/economics-table';
import {
  audienceRows,
  headlineText,
  leadParts,
  measuredByText,
  offerRows,
  probabilityRows,
  type Row,
} from './summary-words';
import { verdictSentence } from './verdict-words';

// The summary is laid out as a picture here: where each text and rule stands. It is pure, but for how wide a text is.

/** In CSS pixels: A4 upright at 96 dpi. It is always this size, whatever stands on it. */
export const CARD = { width: 794, height: 1123 } as const;
const EDGE = 56;
const GAP = 40;
const INNER = CARD.width - 2 * EDGE;
const COLUMN = (INNER - GAP) / 2;

export type CardInk = 'text' | 'text-2' | 'text-3' | 'accent' | 'line' | 'line-dark';
export interface CardFont {
  size: number;
  weight: 400 | 500 | 600;
}
export type CardMark =
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      font: CardFont;
      ink: CardInk;
      align: 'left' | 'right';
    }
  | { kind: 'rule'; x: number; y: number; width: number; ink: CardInk };

export type MeasureText = (text: string, font: CardFont) => number;

const BODY: CardFont = { size: 13, weight: 400 };
const STRONG: CardFont = { size: 13, weight: 500 };
const TITLE: CardFont = { size: 13, weight: 600 };
const SMALL: CardFont = { size: 12, weight: 400 };
const LEAD: CardFont = { size: 15, weight: 400 };
const ROW = 24;

/** All marks of a campaign's card, from the top; y is a text's baseline. */
export function cardMarks(campaign: Campaign, measure: MeasureText): CardMark[] {
  const marks: CardMark[] = [];
  const text = (
    content: string,
    { x = EDGE, y, font = BODY, ink = 'text', align = 'left' as 'left' | 'right' }: TextPlace,
  ) => marks.push({ kind: 'text', x, y, text: content, font, ink, align });
  const rule = (y: number, ink: CardInk, x = EDGE, width = INNER) =>
    marks.push({ kind: 'rule', x, y, width, ink });
  const right = CARD.width - EDGE;

  let y = 72;
  text('Campaign summary', { y, font: { size: 12, weight: 500 }, ink: 'accent' });
  text(campaignStatusNames[campaign.status], {
    x: right,
    y,
    font: STRONG,
    ink: 'text-2',
    align: 'right',
  });
  const nameFont: CardFont = { size: 24, weight: 600 };
  for (const line of linesOf(campaign.name, nameFont, INNER, measure, 2)) {
    y += 32;
    text(line, { y, font: nameFont });
  }
  y += 24;
  text(fitted(headlineText(campaign), BODY, INNER, measure), { y, ink: 'text-2' });
  y += 14;
  const lead = leadParts(campaign)
    .map((part) => part.text)
    .join('');
  for (const line of linesOf(lead, LEAD, INNER, measure, 5)) {
    y += 24;
    text(line, { y, font: LEAD, ink: 'text-2' });
  }

  /** A titled list of terms and values; answers where it ends. */
  function list(
    title: string,
    rows: readonly Row[],
    top: number,
    x: number,
    width: number,
  ): number {
    text(title, { x, y: top, font: TITLE });
    rule(top + 8, 'line-dark', x, width);
    let at = top + 8;
    for (const [term, value] of rows) {
      at += ROW;
      const free = width - measure(value, STRONG) - 12;
      text(fitted(term, BODY, free, measure), { x, y: at - 7, ink: 'text-2' });
      text(value, { x: x + width, y: at - 7, font: STRONG, align: 'right' });
      rule(at, 'line', x, width);
    }
    return at;
  }
  function paragraph(content: string, ink: CardInk, font: CardFont, most: number): void {
    for (const line of linesOf(content, font, INNER, measure, most)) {
      y += 19;
      text(line, { y, font, ink });
    }
  }

  y += 36;
  const second = EDGE + COLUMN + GAP;
  y = Math.max(
    list('Offer', offerRows(campaign), y, EDGE, COLUMN),
    list('Audience', audienceRows(campaign), y, second, COLUMN),
  );
  y = list('Success probability', probabilityRows(campaign).slice(0, 4), y + 32, EDGE, INNER);

  const { economics, outcome } = campaign;
  if (economics !== null) {
    y = expected(economics, y + 32);
    paragraph(expectedText(campaign, economics), 'text-2', SMALL, 5);
  }
  if (outcome !== null) {
    y += 32;
    text('Result', { y, font: TITLE });
    rule(y + 8, 'line-dark');
    y += 8;
    const verdict = judgeOutcome(campaign, outcome);
    const money = (value: number) => signedMoney(campaign.prices.currency, value);
    paragraph(verdictSentence(verdict, money), 'text', STRONG, 3);
  }
  const foot = CARD.height - 40;
  rule(foot - 22, 'line');
  text(fitted(campaign.shop.name, SMALL, COLUMN, measure), { y: foot, font: SMALL, ink: 'text-3' });
  const made = `Made with Bundlewise on ${formatDay(campaign.updatedAt)}`;
  text(made, { x: right, y: foot, font: SMALL, ink: 'text-3', align: 'right' });
  return marks;

  /** Low, base and high as columns. */
  function expected(plan: CampaignEconomics, top: number): number {
    const columns = [right - 220, right - 110, right];
    text('Expected result', { y: top, font: TITLE });
    ['Low', 'Base', 'High'].forEach((name, index) =>
      text(name, { x: columns[index], y: top, font: SMALL, ink: 'text-3', align: 'right' }),
    );
    rule(top + 8, 'line-dark');
    let at = top + 8;
    for (const line of economicsLines(plan, campaign.prices.currency)) {
      if (line.kind === 'minor') continue;
      at += ROW;
      const font = line.kind === 'total' ? TITLE : BODY;
      text(line.label, { y: at - 7, font, ink: line.kind === 'total' ? 'text' : 'text-2' });
      [plan.low, plan.base, plan.high].forEach((outcomeCase, index) =>
        text(line.value(outcomeCase), {
          x: columns[index],
          y: at - 7,
          font: index === 1 && font === BODY ? STRONG : font,
          align: 'right',
        }),
      );
      rule(at, 'line');
    }
    return at + 4;
  }
}

interface TextPlace {
  x?: number;
  y: number;
  font?: CardFont;
  ink?: CardInk;
  align?: 'left' | 'right';
}

function expectedText(campaign: Campaign, economics: CampaignEconomics): string {
  const { discount, discountOn, prices } = campaign;
  const { price } = offerOf(discount, discountOn, prices);
  return `${verdictText(economics, prices.currency)}. ${limitText(economics, price, prices.currency)} ${measuredByText(campaign, economics)}`;
}

/** A text in lines no wider than `width`; what does not fit into `most` of them ends in an ellipsis. */
export function linesOf(
  content: string,
  font: CardFont,
  width: number,
  measure: MeasureText,
  most: number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of content.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer, font) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]} …`;
  return shown.map((each) => fitted(each, font, width, measure));
}

/** As much of a text as fits, with an ellipsis where it is cut. */
export function fitted(
  content: string,
  font: CardFont,
  width: number,
  measure: MeasureText,
): string {
  if (measure(content, font) <= width) return content;
  const signs = [...content];
  while (signs.length > 1 && measure(`${signs.join('')}…`, font) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
