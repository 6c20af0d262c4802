import { expect, test } from 'vitest';
import { createEngine } from '../../../../workers/state';
import { understandFile } from '../../../../workers/understand/understand-file';
import { encoded } from '../../support/encoded';
import {
  comma,
  csvOf,
  knownLines,
  knownOrders,
  linesAs,
  ordersAs,
  plainName,
  point,
  skuNumber as id,
  total,
  written,
} from '../../support/known-orders';
import { expectKnownShop, testKnownExports, type KnownExport } from '../../support/known-shop';
import { call, openNodeDatabase } from '../../support/node-database';
import { rows } from '../../support/rows';
import { americanHalfDay, names, serialText } from '../../support/spellings';

/**
 * One shop is written in the spellings, shapes and habits that spreadsheets and consultants leave
 * behind.
 */
const EXPORTS: Record<string, KnownExport> = {
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
  'dates as a spreadsheet’s serialText numbers, customers with a point': {
    files: {
      'transactions.csv': linesAs(
        'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID',
        (l) => [
          l.order,
          l.sku,
          l.name,
          l.quantity,
          serialText(l.at),
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
        americanHalfDay(l.at),
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
          `${['Jan', 'Feb', 'Mar', 'Apr'][l.at.getUTCMonth()]} ${l.at.getUTCDate()}, 2024, ${americanHalfDay(l.at).split(' ').slice(1).join(' ')}`,
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

testKnownExports(engine, EXPORTS);

test('a table with an order in each column is told apart, and how to turn it', async () => {
  const header = `Product,${knownOrders.map((order) => `Order ${order[0]!.order}`).join(',')}`;
  const text = csvOf(header, names, (name) => [
    plainName(name),
    ...knownOrders.map((order) => order.find((l) => l.name === name)?.quantity ?? ''),
  ]);
  const { problem } = await understandFile(
    engine,
    { file: new File([text], 'turned.csv') },
    call(),
  );
  expect(problem?.message).toMatch(
    /^turned\.csv has a product in each row and an order in each of 60 columns\. Turn/,
  );
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
