import type { Campaign } from '../../../domain/campaign/campaign';
import { downloadBlob, slug } from '../../../ui/download';
import { CARD, cardMarks, type CardFont, type CardInk } from './card-layout';

/** Device pixels a CSS pixel: sharp on a slide and in print. */
const SCALE = 2;

const tokens: Record<CardInk, string> = {
  text: '--c-text',
  'text-2': '--c-text-2',
  'text-3': '--c-text-3',
  accent: '--c-accent',
  line: '--c-line',
  'line-dark': '--c-text-3',
};

/** Draws the summary as a PNG of fixed size, in the light colours of paper, and saves it. */
export async function exportCard(campaign: Campaign): Promise<boolean> {
  const family = lightToken('--font-sans') || 'sans-serif';
  const fontOf = ({ size, weight }: CardFont) => `${weight} ${size}px ${family}`;
  await Promise.all(
    [400, 500, 600].map((weight) => document.fonts.load(`${weight} 13px ${family}`)),
  );
  const canvas = document.createElement('canvas');
  canvas.width = CARD.width * SCALE;
  canvas.height = CARD.height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return false;
  context.scale(SCALE, SCALE);
  context.fillStyle = lightToken('--c-surface') || '#fff';
  context.fillRect(0, 0, CARD.width, CARD.height);
  context.textBaseline = 'alphabetic';
  const measure = (text: string, font: CardFont) => {
    context.font = fontOf(font);
    return context.measureText(text).width;
  };
  for (const mark of cardMarks(campaign, measure)) {
    context.fillStyle = lightToken(tokens[mark.ink]);
    if (mark.kind === 'rule') {
      context.fillRect(mark.x, mark.y, mark.width, 1);
    } else {
      context.font = fontOf(mark.font);
      context.textAlign = mark.align;
      context.fillText(mark.text, mark.x, mark.y);
    }
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) return false;
  downloadBlob(`${slug(campaign.name)}.png`, blob);
  return true;
}

/** A token's value in the light theme, whatever theme is on: the one `:root` alone declares. */
function lightToken(name: string): string {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      const value = rule.style.getPropertyValue(name).trim();
      if (value !== '') return value;
    }
  }
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
