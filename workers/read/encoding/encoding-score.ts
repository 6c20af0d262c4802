/** Encodings that UTF-8 leaves, and the letters that make texts in them likely; usual ones first. */
export interface Candidate {
  label: string;
  name: string;
  common: RegExp;
  /** Has characters of two bytes. */
  isWide?: boolean;
}

const WESTERN = /[éèêëàâäáãåæçíìîïñóòôöõøœúùûüßÉÈÀÁÄÖÜÅÆØÇÑÓÚ]/;
const CENTRAL = /[ąćęłńóśźżáčďéěíňřšťúůýžőűöüäăâîşţßľŁŚŻŹĄĆĘČŠŽŘÁÉÍÓÖÜÄ]/;

export const CANDIDATES: readonly Candidate[] = [
  { label: 'windows-1252', name: 'Western European (Windows-1252)', common: WESTERN },
  { label: 'iso-8859-15', name: 'Western European (ISO-8859-15)', common: WESTERN },
  { label: 'macintosh', name: 'Western European (Mac Roman)', common: WESTERN },
  { label: 'windows-1250', name: 'Central European (Windows-1250)', common: CENTRAL },
  { label: 'iso-8859-2', name: 'Central European (ISO-8859-2)', common: CENTRAL },
  { label: 'windows-1251', name: 'Cyrillic (Windows-1251)', common: /[а-яёіїєА-Я]/ },
  { label: 'koi8-r', name: 'Cyrillic (KOI8-R)', common: /[а-яёА-Я]/ },
  { label: 'windows-1253', name: 'Greek (Windows-1253)', common: /[α-ωάέήίόύώΑ-Ω]/ },
  { label: 'windows-1254', name: 'Turkish (Windows-1254)', common: /[çğıöşüâîûİŞÇÖÜĞ]/ },
  { label: 'windows-1257', name: 'Baltic (Windows-1257)', common: /[āčēģīķļņšūžąęėįųõäöüĀČŠŽĒ]/ },
  { label: 'shift_jis', name: 'Japanese (Shift_JIS)', common: /[ぁ-んァ-ヶー]/, isWide: true },
  { label: 'euc-jp', name: 'Japanese (EUC-JP)', common: /[ぁ-んァ-ヶー]/, isWide: true },
  {
    label: 'gb18030',
    name: 'Chinese (GB18030)',
    common: /[的一是了我不人在他有这品]/,
    isWide: true,
  },
  { label: 'big5', name: 'Chinese (Big5)', common: /[的一是了我不人在他有這品]/, isWide: true },
  { label: 'euc-kr', name: 'Korean (EUC-KR)', common: /[가-힣]/, isWide: true },
];

/** Syllables that Korean uses most. */
const HANGUL =
  /[이다의는에을를가고하지도사아자나기리인일대시어라정부스서수장전제주오우유상소보해로신선원성경구국과공비조미여영마무바니크치트드카타피레르토코노모차세]/;
const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
const FOREIGN_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const HAN = /\p{Script=Han}/u;
const SIGNS = /[€£¥°’‘“”–—…«»©®™ºª½¼¾×·\u00A0、。・「」（）]/;
const PLAIN_LETTER = /[A-Za-z]/;
const BEYOND_ASCII = /[^\p{ASCII}]/u;
const BROKEN = /[\uFFFD\p{Cc}\p{Co}]/u;

/** Scores how likely a text is in the encoding it was decoded with: a mean over what is not ASCII, ≤ 1. */
export function textScore(text: string, candidate: Candidate): number {
  let sum = 0;
  let count = 0;
  const letters = Array.from(text);
  for (const [index, letter] of letters.entries()) {
    if (!BEYOND_ASCII.test(letter)) continue;
    count += 1;
    sum += credit(letter, letters[index - 1] ?? ' ', letters[index + 1] ?? ' ', candidate);
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Japanese is known by its kana, Korean by its Hangul. The standards put the characters in daily use
 * first: lead bytes from and to.
 */
const HAN_CREDIT: Readonly<Record<string, { daily: number; leads: [from: number, to: number] }>> = {
  shift_jis: { daily: 0.6, leads: [0x88, 0x98] },
  'euc-jp': { daily: 0.5, leads: [0xb0, 0xcf] },
  gb18030: { daily: 0.75, leads: [0xb0, 0xd7] },
  big5: { daily: 0.7, leads: [0xa4, 0xc6] },
};
/** Text read in the wrong encoding is made of characters hardly anyone uses. */
const RARE_HAN = 0.1;

const dailyHan = new Map<string, ReadonlySet<string>>();

/** The Chinese characters in daily use that an encoding writes with these lead bytes. */
function dailyHanOf(label: string, [from, to]: readonly [number, number]): ReadonlySet<string> {
  const known = dailyHan.get(label);
  if (known !== undefined) return known;
  const trails = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index);
  const codes = Array.from({ length: to + 1 - from }, (_, index) =>
    trails.flatMap((trail) => [from + index, trail]),
  );
  const text = new TextDecoder(label).decode(new Uint8Array(codes.flat()));
  const found = new Set(Array.from(text).filter((letter) => HAN.test(letter)));
  dailyHan.set(label, found);
  return found;
}

function hanCredit(letter: string, label: string): number {
  const credited = HAN_CREDIT[label];
  if (credited === undefined) return -1;
  return dailyHanOf(label, credited.leads).has(letter) ? credited.daily : RARE_HAN;
}

function credit(letter: string, before: string, after: string, candidate: Candidate): number {
  if (BROKEN.test(letter)) return -10;
  if (candidate.isWide) {
    const isGlued = PLAIN_LETTER.test(before) || PLAIN_LETTER.test(after);
    if (HAN.test(letter)) return isGlued ? -0.5 : hanCredit(letter, candidate.label);
    if (candidate.label === 'euc-kr' && LETTER.test(letter)) return HANGUL.test(letter) ? 1 : 0.5;
    if (candidate.common.test(letter)) return isGlued ? 0 : 1;
    return SIGNS.test(letter) ? 0.5 : -0.5;
  }
  // No word mixes Latin with Cyrillic or Greek letters.
  const isForeign = FOREIGN_SCRIPT.test(letter);
  if (isForeign && (PLAIN_LETTER.test(before) || PLAIN_LETTER.test(after))) return -1;
  // Case tells encodings apart that have the same letters in other places.
  if (UPPER.test(letter) && LOWER.test(before)) return -1;
  if (LOWER.test(letter) && UPPER.test(before) && UPPER.test(after)) return -1;
  if (candidate.common.test(letter)) return 1;
  if (LETTER.test(letter)) return 0.1;
  if (!SIGNS.test(letter)) return -0.5;
  const isInside = LETTER.test(before) && LETTER.test(after);
  return isInside && letter !== '’' && letter !== '\u00A0' ? -0.5 : 0.6;
}
