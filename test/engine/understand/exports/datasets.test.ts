import { expect, test } from 'vitest';
import { createEngine } from '../../../../workers/state';
import {
  comma,
  csvOf,
  knownLines,
  linesAs,
  ordersAs,
  peopleAs as people,
  point,
  productsAs as products,
  skuNumber as id,
  total,
  written,
  type KnownLine,
} from '../../support/known-orders';
import { expectKnownShop, type KnownExport } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';

const two = (value: number) => String(value).padStart(2, '0');
const american = (at: Date) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
const compact = (at: Date) => written.day(at).replaceAll('-', '');
const hash = ({ customer }: KnownLine) => `${customer.id}c0ffee`.repeat(7).slice(0, 64);
const lineId = (line: KnownLine) => knownLines.indexOf(line) + 1;

/**
 * The known orders stand under the headers of data sets that courses teach baskets with, which an
 * analyst who wants to try the page has at hand. Only the headers are theirs; every row is our own.
 */
const DATASETS: Record<string, KnownExport> = {
  'Online Retail II': {
    files: {
      'online_retail_II.csv': linesAs(
        'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
        (l) => [
          l.order,
          l.sku,
          l.name,
          l.quantity,
          `${american(l.at)} ${written.clock(l.at)}`,
          l.price,
          `${l.customer.id}.0`,
          'United Kingdom',
        ],
      ),
    },
  },
  'Ta-Feng, without an order number': {
    files: {
      'ta_feng_all_months_merged.csv': linesAs(
        'TRANSACTION_DT,CUSTOMER_ID,AGE_GROUP,PIN_CODE,PRODUCT_SUBCLASS,PRODUCT_ID,AMOUNT,ASSET,SALES_PRICE',
        (l) => [
          american(l.at),
          `0${l.customer.id}`,
          '35-39',
          '115',
          130315,
          `47101050112${two(id(l))}`,
          l.quantity,
          Math.round(total(l) * 0.7),
          point(total(l)),
        ],
      ),
    },
  },
  'a French bakery, with an index and a decimal comma': {
    lacks: ['customer'],
    files: {
      'Bakery sales.csv': linesAs(',date,time,ticket_number,article,Quantity,unit_price', (l) => [
        lineId(l),
        written.day(l.at),
        written.clock(l.at),
        `${l.order}.0`,
        l.name.toUpperCase(),
        `${l.quantity}.0`,
        `${comma(l.price)} €`,
      ]),
    },
  },
  'an Amazon sale report': {
    lacks: ['customer'],
    files: {
      'Amazon Sale Report.csv': linesAs(
        'index,Order ID,Date,Status,Fulfilment,Sales Channel ,ship-service-level,Style,SKU,Category,Size,ASIN,Courier Status,Qty,currency,Amount,ship-city,ship-state,ship-postal-code,ship-country,promotion-ids,B2B,fulfilled-by,Unnamed: 22',
        (l) => [
          lineId(l) - 1,
          `405-80787${l.order}-15${l.order}`,
          `${two(l.at.getUTCMonth() + 1)}-${two(l.at.getUTCDate())}-24`,
          'Shipped',
          'Amazon',
          'Amazon.in',
          'Expedited',
          l.sku.slice(0, 5),
          l.sku,
          l.category,
          'XL',
          `B09KX${l.sku.slice(4)}`,
          'Shipped',
          l.quantity,
          'INR',
          total(l),
          'MUMBAI',
          'MAHARASHTRA',
          '400081.0',
          'IN',
          '',
          'False',
          'Easy Ship',
          '',
        ],
      ),
    },
  },
  'classic models': {
    files: {
      'sales_data_sample.csv': linesAs(
        'ORDERNUMBER,QUANTITYORDERED,PRICEEACH,ORDERLINENUMBER,SALES,ORDERDATE,STATUS,QTR_ID,MONTH_ID,YEAR_ID,PRODUCTLINE,MSRP,PRODUCTCODE,CUSTOMERNAME,PHONE,ADDRESSLINE1,ADDRESSLINE2,CITY,STATE,POSTALCODE,COUNTRY,TERRITORY,CONTACTLASTNAME,CONTACTFIRSTNAME,DEALSIZE',
        (l) => [
          l.order,
          l.quantity,
          l.price,
          l.nth,
          total(l),
          `${american(l.at)} 0:00`,
          'Shipped',
          1,
          l.at.getUTCMonth() + 1,
          l.at.getUTCFullYear(),
          l.category,
          Math.ceil(l.price),
          l.sku,
          l.customer.name,
          '2125557818',
          '897 Long Airport Avenue',
          '',
          'NYC',
          'NY',
          '10022',
          'USA',
          'NA',
          l.customer.name.split(' ')[1]!,
          l.customer.name.split(' ')[0]!,
          'Small',
        ],
      ),
    },
  },
  'Chinook, five tables': {
    product: 'Oat Biscuits',
    files: {
      'Invoice.csv': ordersAs(
        'InvoiceId,CustomerId,InvoiceDate,BillingAddress,BillingCity,BillingState,BillingCountry,BillingPostalCode,Total',
        (_, l) => [
          l.order,
          l.customer.id,
          `${written.day(l.at)} 00:00:00`,
          'Theodor-Heuss-Straße 34',
          'Stuttgart',
          '',
          'Germany',
          '70174',
          point(l.orderTotal),
        ],
      ),
      'InvoiceLine.csv': linesAs('InvoiceLineId,InvoiceId,TrackId,UnitPrice,Quantity', (l) => [
        lineId(l),
        l.order,
        id(l),
        l.price,
        l.quantity,
      ]),
      'Track.csv': products(
        'TrackId,Name,AlbumId,MediaTypeId,GenreId,Composer,Milliseconds,Bytes,UnitPrice',
        (l) => [id(l), l.name, 1, 1, l.category.length, '', 343_719, 11_170_334, l.price],
      ),
      'Genre.csv': csvOf(
        'GenreId,Name',
        [...new Set(knownLines.map(({ category }) => category))],
        (category) => [category.length, category],
      ),
      'Customer.csv': people(
        'CustomerId,FirstName,LastName,Company,Address,City,State,Country,PostalCode,Phone,Fax,Email,SupportRepId',
        (l) => [
          l.customer.id,
          l.customer.name.split(' ')[0]!,
          l.customer.name.split(' ')[1]!,
          '',
          'Rue 1',
          'Paris',
          '',
          'France',
          '75009',
          '+33 01 47 42 71 71',
          '',
          l.customer.email,
          3,
        ],
      ),
    },
  },
  'dunnhumby’s carefree shop, days in one number': {
    files: {
      'transactions_200607.csv': linesAs(
        'SHOP_WEEK,SHOP_DATE,SHOP_WEEKDAY,SHOP_HOUR,QUANTITY,SPEND,PROD_CODE,PROD_CODE_10,PROD_CODE_20,PROD_CODE_30,PROD_CODE_40,CUST_CODE,CUST_PRICE_SENSITIVITY,CUST_LIFESTAGE,BASKET_ID,BASKET_SIZE,BASKET_PRICE_SENSITIVITY,BASKET_TYPE,BASKET_DOMINANT_MISSION,STORE_CODE,STORE_FORMAT,STORE_REGION',
        (l) => [
          200607,
          compact(l.at),
          l.at.getUTCDay() + 1,
          l.at.getUTCHours(),
          l.quantity,
          point(total(l)),
          `PRD0900${two(id(l))}`,
          `CL00${l.category.length}`,
          'DEP00011',
          'G00004',
          'D00002',
          `CUST0000${l.customer.id}`,
          'LA',
          'YF',
          `99410010000${l.order}`,
          'M',
          'LA',
          'Small Shop',
          'Fresh',
          'STORE00001',
          'LS',
          'E02',
        ],
      ),
    },
  },
  'Pakistan’s largest shop': {
    files: {
      'Pakistan Largest Ecommerce Dataset.csv': linesAs(
        'item_id,status,created_at,sku,price,qty_ordered,grand_total,increment_id,category_name_1,sales_commission_code,discount_amount,payment_method,Working Date,BI Status, MV ,Year,Month,Customer Since,M-Y,FY,Customer ID',
        (l) => [
          211_131 + lineId(l),
          'complete',
          american(l.at),
          l.sku,
          l.price,
          `${l.quantity}.0`,
          l.orderTotal,
          100_147_443 + l.order,
          l.category,
          '\\N',
          '0.0',
          'cod',
          american(l.at),
          'Net',
          ` ${l.quantity * l.price} `,
          l.at.getUTCFullYear(),
          l.at.getUTCMonth() + 1,
          '2016-7',
          '7-2016',
          'FY17',
          `${l.customer.id}.0`,
        ],
      ),
    },
  },
  'takeaway orders': {
    lacks: ['customer'],
    files: {
      'restaurant-1-orders.csv': linesAs(
        'Order Number,Order Date,Item Name,Quantity,Product Price,Total products',
        (l) => [
          l.order,
          `${written.slashed(l.at)} ${written.clock(l.at)}`,
          l.name,
          l.quantity,
          l.price,
          knownLines.filter(({ order }) => order === l.order).length,
        ],
      ),
    },
  },
  'a jeweller, without a header': {
    lacks: ['quantity'],
    files: {
      'jewelry.csv': knownLines
        .map((l) =>
          [
            `${written.iso(l.at)} UTC`,
            `192471919157995${l.order}`,
            `18421952568088333${two(id(l))}`,
            l.quantity,
            '1806829201890738522',
            `jewelry.${l.category.toLowerCase()}`,
            0,
            point(l.price),
            `151591562520785${l.customer.id}`,
            '',
            'red',
            'gold',
            'diamond',
          ].join(','),
        )
        .join('\n'),
    },
  },
  'an electronics shop’s order events': {
    lacks: ['quantity', 'amount'],
    files: {
      'kz.csv': linesAs(
        'event_time,order_id,product_id,category_id,category_code,brand,price,user_id',
        (l) => [
          `${written.iso(l.at)} UTC`,
          `229435993205453${l.order}`,
          `15159662235090886${two(id(l))}`,
          '2268105426648170900',
          `electronics.${l.category.toLowerCase()}`,
          'samsung',
          point(l.price),
          `151591562544199${l.customer.id}`,
        ],
      ),
    },
  },
  'a fashion chain, customers as hashes, articles with leading zeros': {
    lacks: ['quantity', 'amount'],
    product: 'Oat Biscuits',
    files: {
      'transactions_train.csv': linesAs(
        't_dat,customer_id,article_id,price,sales_channel_id',
        (l) => [
          written.day(l.at),
          hash(l),
          `0663713${l.sku.slice(4)}`,
          (l.price / 590).toFixed(18),
          2,
        ],
      ),
      'articles.csv': products(
        'article_id,product_code,prod_name,product_type_no,product_type_name,product_group_name,graphical_appearance_no,colour_group_code,department_no,department_name,index_code,section_no,garment_group_no,detail_desc',
        (l) => [
          `0663713${l.sku.slice(4)}`,
          '0663713',
          l.name,
          253,
          l.category,
          'Garment',
          1_010_016,
          '09',
          1676,
          'Jersey Basic',
          'A',
          16,
          1002,
          'Top with narrow straps.',
        ],
      ),
    },
  },
  'a restaurant’s order details and its menu': {
    lacks: ['customer', 'quantity', 'amount'],
    product: 'Oat Biscuits',
    files: {
      'order_details.csv': linesAs(
        'order_details_id,order_id,order_date,order_time,item_id',
        (l) => [
          lineId(l),
          l.order,
          written.american(l.at),
          `${l.at.getUTCHours() % 12 || 12}:${two(l.at.getUTCMinutes())}:07 ${l.at.getUTCHours() < 12 ? 'AM' : 'PM'}`,
          100 + id(l),
        ],
      ),
      'menu_items.csv': products('menu_item_id,item_name,category,price', (l) => [
        100 + id(l),
        l.name,
        l.category,
        l.price,
      ]),
    },
  },
  'a coffee chain, its tills numbered': {
    lacks: ['customer'],
    files: {
      'Coffee Shop Sales.csv': linesAs(
        'transaction_id|transaction_date|transaction_time|transaction_qty|store_id|store_location|product_id|unit_price|product_category|product_type|product_detail',
        (l) => [
          l.order,
          written.day(l.at),
          `${written.clock(l.at)}:07`,
          l.quantity,
          5,
          'Lower Manhattan',
          id(l),
          l.price,
          l.category,
          `${l.category} type`,
          l.name,
        ],
      ),
    },
  },
};

const database = await openNodeDatabase();

test.each(Object.entries(DATASETS))('%s', async (_, { files, ...options }) => {
  const given = Object.entries(files).map(([name, text]) => new File([text], name));
  await expectKnownShop(createEngine(database), given, options);
});

test('events of visitors: only what was bought is loaded', async () => {
  const events = knownLines.flatMap((l) => [
    [l.at.getTime(), l.customer.id, 'view', 355_900 + id(l), ''],
    [l.at.getTime() + 1, l.customer.id, 'addtocart', 355_900 + id(l), ''],
    [l.at.getTime() + 2, l.customer.id, 'transaction', 355_900 + id(l), l.order],
  ]);
  const text = csvOf('timestamp,visitorid,event,itemid,transactionid', events, (row) => row);
  const { report } = await expectKnownShop(
    createEngine(database),
    [new File([text], 'events.csv')],
    {
      lacks: ['quantity', 'amount'],
      setAside: 2 * knownLines.length,
    },
  );
  expect(report.setAside.map(({ reason }) => reason)).toEqual(['not-bought']);
});

test('events of a cosmetics shop: what a session bought is an order', async () => {
  const events = knownLines.flatMap((l) =>
    ['view', 'cart', 'purchase'].map((event) => [
      `${written.iso(l.at)} UTC`,
      event,
      5_773_200 + id(l),
      '1487580005134238553',
      '',
      'runail',
      point(l.price),
      `46324${l.customer.id}`,
      `26dd6e6e-4dac-4778-8d2c-92e149da${l.order}`,
    ]),
  );
  const text = csvOf(
    'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
    events,
    (row) => row,
  );
  await expectKnownShop(createEngine(database), [new File([text], '2019-Oct.csv')], {
    lacks: ['quantity', 'amount'],
    setAside: 2 * knownLines.length,
  });
});
