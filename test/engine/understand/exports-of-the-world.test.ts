import { expect, test } from 'vitest';
import { createEngine } from '../../../workers/engine';
import { encoded } from '../support/encoded';
import {
  comma,
  csvOf,
  known,
  knownLines,
  knownOrders,
  linesAs,
  onFirst,
  ordersAs,
  plainName,
  point,
  skuNumber as id,
  total,
  written,
  type KnownLine,
} from '../support/known-orders';
import { expectKnownShop, type KnownExport } from '../support/known-shop';
import { call, openNodeDatabase } from '../support/node-database';
import { rows } from '../support/rows';
import { loadShop } from '../../../workers/ingest/load';
import { inspectFile } from '../../../workers/understand/inspect';

const four = <T>(order: readonly KnownLine[], of: (line: KnownLine | undefined) => T) =>
  Array.from({ length: 4 }, (_, nth) => of(order[nth]));
const numbered = (...names: string[]) =>
  Array.from({ length: 4 }, (_, nth) =>
    names.map((name) => name.replace('?', String(nth + 1))).join(','),
  ).join(',');
const serial = (at: Date) => (at.getTime() / 86_400_000 + 25_569).toFixed(6);
const halfDay = (at: Date) => {
  const hours = at.getUTCHours();
  const minutes = String(at.getUTCMinutes()).padStart(2, '0');
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${hours % 12 || 12}:${minutes}:07 ${hours < 12 ? 'AM' : 'PM'}`;
};
const names = [...new Set(knownLines.map(({ name }) => name))].toSorted();

/**
 * The known orders as further systems and habits write them, each met by an analyst who only drops
 * the file: shapes, encodings and spellings that `exports-of-systems` lacks.
 */
const EXPORTS: Record<string, KnownExport> = {
  'WooCommerce, numbered product items with all their details': {
    files: {
      'woocommerce-order-export.csv': ordersAs(
        `order_id,order_number,order_date,status,shipping_total,order_total,customer_id,billing_email,${numbered('Product Item ? Name', 'Product Item ? id', 'Product Item ? SKU', 'Product Item ? Quantity', 'Product Item ? Total', 'Product Item ? Subtotal')}`,
        (order, first) => [
          first.order,
          first.order,
          written.iso(first.at),
          'completed',
          '4.90',
          point(first.orderTotal + 4.9),
          first.customer.id,
          first.customer.email,
          ...four(order, (l) =>
            l === undefined
              ? ['', '', '', '', '', '']
              : [l.name, id(l), l.sku, l.quantity, point(total(l)), point(total(l))],
          ).flat(),
        ],
      ),
    },
    lacks: ['amount', 'quantity'],
  },
  'WooCommerce, line items with fields in one cell': {
    files: {
      'orders-export-2024.csv': ordersAs(
        'order_id,date,status,billing_email,order_total,line_items',
        (order, first) => [
          first.order,
          written.iso(first.at),
          'completed',
          first.customer.email,
          point(first.orderTotal + 4.9),
          order
            .map(
              (l) =>
                `name:${plainName(l.name)}|product_id:${id(l)}|sku:${l.sku}|quantity:${l.quantity}|total:${point(total(l))}|meta:`,
            )
            .join(';'),
        ],
      ),
    },
  },
  'BigCommerce, product details in one cell': {
    files: {
      'orders-2024-05.csv': ordersAs(
        'Order ID,Customer ID,Customer Name,Customer Email,Order Date,Order Time,Order Status,Subtotal (inc tax),Shipping Cost (inc tax),Order Total (inc tax),Total Quantity,Product Details',
        (order, first) => [
          first.order,
          first.customer.id,
          first.customer.name,
          first.customer.email,
          written.slashed(first.at),
          `${written.clock(first.at)}:07`,
          'Completed',
          point(first.orderTotal),
          '4.90',
          point(first.orderTotal + 4.9),
          order.reduce((sum, { quantity }) => sum + quantity, 0),
          order
            .map(
              (l) =>
                `Product ID: ${id(l)}, Product Qty: ${l.quantity}, Product SKU: ${l.sku}, Product Name: ${l.name}, Product Weight: 0.1000, Product Variation Details: , Product Unit Price: ${point(l.price)}, Product Total Price: ${point(total(l))}`,
            )
            .join('|'),
        ],
      ),
    },
  },
  'line items as JSON in one cell': {
    files: {
      'orders_api.csv': ordersAs('id,created_at,email,total_price,line_items', (order, first) => [
        4500000000000 + first.order,
        `${first.at.toISOString().slice(0, 19)}+01:00`,
        first.customer.email,
        point(first.orderTotal),
        JSON.stringify(
          order.map((l) => ({
            id: l.order * 10 + l.nth,
            sku: l.sku,
            name: l.name,
            quantity: l.quantity,
            price: point(l.price),
          })),
        ),
      ]),
    },
  },
  'packed by semicolons, the quantity behind': {
    files: {
      'baskets.csv': ordersAs('Order;Placed;Client;Products', (order, first) => [
        first.order,
        `${written.dotted(first.at)} ${written.clock(first.at)}`,
        first.customer.id,
        order.map((l) => `${plainName(l.name)} x ${l.quantity}`).join('; '),
      ]),
    },
    lacks: ['amount'],
  },
  'packed by bars, the quantity in brackets': {
    files: {
      'baskets.tsv': ordersAs('Order\tDate\tClient\tCart contents', (order, first) => [
        first.order,
        written.day(first.at),
        first.customer.id,
        order.map((l) => `${plainName(l.name)} (${l.quantity})`).join(' | '),
      ]),
    },
    lacks: ['amount'],
  },
  'packed, the quantity in front, without blanks': {
    files: {
      'sales.csv': ordersAs('Receipt No,Date,Customer No,Items Sold', (order, first) => [
        first.order,
        written.day(first.at),
        first.customer.id,
        order.map((l) => `${l.quantity}x ${plainName(l.name)}`).join(','),
      ]),
    },
    lacks: ['amount'],
  },
  'Toast, item selections': {
    files: {
      'ItemSelectionDetails_2024.csv': linesAs(
        'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt',
        (l) => [
          'Main St',
          900000000000 + l.order,
          l.order,
          halfDay(l.at),
          halfDay(l.at),
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
  'saved by a spreadsheet with a line that names the separator': {
    files: {
      'export.csv': `sep=;\n${linesAs('Order No;Order Date;Customer No;Product;Qty;Price', (l) => [
        l.order,
        written.day(l.at),
        l.customer.id,
        l.name,
        l.quantity,
        comma(l.price),
      ])}`,
    },
  },
  'dates as a spreadsheet’s serial numbers, customers with a point': {
    files: {
      'transactions.csv': linesAs(
        'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID',
        (l) => [
          l.order,
          l.sku,
          l.name,
          l.quantity,
          serial(l.at),
          point(l.price),
          `${l.customer.id}.0`,
        ],
      ),
    },
  },
  'timestamps with AM and PM, quantities with units': {
    files: {
      'pos.csv': linesAs('Txn #,Sold at,Member #,Article,Sold,Price each', (l) => [
        l.order,
        halfDay(l.at),
        l.customer.id,
        l.name,
        `${l.quantity} pcs`,
        `€ ${point(l.price)}`,
      ]),
    },
  },
  'amounts grouped by blanks, the currency behind': {
    files: {
      'faktury.csv': linesAs('Nr faktury;Data sprzedaży;Klient;Towar;Ilość;Wartość', (l) => [
        `FV/${l.order}/2024`,
        written.day(l.at),
        l.customer.name,
        l.name,
        `${l.quantity} szt.`,
        `${comma(total(l))} zł`,
      ]),
    },
  },
  'one order’s lines far apart': {
    files: {
      'lines.csv': csvOf(
        'order_id,order_date,customer_id,product,quantity,price',
        knownLines.toSorted((a, b) => a.nth - b.nth || a.order - b.order),
        (l) => [l.order, written.iso(l.at), l.customer.id, l.name, l.quantity, point(l.price)],
      ),
    },
  },
  'a matrix of counts with the order in front': {
    files: {
      'matrix.csv': ordersAs(
        `Order,${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}`,
        (order, first) => [
          first.order,
          ...names.map((name) => order.find((l) => l.name === name)?.quantity ?? 0),
        ],
      ),
    },
    lacks: ['amount', 'customer', 'date'],
  },
  'a matrix of TRUE and FALSE': {
    files: {
      'onehot.csv': ordersAs(names.map((name) => plainName(name)).join(','), (order) =>
        names.map((name) => (order.some((l) => l.name === name) ? 'TRUE' : 'FALSE')),
      ),
    },
    lacks: ['amount', 'quantity', 'customer', 'date'],
  },
  'a matrix of Y and nothing, with a date': {
    files: {
      'yes.csv': ordersAs(
        `Receipt;Date;${names.map((name) => plainName(name)).join(';')}`,
        (order, first) => [
          first.order,
          written.dotted(first.at),
          ...names.map((name) => (order.some((l) => l.name === name) ? 'Y' : '')),
        ],
      ),
    },
    lacks: ['amount', 'quantity', 'customer'],
  },
  'numbered items with holes between them': {
    files: {
      'wide.csv': ordersAs(
        'order no,customer no,item 1,item 2,item 3,item 4,item 5,item 6,item 7,item 8',
        (order, first) => [
          first.order,
          first.customer.id,
          ...names.map((name) => (order.some((l) => l.name === name) ? plainName(name) : '')),
        ],
      ),
    },
    lacks: ['amount', 'quantity', 'date'],
  },
  'months in files of their own, with the header in each': {
    files: Object.fromEntries(
      ['2024-01', '2024-02', '2024-03', '2024-04'].map((month) => [
        `sales-${month}.csv`,
        csvOf(
          'Bon-Nr;Datum;Uhrzeit;Kundenkarte;Artikel;Stück;Betrag',
          knownLines.filter((l) => written.day(l.at).startsWith(month)),
          (l) => [
            l.order,
            written.dotted(l.at),
            written.clock(l.at),
            l.customer.id,
            l.name,
            l.quantity,
            comma(total(l)),
          ],
        ),
      ]),
    ),
  },
  'a French till: preamble, footer, decimal comma': {
    files: {
      'ventes_caisse.csv': encoded(
        `Magasin : Épicerie du Théâtre\nPériode : du 01/01/2024 au 30/04/2024\n\n${linesAs(
          'N° ticket;Date;Heure;Carte fidélité;Libellé;Qté;Prix unitaire;Total ligne',
          (l) => [
            l.order,
            written.slashed(l.at),
            written.clock(l.at),
            l.customer.id,
            `${l.name} été`,
            l.quantity,
            comma(l.price),
            comma(total(l)),
          ],
        )}Total général;;;;;;;${comma(9999)}\n`,
        'windows-1252',
      ),
    },
    setAside: 1,
  },
  'PrestaShop, French': {
    files: {
      'commandes.csv': linesAs(
        'ID;Référence;Nouveau client;Livraison;Client;Total;Paiement;État;Date;Produit;Quantité;Prix produit',
        (l) => [
          l.order,
          `XK${l.order}B`,
          'Non',
          'France',
          l.customer.name,
          `${comma(l.orderTotal + 4.9)} €`,
          'Carte bancaire',
          'Paiement accepté',
          `${written.slashed(l.at)} ${written.clock(l.at)}:07`,
          l.name,
          l.quantity,
          `${comma(l.price)} €`,
        ],
      ),
    },
  },
  'Magento, an order’s children below their parent': {
    files: {
      'items.csv': linesAs(
        'Order #;Order Date;Customer Name;Customer Email;Product Name;Product SKU;Item Status;Item Original Price;Item Price;Item Qty Ordered;Item Subtotal;Item Discount;Item Row Total;Order Grand Total',
        (l) => [
          `#0000${l.order}`,
          `${['Jan', 'Feb', 'Mar', 'Apr'][l.at.getUTCMonth()]} ${l.at.getUTCDate()}, 2024, ${halfDay(l.at).split(' ').slice(1).join(' ')}`,
          l.customer.name,
          l.customer.email,
          l.name,
          l.sku,
          'Shipped',
          `$${point(l.price)}`,
          `$${point(l.price)}`,
          l.quantity,
          `$${point(total(l))}`,
          '$0.00',
          `$${point(total(l))}`,
          `$${point(l.orderTotal)}`,
        ],
      ),
    },
  },
  'Italian, Spanish headers mixed by a consultant': {
    files: {
      'ventas_2024.csv': linesAs(
        'Nº Pedido;Fecha;Nº Cliente;Cód. Artículo;Descripción;Uds.;P.V.P.;Importe',
        (l) => [
          l.order,
          written.slashed(l.at),
          l.customer.id,
          l.sku,
          l.name,
          l.quantity,
          `${comma(l.price)}€`,
          `${comma(total(l))}€`,
        ],
      ),
    },
  },
  'Google Analytics, items of transactions': {
    files: {
      'ga4_items.csv': `# ----------------------------------------\n# Purchases\n# Start date: 20240103\n# End date: 20240412\n# ----------------------------------------\n${linesAs(
        'Transaction ID,Date,Item name,Item ID,Items purchased,Item revenue',
        (l) => [
          `T-${l.order}`,
          written.day(l.at).replaceAll('-', ''),
          l.name,
          l.sku,
          l.quantity,
          point(total(l)),
        ],
      )}`,
    },
    lacks: ['customer'],
  },
  'a cube’s export without an order number, grouped by blanks': {
    files: {
      'cube.csv': linesAs('Kunde;Tag;Warengruppe;Artikel;Absatz;Umsatz', (l) => [
        l.customer.id,
        written.dotted(l.at),
        l.category,
        l.name,
        l.quantity,
        comma(total(l)),
      ]),
    },
  },
  'ids longer than a number holds': {
    files: {
      'mp.csv': linesAs(
        'orderId,createdAt,buyerId,itemId,itemTitle,itemQuantity,itemPrice',
        (l) => [
          `90071992547409${9300 + l.order}`,
          `${l.at.toISOString().slice(0, 23)}Z`,
          `18446744073709${l.customer.id}`,
          `0000012345678${id(l)}`,
          l.name,
          l.quantity,
          point(l.price),
        ],
      ),
    },
  },
};

const engine = createEngine(await openNodeDatabase());

test.each(Object.entries(EXPORTS))('%s', async (_, { files, ...options }) => {
  const given = Object.entries(files).map(([name, content]) => new File([content], name));
  const { report } = await expectKnownShop(engine, given, options);
  expect(report.summary.rowsRead).toBe(report.summary.rowsLoaded + report.summary.rowsSetAside);
});

test('a table with an order in each column is told apart, and how to turn it', async () => {
  const header = `Product,${knownOrders.map((order) => `Order ${order[0]!.order}`).join(',')}`;
  const text = csvOf(header, names, (name) => [
    plainName(name),
    ...knownOrders.map((order) => order.find((l) => l.name === name)?.quantity ?? ''),
  ]);
  const { problem } = await inspectFile(engine, { file: new File([text], 'turned.csv') }, call());
  expect(problem?.message).toMatch(
    /^turned\.csv has a product in each row and an order in each of 60 columns\. Turn/,
  );
});

const visits = knownLines.flatMap((l): [type: string, line: KnownLine][] => [
  ['view', l],
  ['view', l],
  ['cart', l],
  ['purchase', l],
]);

test('of an event log only what was bought is loaded, and the rest set aside by name', async () => {
  const text = csvOf(
    'event_time,event_type,product_id,category_code,brand,price,user_id,user_session',
    visits,
    ([type, l]) => [
      `${written.iso(l.at)} UTC`,
      type,
      1000000 + id(l),
      l.category,
      'acme',
      point(l.price),
      l.customer.id,
      `26dd6e6e-4dac-4778-8d2c-${100000000000 + l.order}`,
    ],
  );
  const setAside = knownLines.length * 3;
  const { report, sources } = await expectKnownShop(engine, [new File([text], 'events.csv')], {
    lacks: ['amount', 'quantity'],
    setAside,
  });
  expect(report.setAside).toEqual([
    expect.objectContaining({ reason: 'not-bought', rows: setAside }),
  ]);
  expect(sources[0]?.notes.join(' ')).toContain(
    `only ${knownLines.length} of the ${visits.length} rows looked at are purchases`,
  );
});

test('an event log without an order number makes orders of what was bought', async () => {
  const text = csvOf('user_id,item_id,behavior,timestamp', visits, ([type, l]) => [
    l.customer.id,
    500 + id(l),
    type === 'purchase' ? 'buy' : 'pv',
    l.at.getTime() / 1000,
  ]);
  await expectKnownShop(engine, [new File([text], 'UserBehavior.csv')], {
    lacks: ['amount', 'quantity'],
    setAside: knownLines.length * 3,
  });
});

test('orders that are no sales in other words are asked about, and kept until answered', async () => {
  const status = ({ order }: KnownLine) =>
    order % 10 === 0 ? 'storniert' : order % 10 === 1 ? 'Pending payment' : 'abgeschlossen';
  const text = linesAs('Bestellnr;Datum;Kunde;Status;Artikel;Menge;Preis', (l) => [
    l.order,
    written.dotted(l.at),
    l.customer.id,
    status(l),
    l.name,
    l.quantity,
    comma(l.price),
  ]);
  const files = [new File([text], 'bestellungen.csv')];
  const { sources, recipe } = await expectKnownShop(engine, files);
  const [question] = sources[0]!.questions;
  expect(question).toMatchObject({ id: 'statuses 3', mustAnswer: false });
  expect(question?.title).toMatch(/^Are orders with the Status “.*” or “.*” sales\?$/);
  const [source] = recipe.sources;
  const { returns } = question!.choices[1]!.change.columns![0]!.change;
  const columns = source!.columns.map((column, index) =>
    index === 3 ? { ...column, returns } : column,
  );
  const answered = { ...recipe, sources: [{ ...source!, columns }] };
  const report = await loadShop(engine, { recipe: answered, files }, call());
  const left = knownOrders.filter(([l]) => ![0, 1].includes(l!.order % 10)).length;
  expect(report.summary).toMatchObject({ orders: known.orders, baskets: left });
});

test('files that pad their keys with zeros and files that do not are joined all the same', async () => {
  const content = {
    'orders.csv': ordersAs('order_id,customer_id,order_date,status', (_, first) => [
      first.order,
      first.customer.id,
      written.iso(first.at),
      'complete',
    ]),
    'order_items.csv': linesAs('order_id,product_id,quantity,unit_price', (l) => [
      l.order,
      id(l),
      l.quantity,
      point(l.price),
    ]),
    'products.csv': csvOf(
      'product_id,product_name,category_id',
      [...new Map(knownLines.map((l) => [l.sku, l])).values()],
      (l) => [
        l.sku.slice(4),
        l.name,
        `0${['Tea', 'Mugs', 'Food', 'Accessories'].indexOf(l.category) + 1}`,
      ],
    ),
    'categories.csv': 'category_id,category_name\n1,Tea\n2,Mugs\n3,Food\n4,Accessories\n',
    'customers.csv': csvOf(
      'customer_id,customer_name,email',
      [...new Map(knownLines.map((l) => [l.customer.id, l.customer])).values()],
      ({ id: number, name, email }) => [`00${number}`, name, email],
    ),
  };
  const given = Object.entries(content).map(([name, text]) => new File([text], name));
  await expectKnownShop(engine, given);
  const { database } = engine;
  expect(await rows(database, 'SELECT DISTINCT category FROM product ORDER BY 1')).toEqual([
    'Accessories',
    'Food',
    'Mugs',
    'Tea',
  ]);
  const unnamed = `SELECT count(*) FROM orders JOIN customer USING (customer_key) WHERE email IS NULL`;
  expect(await rows(database, unnamed)).toEqual(['0']);
});
