/**
 * The loaded lines tell these facts of a product. They are used where its name alone does not decide.
 */
export interface ProductStats {
  /** The number of lines it stands on. */
  lines: number;
  /** The number of different unit prices it was sold at; absent where they are not known. */
  prices?: number;
  /** The share of its lines whose price is 0; absent where it is not known. */
  freeShare?: number;
}

/**
 * Kinds of things on an order that nobody puts into a bundle, with words for them in nine languages.
 */
const KINDS: readonly (readonly [why: string, words: string])[] = [
  [
    'Postage or delivery',
    `postage|post|shipping|shipping fee|shipping charge|shipping cost|shipping costs|delivery|
    delivery fee|delivery charge|carriage|freight|handling|handling fee|courier|dotcom postage|
    express shipping|free shipping|standard shipping|versand|versandkosten|versandkostenpauschale|
    porto|lieferung|lieferkosten|liefergebuhr|fracht|frachtkosten|frais de port|livraison|
    frais de livraison|expedition|envio|gastos de envio|coste de envio|portes|frete|
    custos de envio|taxa de entrega|spedizione|spese di spedizione|consegna|verzending|
    verzendkosten|bezorgkosten|wysylka|koszt wysylki|koszty wysylki|dostawa|przesylka|kargo|
    kargo ucreti|gonderim|teslimat ucreti`,
  ],
  ['A tip', `tip|tips|gratuity|trinkgeld|pourboire|propina|gorjeta|mancia|fooi|napiwek|bahsis`],
  [
    'A gift card or voucher',
    `gift card|giftcard|gift certificate|gift voucher|e gift card|egift card|voucher|store credit|
    gutschein|geschenkgutschein|geschenkkarte|wertgutschein|carte cadeau|cheque cadeau|
    bon cadeau|bon d achat|tarjeta regalo|tarjeta de regalo|cheque regalo|vale regalo|
    cartao presente|vale presente|cartao oferta|carta regalo|buono regalo|cadeaubon|cadeaukaart|
    karta podarunkowa|bon podarunkowy|hediye karti|hediye ceki`,
  ],
  [
    'A discount or correction',
    `discount|coupon|adjustment|adjust|manual|correction|rounding|price adjustment|rabatt|nachlass|
    skonto|korrektur|rundung|remise|ajustement|arrondi|avoir|descuento|ajuste|redondeo|cupon|
    desconto|cupom|sconto|arrotondamento|rettifica|korting|afronding|rabat|korekta|indirim|kupon|
    bad debt|adjust bad debt`,
  ],
  [
    'A fee or deposit',
    `fee|fees|charge|charges|service charge|bank charges|amazon fee|amazonfee|payment fee|
    service fee|booking fee|commission|deposit|bag fee|carrier bag|carrier bag charge|
    gebuhr|gebuhren|servicegebuhr|nachnahmegebuhr|pfand|leergut|frais|consigne|comision|deposito|
    taxa|comissao|commissione|cauzione|toeslag|statiegeld|oplata|prowizja|kaucja|ucret|depozito`,
  ],
  [
    'A sample or test',
    `sample|samples|free sample|tester|test|test product|testartikel|muster|gratisprobe|warenprobe|
    probe|echantillon|echantillons|muestra|muestra gratis|amostra|campione|campione gratuito|
    proefmonster|probka|numune`,
  ],
  [
    'A donation',
    `donation|charity donation|cruk commission|spende|donacion|doacao|donazione|donatie|
    darowizna|bagis`,
  ],
  ['Gift wrapping', `gift wrap|gift wrapping|geschenkverpackung|emballage cadeau|inpakservice`],
  [
    'A placeholder, no product',
    `none|null|nan|na|n a|unknown|unbekannt|inconnu|desconocido|desconhecido|sconosciuto|onbekend|
    nieznany|bilinmeyen|placeholder|no product|kein artikel|tbd|misc|miscellaneous|diverses|
    divers|varios|diversos|varie|custom item|open item|custom amount|custom sale|freier artikel`,
  ],
];

const KIND_OF = new Map(
  KINDS.flatMap(([why, words]) =>
    words.split('|').map((word) => [word.trim().replace(/\s+/g, ' '), why] as const),
  ),
);
/** Codes that tills and marketplaces use. They are compared as they stand, in upper case. */
const CODES = new Map([
  ['POST', 'Postage or delivery'],
  ['DOT', 'Postage or delivery'],
  ['SHIP', 'Postage or delivery'],
  ['SHIPPING', 'Postage or delivery'],
  ['VERSAND', 'Postage or delivery'],
  ['C2', 'Postage or delivery'],
  ['D', 'A discount or correction'],
  ['M', 'A discount or correction'],
  ['B', 'A discount or correction'],
  ['S', 'A sample or test'],
  ['CRUK', 'A donation'],
  ['AMAZONFEE', 'A fee or deposit'],
  ['BANK CHARGES', 'A fee or deposit'],
  ['PADS', 'A sample or test'],
]);
/** The amount in the name of a gift voucher: `gift_0001_20`, `Gutschein 25 €`. */
const AMOUNT = /(?:^| )(?:\d+(?: \d\d)?|eur|euro|euros|usd|gbp|chf|pln|tl|kr|zl|xx)(?= |$)/g;
/** Longer names that begin or end with the thing they are. */
const EDGE_WORDS =
  /^(?:gift ?card|gift voucher|e ?gift|gutschein|geschenkgutschein|carte cadeau|tarjeta regalo|cadeaubon|versandkosten|postage|shipping|frais de port|gastos de envio|verzendkosten|spese di spedizione|dotcom postage)\b|\b(?:gift ?card|gift voucher|gift certificate|gutschein|postage|shipping|versandkosten|carte cadeau)$/;

/**
 * Says in words why something on order lines is probably no product that anybody would bundle, or
 * returns null when it may well be one. Whole names count, not words within them: `Test` is no product,
 * `Pregnancy test` is one. A single letter as a code only counts beside a name that varies in price.
 */
export function isLikelyNonProduct(
  name: string | null,
  id: string | null,
  stats: ProductStats,
): string | null {
  const byName = name === null ? null : kindOfName(name);
  if (byName !== null) return `${byName}, by its name.`;
  const code = (id ?? '').trim().toUpperCase();
  const byCode = CODES.get(code) ?? (id === null ? null : kindOfName(id));
  if (byCode !== null && (code.length > 2 || name === null || isVaried(stats)))
    return `${byCode}, by its code.`;
  return null;
}

function kindOfName(text: string): string | null {
  const words = plain(text);
  const bare = words.replace(AMOUNT, ' ').replace(/\s+/g, ' ').trim();
  const kind = KIND_OF.get(words) ?? KIND_OF.get(bare) ?? null;
  if (kind !== null) return kind;
  if (/^gift \d{4}/.test(words)) return 'A gift card or voucher';
  const edge = EDGE_WORDS.exec(bare)?.[0];
  if (edge === undefined || bare.split(' ').length > 4) return null;
  return (
    KIND_OF.get(edge) ??
    (/gift|gutschein|cadeau|regalo/.test(edge) ? 'A gift card or voucher' : 'Postage or delivery')
  );
}

/** A product has one price or a few; an item that is entered by hand has nearly as many as lines. */
const isVaried = ({ lines, prices, freeShare }: ProductStats) =>
  prices === undefined || prices > Math.max(3, lines * 0.1) || (freeShare ?? 0) > 0.5;

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/gi, 'l')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
