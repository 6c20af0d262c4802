import { test } from 'vitest';
import { createEngine } from '../../workers/engine';
import {
  comma,
  csvOf,
  knownLines,
  knownOrders,
  point,
  written,
  type KnownLine,
} from './known-orders';
import { expectKnownShop, type KnownShopOptions } from './known-shop';
import { openNodeDatabase } from './node-database';

/**
 * One shop's sixty orders as the exports of common shop systems, tills and data sets write them.
 * Each is dropped and loaded without an answer, and has to come to the same orders, lines and money.
 */
interface Export extends KnownShopOptions {
  file: string;
  text: string;
}

const lines = (header: string, cells: (line: KnownLine) => readonly (string | number)[]) =>
  csvOf(header, knownLines, cells);
const total = ({ quantity, price }: KnownLine) => quantity * price;
const onFirst = ({ nth }: KnownLine, text: string | number) => (nth === 1 ? text : '');
const simple = (name: string) => name.replaceAll(/[",()]/g, '');

const EXPORTS: Record<string, Export> = {
  'Shopify orders': {
    file: 'orders_export.csv',
    text: lines(
      'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Cancelled at,Refunded Amount,Vendor,Id,Lineitem discount',
      (l) => {
        const at = `${written.iso(l.at)} +0100`;
        const order = [
          'paid',
          at,
          'fulfilled',
          at,
          'yes',
          'EUR',
          point(l.orderTotal),
          '4.90',
          '0.00',
          point(l.orderTotal + 4.9),
          '',
          '0.00',
          'Standard',
        ];
        return [
          `#${l.order}`,
          l.customer.email,
          ...order.map((text) => onFirst(l, text)),
          at,
          l.quantity,
          l.name,
          point(l.price),
          '',
          l.sku,
          'true',
          'true',
          'fulfilled',
          onFirst(l, l.customer.name),
          '',
          onFirst(l, '0.00'),
          'Tea house',
          onFirst(l, 4500000000000 + l.order),
          '0.00',
        ];
      },
    ),
  },
  'WooCommerce order items': {
    file: 'orders-2024.csv',
    text: lines(
      'Order ID,Order Status,Order Date,First Name (Billing),Email (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Order Shipping Amount,Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code',
      (l) => [
        l.order,
        'Completed',
        written.iso(l.at).slice(0, 16),
        l.customer.name.split(' ')[0]!,
        l.customer.email,
        'PayPal',
        '0.00',
        point(l.orderTotal),
        '4.90',
        point(l.orderTotal + 4.9),
        l.sku,
        l.nth,
        l.name,
        l.quantity,
        point(l.price),
        '',
      ],
    ),
  },
  'WooCommerce orders with packed items': {
    file: 'orders.csv',
    text: csvOf(
      'order_id,date_created,status,billing_email,total,line_items',
      knownOrders,
      (order) => [
        order[0]!.order,
        written.iso(order[0]!.at),
        'completed',
        order[0]!.customer.email,
        point(order[0]!.orderTotal),
        order.map(({ name, quantity }) => `${name} x${quantity}`).join('; '),
      ],
    ),
    lacks: ['amount'],
  },
  'Square items': {
    file: 'items-2024.csv',
    text: lines(
      'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Event Type,Location,Customer ID,Customer Name',
      (l) => [
        written.american(l.at),
        `${written.clock(l.at)}:11`,
        'Eastern Time (US & Canada)',
        l.category,
        l.name,
        l.quantity.toFixed(1),
        'Regular',
        l.sku,
        '',
        `$${point(total(l))}`,
        '$0.00',
        `$${point(total(l))}`,
        '$0.31',
        `TX${l.order}abcDEF`,
        `PAY${l.order}`,
        'Register 1',
        'Payment',
        'Main Street',
        `${l.customer.id}CUST`,
        l.customer.name,
      ],
    ),
  },
  'Lightspeed sale lines': {
    file: 'sales_lines.csv',
    text: lines(
      'ID,Sale ID,Date,Completed Time,Employee,Customer,Item ID,Description,Category,Qty,Unit Price,Discount,Subtotal,Tax,Total,Cost',
      (l) => [
        l.order * 10 + l.nth,
        l.order,
        written.day(l.at),
        written.clock(l.at),
        'Kim',
        l.customer.name,
        l.sku.slice(4),
        l.name,
        l.category,
        l.quantity,
        point(l.price),
        '0.00',
        point(total(l)),
        point(total(l) * 0.1),
        point(total(l) * 1.1),
        point(l.price / 2),
      ],
    ),
  },
  'Magento order items': {
    file: 'sales_order_item.csv',
    text: lines(
      'increment_id,created_at,customer_email,store_name,status,sku,name,qty_ordered,qty_invoiced,price,row_total,discount_amount,tax_amount,base_grand_total,shipping_amount',
      (l) => [
        `0000${100000 + l.order}`,
        written.iso(l.at),
        l.customer.email,
        'Main Website',
        'complete',
        l.sku,
        l.name,
        l.quantity.toFixed(4),
        l.quantity.toFixed(4),
        l.price.toFixed(4),
        total(l).toFixed(4),
        '0.0000',
        (total(l) * 0.19).toFixed(4),
        (l.orderTotal + 4.9).toFixed(4),
        '4.9000',
      ],
    ),
  },
  'Etsy sold order items': {
    file: 'EtsySoldOrderItems2024.csv',
    text: lines(
      'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship City,Ship Country,Order ID,Order Type,SKU',
      (l) => [
        written.american(l.at),
        l.name,
        l.customer.name,
        l.quantity,
        point(l.price),
        '',
        '0.00',
        '4.5',
        '0',
        point(total(l)),
        'USD',
        3100000000 + l.order * 10 + l.nth,
        1200000000 + Number(l.sku.slice(4)),
        written.american(l.at),
        written.american(l.at),
        l.customer.name,
        'Austin',
        'United States',
        2900000000 + l.order,
        'online',
        l.sku,
      ],
    ),
  },
  'Amazon order report': {
    file: 'orders.txt',
    text: lines(
      'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\titem-promotion-discount\tship-city\tship-country',
      (l) => {
        const at = `${l.at.toISOString().slice(0, 19)}+00:00`;
        return [
          `303-${1000000 + l.order}-${2000000 + l.order}`,
          '',
          at,
          at,
          'Shipped',
          'Amazon',
          'Amazon.de',
          l.name,
          l.sku,
          `B00${l.sku.slice(4)}XYZ`,
          'Shipped',
          l.quantity,
          'EUR',
          point(total(l)),
          '0.50',
          '0.0',
          '0.0',
          'Berlin',
          'DE',
        ];
      },
    ),
    lacks: ['customer'],
  },
  'eBay orders report, with lines before the header and behind the rows': {
    file: 'eBay-OrdersReport.csv',
    text: `\n\n${lines(
      'Sales Record Number,Order Number,Buyer Username,Buyer Email,Item Number,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,Total Price,Payment Method,Sale Date,Paid On Date',
      (l) => [
        l.order * 5 + l.nth,
        `12-${10000 + l.order}-${20000 + l.order}`,
        `buyer_${l.customer.id}`,
        l.customer.email,
        `1234567890${l.sku.slice(4)}`,
        l.name,
        l.sku,
        l.quantity,
        `£${point(l.price)}`,
        '£3.50',
        `£${point(l.orderTotal + 3.5)}`,
        'PayPal',
        written.named(l.at),
        written.named(l.at),
      ],
    )}\n60,record(s) downloaded,from 01-Jan-24\nSeller ID: teahouse\n`,
    setAside: 2,
  },
  'PrestaShop, a date named date_add': {
    file: 'export.csv',
    text: lines(
      'id_order;reference;date_add;id_customer;product_id;product_reference;product_name;product_quantity;product_price;total_price_tax_incl;total_paid;payment',
      (l) => [
        l.order,
        `ABCD${l.order}`,
        written.iso(l.at),
        l.customer.id,
        Number(l.sku.slice(4)),
        l.sku,
        l.name,
        l.quantity,
        l.price.toFixed(6),
        total(l).toFixed(6),
        (l.orderTotal + 4.9).toFixed(6),
        'Carte bancaire',
      ],
    ),
  },
  'Shopware, German': {
    file: 'bestellungen.csv',
    text: lines(
      'Bestellnummer;Bestelldatum;Kundennummer;E-Mail;Artikelnummer;Artikelname;Menge;Einzelpreis;Gesamtpreis;Rabatt;Bestellstatus;Versandkosten;Rechnungsbetrag',
      (l) => [
        l.order,
        `${written.dotted(l.at)} ${written.clock(l.at)}`,
        l.customer.id,
        l.customer.email,
        l.sku,
        l.name,
        l.quantity,
        comma(l.price),
        comma(total(l)),
        '0,00',
        'Abgeschlossen',
        '4,90',
        comma(l.orderTotal + 4.9),
      ],
    ),
  },
  'SAP, German': {
    file: 'VBAP.csv',
    text: lines(
      'Verkaufsbeleg;Position;Angelegt am;Auftraggeber;Name 1;Material;Bezeichnung;Warengruppe;Auftragsmenge;ME;Nettopreis;Nettowert;Währung;Werk',
      (l) => [
        `00${4500000 + l.order}`,
        String(l.nth * 10).padStart(6, '0'),
        written.dotted(l.at),
        `00000${l.customer.id}`,
        `${l.customer.name} GmbH`,
        `0000000000${l.sku.slice(4)}`,
        l.name,
        `WG${l.category}`,
        `${l.quantity},000`,
        'ST',
        comma(l.price),
        comma(total(l)),
        'EUR',
        '1000',
      ],
    ),
  },
  'a French spreadsheet': {
    file: 'ventes.csv',
    text: lines(
      'N° commande;Date commande;Code client;Réf. article;Désignation;Famille;Qté;PU HT;Montant HT;TVA',
      (l) => [
        `C${l.order}`,
        written.slashed(l.at),
        `CL${l.customer.id}`,
        l.sku,
        l.name,
        l.category,
        l.quantity,
        `${comma(l.price)} €`,
        `${comma(total(l))} €`,
        '20,00 %',
      ],
    ),
  },
  'a Turkish shop': {
    file: 'siparisler.csv',
    text: lines(
      'Sipariş No;Sipariş Tarihi;Müşteri No;Ürün Kodu;Ürün Adı;Kategori;Adet;Birim Fiyat;Tutar;Sipariş Durumu',
      (l) => [
        l.order,
        `${written.dotted(l.at)} ${written.clock(l.at)}`,
        l.customer.id,
        l.sku,
        l.name,
        l.category,
        l.quantity,
        comma(l.price),
        comma(total(l)),
        'Teslim edildi',
      ],
    ),
  },
  'a Polish shop': {
    file: 'zamowienia.csv',
    text: lines(
      'Nr zamówienia;Data zamówienia;Klient;Kod produktu;Nazwa produktu;Kategoria;Ilość;Cena brutto;Wartość brutto;Status',
      (l) => [
        `ZAM/2024/${l.order}`,
        written.iso(l.at),
        l.customer.email,
        l.sku,
        l.name,
        l.category,
        l.quantity,
        `${comma(l.price)} zł`,
        `${comma(total(l))} zł`,
        'Zrealizowane',
      ],
    ),
  },
  'a till with a card and a time, but no receipt': {
    file: 'till.csv',
    text: lines('Timestamp,Card No,Article,Pieces,Amount', (l) => [
      written.iso(l.at),
      l.customer.id,
      l.name,
      l.quantity,
      point(total(l)),
    ]),
  },
  'Kaggle’s groceries: member and date': {
    file: 'Groceries_dataset.csv',
    text: lines('Member_number,Date,itemDescription', (l) => [
      l.customer.id,
      written.slashed(l.at).replaceAll('/', '-'),
      l.name,
    ]),
    lacks: ['amount', 'quantity'],
  },
  'Kaggle’s groceries: a number of items, then the items': {
    file: 'groceries - groceries.csv',
    text: csvOf('Item(s),Item 1,Item 2,Item 3,Item 4', knownOrders, (order) => [
      order.length,
      ...Array.from({ length: 4 }, (_, nth) => simple(order[nth]?.name ?? '')),
    ]),
    lacks: ['amount', 'quantity', 'customer', 'date'],
  },
  'Kaggle’s retail transactions: a list in each row': {
    file: 'Retail_Transactions_Dataset.csv',
    text: csvOf(
      'Transaction_ID,Date,Customer_Name,Product,Total_Items,Total_Cost,Payment_Method,City,Customer_Category,Season',
      knownOrders,
      (order) => [
        order[0]!.order,
        written.iso(order[0]!.at),
        order[0]!.customer.name,
        `[${order.map(({ name }) => `'${simple(name)}'`).join(', ')}]`,
        order.length,
        point(order[0]!.orderTotal),
        'Cash',
        'Boston',
        'Teenager',
        'Winter',
      ],
    ),
    lacks: ['amount', 'quantity'],
  },
  'numbered products with quantities between them': {
    file: 'wide.csv',
    text: csvOf(
      'Order,Date,Customer,Product 1,Qty 1,Product 2,Qty 2,Product 3,Qty 3,Product 4,Qty 4',
      knownOrders,
      (order) => [
        order[0]!.order,
        written.day(order[0]!.at),
        order[0]!.customer.id,
        ...Array.from({ length: 4 }, (_, nth) => [
          order[nth]?.name ?? '',
          order[nth]?.quantity ?? '',
        ]).flat(),
      ],
    ),
    lacks: ['amount', 'quantity'],
  },
  'events of an online shop': {
    file: '2019-Oct.csv',
    text: lines(
      'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
      (l) => [
        `${written.iso(l.at)} UTC`,
        'purchase',
        1000000 + Number(l.sku.slice(4)),
        '2053013555631882655',
        l.category,
        'acme',
        point(l.price),
        l.customer.id,
        `26dd6e6e-4dac-4778-8d2c-${100000000000 + l.order}`,
      ],
    ),
    lacks: ['amount', 'quantity'],
  },
};

const engine = createEngine(await openNodeDatabase());

test.each(Object.entries(EXPORTS))('%s', async (_, { file, text, ...options }) => {
  await expectKnownShop(engine, [new File([text], file)], options);
});
