/**
 * The demo shop sells these products. Money is in whole cents of EUR, so that no sum is ever rounded.
 */
export type Product = {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** The price of today's list, VAT included. */
  readonly price: number;
  /** The price of the list before `priceChangeOn` of the parameters, where it was another one. */
  readonly earlierPrice: number | undefined;
  readonly cost: number;
  /** The relative weight with which an ordinary shopper picks it. */
  readonly popularity: number;
  /** The relative weight for a beauty salon, where it differs. */
  readonly salonPopularity: number;
  /** A factor on the weight by month (1 to 12); it is 1 where the month is absent. */
  readonly months: Readonly<Record<number, number>>;
  readonly isVoucher: boolean;
};

type Row = readonly [
  name: string,
  price: number,
  cost: number,
  popularity: number,
  more?: {
    earlierPrice?: number;
    salonPopularity?: number;
    months?: Readonly<Record<number, number>>;
    isVoucher?: boolean;
  },
];

const gifts = { 2: 1.5, 5: 1.4, 11: 1.5, 12: 2.1 };
const summer = { 5: 1.2, 6: 1.7, 7: 1.9, 8: 1.7, 12: 0.7, 1: 0.7 };
const winter = { 11: 1.3, 12: 1.5, 1: 1.4, 2: 1.2, 6: 0.7, 7: 0.7, 8: 0.7 };

const departments: readonly (readonly [category: string, prefix: string, rows: readonly Row[]])[] =
  [
    [
      'Skincare',
      'SK',
      [
        ['Barrier Face Cream', 2500, 790, 38, { earlierPrice: 2400 }],
        ['Hyaluronic Serum', 2300, 640, 38],
        ['Vitamin C Serum', 2700, 820, 30, { earlierPrice: 2600 }],
        ['Retinol Night Serum', 2900, 910, 18],
        ['SPF 50 Face Fluid', 1950, 610, 28, { months: summer }],
        ['Gentle Gel Cleanser', 1250, 370, 34, { earlierPrice: 1190 }],
        ['Cleansing Balm', 1900, 620, 30],
        ['Micellar Water', 950, 260, 18],
        ['Peptide Eye Cream', 2300, 720, 13],
        ['Niacinamide Toner', 1400, 410, 15],
        ['Clay Detox Mask', 1500, 480, 11],
      ],
    ],
    [
      'Face',
      'FA',
      [
        ['Skin Tint', 2100, 700, 20, { earlierPrice: 1990 }],
        ['Creamy Concealer', 1650, 520, 19],
        ['Blush Stick', 1500, 460, 16],
        ['Liquid Highlighter', 1700, 560, 10],
        ['Setting Powder', 1450, 450, 11],
        ['Setting Spray', 1300, 390, 10],
        ['Bronzing Drops', 1900, 640, 8, { months: summer }],
        ['Blending Sponge', 750, 190, 13],
      ],
    ],
    [
      'Eyes',
      'EY',
      [
        ['Volume Mascara', 1400, 430, 22, { earlierPrice: 1350 }],
        ['Brow Gel', 1100, 320, 11],
        ['Pro Brow Tint', 1600, 590, 25, { salonPopularity: 200 }],
        ['Eyeshadow Palette, Nude', 2700, 950, 9, { months: gifts }],
        ['Kohl Eyeliner', 850, 210, 13],
        ['Lash Serum', 2800, 890, 7],
      ],
    ],
    [
      'Lips',
      'LI',
      [
        ['Matte Lipstick', 1350, 400, 19],
        ['Satin Lipstick', 1350, 400, 17],
        ['Lip Liner', 750, 190, 14],
        ['Lip Oil', 1050, 310, 28],
        ['Overnight Lip Mask', 1200, 370, 28],
        ['Crème Brûlée Lip Balm', 550, 140, 17, { months: winter }],
      ],
    ],
    [
      'Hair',
      'HA',
      [
        ['Repair Shampoo', 1200, 350, 24, { earlierPrice: 1150, salonPopularity: 34 }],
        ['Repair Conditioner', 1300, 380, 20, { earlierPrice: 1250, salonPopularity: 30 }],
        ['Bond Hair Mask', 1900, 600, 13, { salonPopularity: 30 }],
        ['Argan Hair Oil', 1650, 540, 12],
        ['Dry Shampoo', 900, 250, 14],
        ['Scalp Scrub', 1400, 430, 7],
        ['Heat Protect Mist', 1250, 370, 8, { salonPopularity: 22 }],
        ['Silk Scrunchie Set', 800, 210, 9],
      ],
    ],
    [
      'Bath & body',
      'BB',
      [
        ['Silk Body Lotion', 1700, 470, 44, { earlierPrice: 1650 }],
        ['Rose Bath Salts', 1100, 300, 28, { months: { 11: 1.3, 12: 1.6 } }],
        ['Hand Cream', 800, 220, 18, { months: winter }],
        ['Sugar Body Scrub', 1350, 410, 12],
        ['Shower Oil', 1150, 330, 13],
        ['Body Oil', 1750, 560, 10],
        ['After-Sun Gel', 1200, 340, 22, { months: summer }],
        ['Natural Deodorant', 850, 240, 14],
      ],
    ],
    [
      'Nails',
      'NA',
      [
        ['Base Coat', 800, 200, 10, { salonPopularity: 34 }],
        ['Top Coat', 850, 210, 10, { salonPopularity: 34 }],
        ['Classic Red Polish', 900, 230, 13, { months: gifts, salonPopularity: 24 }],
        ['Pro Nail Primer', 1050, 340, 25, { salonPopularity: 200 }],
        ['Cuticle Oil', 750, 180, 9, { salonPopularity: 20 }],
        ['Glass Nail File', 600, 150, 9, { salonPopularity: 20 }],
      ],
    ],
    [
      'Fragrance & gifts',
      'FG',
      [
        ['Fig & Cedar Eau de Parfum', 4600, 1550, 34, { months: { 2: 1.2, 5: 1.2, 12: 1.3 } }],
        ['Neroli Eau de Toilette', 3400, 1180, 10, { months: gifts }],
        ['Body Mist', 1400, 420, 12, { months: summer }],
        ['Scented Candle', 1900, 610, 28, { months: { 11: 1.3, 12: 1.6 } }],
        ['Mini Discovery Set', 2900, 1080, 9, { months: gifts }],
        ['Velvet Wash Bag', 1600, 520, 7, { months: gifts }],
        ['Gift Voucher 25 EUR', 2500, 2500, 4, { months: gifts, isVoucher: true }],
      ],
    ],
  ];

/** The sixty products, by department. Names and ids are unique; positions are used as indexes. */
export const catalogue: readonly Product[] = departments.flatMap(([category, prefix, rows]) =>
  rows.map(([name, price, cost, popularity, more = {}], position) => ({
    id: `${prefix}-${String(position + 1).padStart(2, '0')}`,
    name,
    category,
    price,
    earlierPrice: more.earlierPrice,
    cost,
    popularity,
    salonPopularity: more.salonPopularity ?? popularity,
    months: more.months ?? {},
    isVoucher: more.isVoucher ?? false,
  })),
);

/** The categories in the order of the catalogue. */
export const categories: readonly string[] = departments.map(([category]) => category);

/** @throws when the catalogue has no product of that name (a typing error in a list of pairs) */
export function productNamed(name: string): Product {
  const found = catalogue.find((product) => product.name === name);
  if (!found) throw new Error(`The catalogue has no product named ${name}`);
  return found;
}
