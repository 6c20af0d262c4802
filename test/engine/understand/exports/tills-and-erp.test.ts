import { createEngine } from '../../../../workers/state';
import { encoded } from '../../support/encoded';
import {
  comma,
  csvOf,
  knownOrders,
  linesAs,
  onFirst,
  plainName,
  point,
  skuNumber as id,
  total,
  written,
} from '../../support/known-orders';
import { testKnownExports, type KnownExport } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';
import { americanHalfDay } from '../../support/spellings';

/** Tills, restaurants and back offices export in several languages and encodings. */
const EXPORTS: Record<string, KnownExport> = {
  'Toast, item selections': {
    files: {
      'ItemSelectionDetails_2024.csv': linesAs(
        'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt',
        (l) => [
          'Main St',
          900000000000 + l.order,
          l.order,
          americanHalfDay(l.at),
          americanHalfDay(l.at),
          800000000000 + l.order,
          'Kim',
          '12',
          'Bar',
          'Lunch',
          'Dine In',
          700000000000 + l.order * 10 + l.nth,
          500000000000 + id(l),
          600000000000 + id(l),
          '',
          '',
          l.name,
          '',
          l.category,
          'Food',
          l.category,
          point(total(l)),
          '0.00',
          point(total(l)),
          l.quantity.toFixed(1),
          '0.31',
          'false',
          'false',
          'false',
        ],
      ),
    },
    lacks: ['customer'],
  },
  'Clover, line items': {
    files: {
      'LineItemsExport.csv': linesAs(
        'Line Item Date,Order ID,Line Item ID,Order Employee Name,Item ID,Item Name,Item SKU,Quantity,Item Revenue,Modifiers Revenue,Total Revenue,Discounts,Tax Amount,Item Total,Payment State',
        (l) => [
          `${written.named(l.at).replace('-24', '-2024')} ${written.clock(l.at)}`,
          `KX${l.order}ABC`,
          `LI${l.order}${l.nth}`,
          'Kim',
          `IT${id(l)}`,
          l.name,
          l.sku,
          l.quantity,
          `$${point(total(l))}`,
          '$0.00',
          `$${point(total(l))}`,
          '$0.00',
          '$0.21',
          `$${point(total(l) + 0.21)}`,
          'Paid',
        ],
      ),
    },
    lacks: ['customer', 'amount'],
  },
  'Vend, a sale line, its lines and its payment': {
    files: {
      'vend-sales-ledger.csv': csvOf(
        'Date,Receipt Number,Line Type,Customer Code,Customer Name,Quantity,Subtotal,Sales Tax,Discount,Total,Paid,Details,Register,User,Status,Sku',
        knownOrders.flatMap((order) => {
          const first = order[0]!;
          const head = [written.iso(first.at), first.order];
          const who = [first.customer.id, first.customer.name];
          const tail = ['Main', 'Kim', 'CLOSED'];
          return [
            [
              ...head,
              'Sale',
              ...who,
              order.reduce((sum, l) => sum + l.quantity, 0),
              point(first.orderTotal),
              '0',
              '0',
              point(first.orderTotal),
              point(first.orderTotal),
              order.map((l) => `${l.quantity} X ${plainName(l.name)}`).join(' + '),
              ...tail,
              '',
            ],
            ...order.map((l) => [
              ...head,
              'Sale Line',
              ...who,
              l.quantity,
              point(total(l)),
              '0',
              '0',
              point(total(l)),
              '',
              l.name,
              ...tail,
              l.sku,
            ]),
            [
              ...head,
              'Payment',
              ...who,
              '',
              '',
              '',
              '',
              point(first.orderTotal),
              point(first.orderTotal),
              'Cash',
              ...tail,
              '',
            ],
          ];
        }),
        (row) => row,
      ),
    },
    setAside: 120,
  },
  'Odoo, order fields on the first line of each order only': {
    files: {
      'sale.order.csv': linesAs(
        'Order Reference,Creation Date,Customer,Salesperson,Total,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Order Lines/Subtotal',
        (l) => [
          onFirst(l, `S${l.order}`),
          onFirst(l, written.iso(l.at)),
          onFirst(l, l.customer.name),
          onFirst(l, 'Kim'),
          onFirst(l, point(l.orderTotal)),
          onFirst(l, 'Sales Order'),
          `[${l.sku}] ${l.name}`,
          l.quantity.toFixed(2),
          point(l.price),
          point(total(l)),
        ],
      ),
    },
  },
  'SAP list, with bars around and minus signs behind': {
    files: {
      'VA05.txt': `Verkaufsbelege\n\n${linesAs(
        '|Verkaufsbeleg|Pos.|Belegdatum|Auftraggeber|Material|Bezeichnung|Auftragsmenge|ME|Nettowert|Währg|',
        (l) => [
          '',
          `00${4500000 + l.order}`,
          l.nth * 10,
          written.dotted(l.at),
          `00000${l.customer.id}`,
          `0000000000${l.sku.slice(4)}`,
          plainName(l.name),
          l.quantity,
          'ST',
          comma(total(l)),
          'EUR',
          '',
        ],
      )}`,
    },
  },
  'DATEV-like, Windows-1252, two-digit years': {
    files: {
      'Rechnungspositionen.csv': encoded(
        linesAs(
          'Rechnungsnr.;Rechnungsdat.;Kd-Nr.;Artikel-Nr.;Bezeichnung;Menge;Einzelpreis EUR;Gesamt EUR;USt %',
          (l) => [
            `RE-${l.order}`,
            written.dotted(l.at).replace('.2024', '.24'),
            `0${l.customer.id}`,
            l.sku,
            `${l.name} für Süßes`,
            `${l.quantity},00`,
            comma(l.price),
            comma(total(l)),
            '19',
          ],
        ),
        'windows-1252',
      ),
    },
    product: 'Tea Strainer für Süßes',
  },
  'Allegro, Polish, UTF-16': {
    files: {
      'allegro_zamowienia.csv': encoded(
        linesAs(
          'Identyfikator zamówienia;Data zakupu;Login kupującego;Identyfikator oferty;Tytuł oferty;Liczba sztuk;Cena za sztukę;Wartość;Waluta',
          (l) => [
            `29e1f3a0-aaaa-11ee-8d2c-${l.order}`,
            written.iso(l.at),
            `klient_${l.customer.id}`,
            11000000000 + id(l),
            l.name,
            l.quantity,
            `${comma(l.price)} zł`,
            `${comma(total(l))} zł`,
            'PLN',
          ],
        ),
        'utf-16le',
      ),
    },
  },
  'a Turkish shop that shouts': {
    files: {
      'SATIŞLAR.csv': encoded(
        linesAs(
          'FİŞ NO;TARİH;MÜŞTERİ KODU;STOK KODU;STOK ADI;MİKTAR;BİRİM FİYATI;SATIR TUTARI',
          (l) => [
            l.order,
            written.dotted(l.at),
            l.customer.id,
            l.sku,
            `${l.name} ışığı`,
            l.quantity,
            comma(l.price),
            comma(total(l)),
          ],
        ),
        'windows-1254',
      ),
    },
    product: 'Tea Strainer ışığı',
  },
  'a Japanese shop, Shift_JIS': {
    files: {
      '受注明細.csv': encoded(
        linesAs('注文番号,注文日時,顧客ID,商品コード,商品名,カテゴリ,数量,単価,小計', (l) => [
          l.order,
          written.iso(l.at).replaceAll('-', '/'),
          l.customer.id,
          l.sku,
          `${plainName(l.name)}の商品`,
          `種類${l.category}`,
          l.quantity,
          point(l.price),
          point(total(l)),
        ]),
        'shift_jis',
      ),
    },
    product: 'Tea Strainerの商品',
  },
};

const engine = createEngine(await openNodeDatabase());

testKnownExports(engine, EXPORTS);
