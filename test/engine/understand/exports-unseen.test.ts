import { expect, test } from 'vitest';
import { createEngine } from '../../../workers/engine';
import { encoded } from '../support/encoded';
import { loadHandsOff, propose } from '../support/hands-off';
import {
  comma,
  csvOf,
  known,
  knownLines,
  linesAs,
  onFirst,
  ordersAs,
  peopleAs as people,
  plainName,
  point,
  productsAs as products,
  skuNumber as id,
  total,
  written,
  type KnownLine,
} from '../support/known-orders';
import { expectKnownShop, type KnownExport } from '../support/known-shop';
import { openNodeDatabase } from '../support/node-database';
import { workbook } from '../support/write-workbook';

const lineId = (line: KnownLine) => knownLines.indexOf(line) + 1;
const names = [...new Set(knownLines.map(({ name }) => name))].toSorted();
const isLast = (line: KnownLine) => knownLines[knownLines.indexOf(line) + 1]?.order !== line.order;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weekday = ({ at }: KnownLine) => DAYS[at.getUTCDay()]!;
const compact = (at: Date) => written.day(at).replaceAll('-', '');
const american = (at: Date) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
const halfDay = (at: Date) =>
  `${at.getUTCHours() % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')} ${at.getUTCHours() < 12 ? 'AM' : 'PM'}`;
const inWords = (at: Date) =>
  `${'Jan Feb Mar Apr'.split(' ')[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`;
const serial = (at: Date) => at.getTime() / 86_400_000 + 25_569;
const first = ({ customer }: KnownLine) => customer.name.split(' ')[0]!;
const last = ({ customer }: KnownLine) => customer.name.split(' ').slice(1).join(' ');

/**
 * The known orders as systems and data sets write them that detection was not made with: each was
 * written down first and read afterwards. What came out wrong was mended for all files, by no name.
 */
const EXPORTS: Record<string, KnownExport> = {
  'Instacart whole: orders with no date, prior and train lines apart, orders without lines': {
    lacks: ['quantity', 'amount', 'date'],
    product: 'Oat Biscuits',
    files: {
      'orders.csv': ordersAs(
        'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order',
        (_, l) => [
          l.order,
          l.customer.id,
          l.order % 4 === 0 ? 'train' : 'prior',
          1 + (l.order % 7),
          l.at.getUTCDay(),
          String(l.at.getUTCHours()).padStart(2, '0'),
          l.order % 7 === 0 ? '' : `${l.order % 30}.0`,
        ],
      ),
      'order_products__prior.csv': csvOf(
        'order_id,product_id,add_to_cart_order,reordered',
        knownLines.filter(({ order }) => order % 4 !== 0),
        (l) => [l.order, id(l), l.nth, l.nth % 2],
      ),
      'order_products__train.csv': csvOf(
        'order_id,product_id,add_to_cart_order,reordered',
        knownLines.filter(({ order }) => order % 4 === 0),
        (l) => [l.order, id(l), l.nth, l.nth % 2],
      ),
      'products.csv': products('product_id,product_name,aisle_id,department_id', (l) => [
        id(l),
        l.name,
        10 + l.category.length,
        l.category.length,
      ]),
      'aisles.csv': 'aisle_id,aisle\n13,teas\n14,mugs and food\n21,accessories\n',
      'departments.csv': 'department_id,department\n3,drinks\n4,household\n11,extras\n',
    },
  },
  'dunnhumby’s complete journey: days counted from 1, times as HMM': {
    lacks: ['amount', 'date'],
    files: {
      'transaction_data.csv': linesAs(
        'household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,COUPON_DISC,COUPON_MATCH_DISC',
        (l) => {
          const day = Math.floor(serial(l.at) - 45_293);
          return [
            l.customer.id,
            26984800000 + l.order * 57,
            day,
            820_000 + id(l),
            l.quantity,
            point(total(l)),
            364,
            l.nth === 2 ? '-0.6' : '0.0',
            `${l.at.getUTCHours()}${String(l.at.getUTCMinutes()).padStart(2, '0')}`,
            1 + Math.floor(day / 7),
            '0.0',
            '0.0',
          ];
        },
      ),
      'product.csv': products(
        'PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT',
        (l) => [
          820_000 + id(l),
          2,
          l.category.toUpperCase(),
          'National',
          l.name,
          `${l.name} SUB`,
          '22 OZ',
        ],
      ),
      'hh_demographic.csv': people(
        'AGE_DESC,MARITAL_STATUS_CODE,INCOME_DESC,HOMEOWNER_DESC,HH_COMP_DESC,HOUSEHOLD_SIZE_DESC,KID_CATEGORY_DESC,household_key',
        (l) => [
          Number(l.customer.id) % 2 ? '45-54' : '65+',
          'A',
          '35-49K',
          'Homeowner',
          '2 Adults No Kids',
          '2',
          'None/Unknown',
          l.customer.id,
        ],
      ),
    },
  },
  'Walmart’s trips: a visit number, a weekday, a scan count': {
    lacks: ['customer', 'date', 'amount'],
    files: {
      'train.csv': linesAs(
        'TripType,VisitNumber,Weekday,Upc,ScanCount,DepartmentDescription,FinelineNumber',
        (l) => [
          30 + (l.order % 9),
          l.order - 996,
          weekday(l),
          `681131529${l.sku.slice(4)}`,
          l.quantity,
          l.category.toUpperCase(),
          8931 - id(l),
        ],
      ),
    },
  },
  'theLook: seven tables of a fashion shop': {
    lacks: ['quantity', 'amount'],
    product: 'Oat Biscuits',
    files: {
      'order_items.csv': linesAs(
        'id,order_id,user_id,product_id,inventory_item_id,status,created_at,shipped_at,delivered_at,returned_at,sale_price',
        (l) => [
          lineId(l),
          l.order,
          l.customer.id,
          13_800 + id(l),
          50_000 + lineId(l),
          'Complete',
          `${written.iso(l.at)} UTC`,
          `${written.iso(l.at)} UTC`,
          `${written.iso(l.at)} UTC`,
          '',
          l.price,
        ],
      ),
      'orders.csv': ordersAs(
        'order_id,user_id,status,gender,created_at,returned_at,shipped_at,delivered_at,num_of_item',
        (order, l) => [
          l.order,
          l.customer.id,
          'Complete',
          l.order % 2 ? 'F' : 'M',
          `${written.iso(l.at)} UTC`,
          '',
          `${written.iso(l.at)} UTC`,
          `${written.iso(l.at)} UTC`,
          order.length,
        ],
      ),
      'products.csv': products(
        'id,cost,category,name,brand,retail_price,department,sku,distribution_center_id',
        (l) => [
          13_800 + id(l),
          (l.price / 2).toFixed(14),
          l.category,
          l.name,
          'MG',
          l.price,
          'Women',
          `EBD58B8A3F1D72F4206201DA62FB${l.sku.slice(4)}`,
          1,
        ],
      ),
      'users.csv': people(
        'id,first_name,last_name,email,age,gender,state,street_address,postal_code,city,country,latitude,longitude,traffic_source,created_at',
        (l) => [
          l.customer.id,
          first(l),
          last(l),
          l.customer.email,
          30 + (Number(l.customer.id) % 40),
          'F',
          'Acre',
          '07 Some Street',
          '69980-000',
          'null',
          'Brasil',
          -8.06,
          -72.87,
          'Search',
          '2022-07-19 13:51:00 UTC',
        ],
      ),
      'inventory_items.csv': linesAs(
        'id,product_id,created_at,sold_at,cost,product_category,product_name,product_brand,product_retail_price,product_department,product_sku,product_distribution_center_id',
        (l) => [
          50_000 + lineId(l),
          13_800 + id(l),
          '2023-07-02 07:09:20 UTC',
          `${written.iso(l.at)} UTC`,
          (l.price / 2).toFixed(14),
          l.category,
          l.name,
          'MG',
          l.price,
          'Women',
          `EBD58B8A3F1D72F4206201DA62FB${l.sku.slice(4)}`,
          1,
        ],
      ),
      'distribution_centers.csv':
        'id,name,latitude,longitude\n1,Memphis TN,35.1174,-89.9711\n2,Chicago IL,41.8369,-87.6847\n',
    },
  },
  'Contoso’s internet sales: keys only, dates as eight digits, three of them': {
    product: 'Oat Biscuits',
    files: {
      'FactInternetSales.csv': linesAs(
        'ProductKey|OrderDateKey|DueDateKey|ShipDateKey|CustomerKey|PromotionKey|CurrencyKey|SalesTerritoryKey|SalesOrderNumber|SalesOrderLineNumber|RevisionNumber|OrderQuantity|UnitPrice|ExtendedAmount|UnitPriceDiscountPct|DiscountAmount|ProductStandardCost|TotalProductCost|SalesAmount|TaxAmt|Freight|CarrierTrackingNumber|CustomerPONumber',
        (l) => [
          310 + id(l),
          compact(l.at),
          20240430,
          20240423,
          11_000 + Number(l.customer.id),
          1,
          19,
          6,
          `SO4${l.order}`,
          l.nth,
          1,
          l.quantity,
          l.price.toFixed(4),
          total(l).toFixed(4),
          0,
          0,
          (l.price / 2).toFixed(4),
          (total(l) / 2).toFixed(4),
          total(l).toFixed(4),
          (total(l) * 0.08).toFixed(4),
          (total(l) * 0.025).toFixed(4),
          '',
          '',
        ],
      ),
      'DimProduct.csv': products(
        'ProductKey|ProductAlternateKey|ProductSubcategoryKey|EnglishProductName|StandardCost|FinishedGoodsFlag|Color|ListPrice|Status',
        (l) => [
          310 + id(l),
          `BK-${l.sku}`,
          l.category.length,
          l.name,
          point(l.price / 2),
          1,
          'Black',
          point(l.price),
          'Current',
        ],
      ),
      'DimCustomer.csv': people(
        'CustomerKey|GeographyKey|CustomerAlternateKey|FirstName|LastName|BirthDate|MaritalStatus|Gender|EmailAddress|YearlyIncome|DateFirstPurchase',
        (l) => [
          11_000 + Number(l.customer.id),
          26,
          `AW0001${l.customer.id}`,
          first(l),
          last(l),
          '1971-10-06',
          'M',
          'M',
          l.customer.email,
          90000,
          '2023-01-19',
        ],
      ),
    },
  },
  'a bakery in Korea: an order in each row, a column of counts for each bread': {
    lacks: ['customer', 'amount', 'quantity'],
    files: {
      'Bakery Sales.csv': ordersAs(
        `datetime,day of week,total,place,${names.map((name) => plainName(name).toLowerCase()).join(',')}`,
        (order, l) => [
          `${written.day(l.at)} ${written.clock(l.at)}`,
          weekday(l).slice(0, 3),
          Math.round(l.orderTotal * 1000),
          l.order % 3 ? '소담동' : '',
          ...names.map((name) => {
            const line = order.find((each) => each.name === name);
            return line === undefined ? '' : line.quantity.toFixed(1);
          }),
        ],
      ),
    },
  },
  'a list of products in quotes on each line, and nothing else': {
    lacks: ['customer', 'amount', 'quantity', 'date'],
    files: {
      'GroceryStoreDataSet.csv': ordersAs('', (order) => [
        order.length === 1
          ? plainName(order[0]!.name).toUpperCase()
          : order.map(({ name }) => plainName(name).toUpperCase()).join(','),
      ])
        .split('\n')
        .slice(1)
        .map((line) => (line.startsWith('"') || line === '' ? line : `"${line}"`))
        .join('\n'),
    },
  },
  'basket details: a customer, a date and a count, and who the customers are': {
    lacks: ['amount'],
    files: {
      'basket_details.csv': linesAs('customer_id,product_id,basket_date,basket_count', (l) => [
        l.customer.id,
        41_000_000 + id(l),
        written.day(l.at),
        l.quantity,
      ]),
      'customer_details.csv': people('customer_id,sex,customer_age,tenure', (l) => [
        l.customer.id,
        Number(l.customer.id) % 2 ? 'Male' : 'Female',
        20 + (Number(l.customer.id) % 50),
        Number(l.customer.id) % 90,
      ]),
    },
  },
  'a global superstore’s workbook: orders, people and returns': {
    files: {
      'Global Superstore.xlsx': workbook([
        {
          name: 'Orders',
          rows: [
            'Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,City,Country,Region,Market,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Discount,Profit,Shipping Cost,Order Priority'.split(
              ',',
            ),
            ...knownLines.map((l) => [
              lineId(l),
              `CA-2024-${l.order}`,
              { number: Math.floor(serial(l.at)), format: 14 },
              { number: Math.floor(serial(l.at)) + 3, format: 14 },
              'Standard Class',
              `RH-${l.customer.id}`,
              l.customer.name,
              'Consumer',
              'Berlin',
              'Germany',
              'Central',
              'EU',
              `TEC-AC-${l.sku.slice(4)}`,
              l.category,
              `${l.category} sub`,
              l.name,
              { number: point(total(l)), format: 4 },
              l.quantity,
              0,
              { number: point(total(l) / 3), format: 4 },
              { number: point(total(l) / 9), format: 4 },
              'Medium',
            ]),
          ],
        },
        {
          name: 'People',
          rows: [
            ['Person', 'Region'],
            ['Anna Andreadi', 'Central'],
            ['Chuck Magee', 'South'],
          ],
        },
      ]),
    },
  },
  'toys: units of each sale, prices with a dollar sign and a blank behind': {
    lacks: ['customer', 'amount'],
    product: 'Oat Biscuits',
    files: {
      'sales.csv': linesAs('Sale_ID,Date,Store_ID,Product_ID,Units', (l) => [
        l.order,
        written.day(l.at),
        24,
        id(l),
        l.quantity,
      ]),
      'products.csv': products(
        'Product_ID,Product_Name,Product_Category,Product_Cost,Product_Price',
        (l) => [id(l), l.name, l.category, `$${point(l.price / 2)} `, `$${point(l.price)} `],
      ),
      'stores.csv':
        'Store_ID,Store_Name,Store_City,Store_Location,Store_Open_Date\n24,Maven Toys Aguascalientes 1,Aguascalientes,Downtown,2010-07-31\n25,Maven Toys Puebla 2,Puebla,Downtown,2011-04-01\n',
      'inventory.csv': products('Store_ID,Product_ID,Stock_On_Hand', (l) => [24, id(l), 9]),
      'calendar.csv': csvOf(
        'Date',
        Array.from({ length: 120 }, (_, day) => day),
        (day) => [american(new Date(Date.UTC(2024, 0, 1 + day)))],
      ),
    },
  },
  'Squarespace: order fields on the first line, numbers with zeros in front': {
    files: {
      'orders.csv': linesAs(
        'Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Amount Refunded,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem variant,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Address1,Billing City,Billing Country,Payment Method,Private Notes,Channel Type,Channel Name',
        (l) => [
          `0${l.order}`,
          l.customer.email,
          ...[
            'PAID',
            `${written.iso(l.at)} +0000`,
            'FULFILLED',
            `${written.iso(l.at)} +0000`,
            'USD',
            point(l.orderTotal),
            '0.00',
            '0.00',
            '0.00',
            point(l.orderTotal),
            '',
            '0.00',
            'Flat rate',
            `${written.iso(l.at)} +0000`,
          ].map((text) => onFirst(l, text)),
          l.quantity,
          l.name,
          point(l.price),
          `SQ${3_000_000 + id(l)}`,
          '',
          'true',
          'false',
          'fulfilled',
          ...[
            l.customer.name,
            '1 Main Street',
            'Portland',
            'US',
            'Stripe',
            '',
            'web',
            'Squarespace',
          ].map((text) => onFirst(l, text)),
        ],
      ),
    },
  },
  'Wix: dates in words, a time beside them': {
    files: {
      'Orders.csv': linesAs(
        'Order number,Date created,Time,Total order quantity,Contact email,Note from customer,Additional checkout info,Item,Variant,SKU,Qty,Quantity refunded,Price,Weight,Custom text,Deposit amount,Delivery method,Delivery time,Recipient name,Recipient phone,Delivery country,Billing name,Payment status,Payment method,Coupon code,Gift card amount,Shipping rate,Total tax,Total,Currency,Refunded amount,Net amount,Fulfillment status,Tracking number',
        (l) => [
          9000 + l.order,
          inWords(l.at),
          halfDay(l.at),
          4,
          l.customer.email,
          '',
          '',
          l.name,
          'Size: One | Color: Green',
          l.sku,
          l.quantity,
          0,
          point(l.price),
          0,
          '',
          '',
          'Standard Shipping',
          '',
          l.customer.name,
          `'+49 30 ${l.customer.id}`,
          'DEU',
          l.customer.name,
          'Paid',
          'Credit/Debit cards',
          '',
          '0.00',
          '4.90',
          '0.00',
          point(l.orderTotal + 4.9),
          'EUR',
          '0.00',
          point(l.orderTotal + 4.9),
          'Fulfilled',
          '',
        ],
      ),
    },
  },
  'OpenCart’s own tables: orders, their products, the names of their states': {
    files: {
      'oc_order.csv': ordersAs(
        'order_id,invoice_no,invoice_prefix,store_id,store_name,customer_id,customer_group_id,firstname,lastname,email,telephone,payment_method,total,order_status_id,language_id,currency_code,ip,date_added,date_modified',
        (_, l) => [
          l.order,
          0,
          'INV-2024-00',
          0,
          'Your Store',
          l.customer.id,
          1,
          first(l),
          last(l),
          l.customer.email,
          '0301234567',
          'Bank Transfer',
          l.orderTotal.toFixed(4),
          5,
          1,
          'EUR',
          '127.0.0.1',
          written.iso(l.at),
          written.iso(l.at),
        ],
      ),
      'oc_order_product.csv': linesAs(
        'order_product_id,order_id,product_id,name,model,quantity,price,total,tax,reward',
        (l) => [
          lineId(l),
          l.order,
          40 + id(l),
          l.name,
          l.sku,
          l.quantity,
          l.price.toFixed(4),
          total(l).toFixed(4),
          '0.0000',
          0,
        ],
      ),
      'oc_order_status.csv':
        'order_status_id,language_id,name\n1,1,Pending\n2,1,Processing\n3,1,Shipped\n5,1,Complete\n7,1,Canceled\n',
    },
  },
  'WooCommerce’s own tables: a lookup of order products and the stats of orders': {
    files: {
      'wp_wc_order_product_lookup.csv': linesAs(
        '"order_item_id","order_id","product_id","variation_id","customer_id","date_created","product_qty","product_net_revenue","product_gross_revenue","coupon_amount","tax_amount","shipping_amount","shipping_tax_amount"',
        (l) => [
          lineId(l),
          l.order,
          700 + id(l),
          0,
          l.customer.id,
          written.iso(l.at),
          l.quantity,
          total(l),
          total(l) + 1,
          0,
          0,
          1,
          0,
        ],
      ),
      'wp_wc_order_stats.csv': ordersAs(
        '"order_id","parent_id","date_created","date_created_gmt","num_items_sold","total_sales","tax_total","shipping_total","net_total","returning_customer","status","customer_id","date_paid","date_completed"',
        (order, l) => [
          l.order,
          0,
          written.iso(l.at),
          written.iso(l.at),
          order.length,
          l.orderTotal + order.length,
          0,
          order.length,
          l.orderTotal,
          1,
          'wc-completed',
          l.customer.id,
          written.iso(l.at),
          written.iso(l.at),
        ],
      ),
    },
  },
  'Loyverse: receipts by item': {
    files: {
      'receipts-by-item-2024.csv': linesAs(
        'Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Gross sales,Discounts,Net sales,Cost of goods,Gross profit,Taxes,POS,Store,Cashier name,Customer name,Customer contacts,Comment,Status',
        (l) => [
          `${american(l.at)} ${halfDay(l.at)}`,
          `1-${l.order}`,
          'Sale',
          l.category,
          `1000${id(l)}`,
          l.name,
          '',
          '',
          l.quantity.toFixed(3),
          point(total(l)),
          '0.00',
          point(total(l)),
          point(total(l) / 2),
          point(total(l) / 2),
          '0.00',
          'POS 1',
          'Tea house',
          'Owner',
          l.customer.name,
          l.customer.email,
          '',
          'Closed',
        ],
      ),
    },
  },
  'a till’s workbook: five lines of title, a sheet of totals in front': {
    lacks: ['customer'],
    files: {
      'Zettle-Raw-Data-Report.xlsx': workbook([
        {
          name: 'Overview',
          rows: [
            ['Zettle raw data report'],
            ['Period', '2024-01-01 - 2024-04-30'],
            null,
            ['Total sales', { number: '2241.35', format: 4 }],
            ['Number of receipts', 60],
          ],
        },
        {
          name: 'Receipts',
          rows: [
            ['Tea house Ltd'],
            ['1 Main Street'],
            ['Reporting period', '2024-01-01', '2024-04-30'],
            null,
            null,
            'Date,Time,Receipt number,VAT (21%),Name,Variant,Unit,Quantity,Price (EUR),Discount (EUR),Final price (EUR),Staff'.split(
              ',',
            ),
            ...knownLines.map((l) => [
              { number: Math.floor(serial(l.at)), format: 14 },
              written.clock(l.at),
              l.order,
              { number: point(total(l) * 0.1736), format: 4 },
              l.name,
              '',
              '',
              l.quantity,
              { number: point(total(l)), format: 4 },
              0,
              { number: point(total(l)), format: 4 },
              'Kim',
            ]),
          ],
        },
      ]),
    },
  },
  'JTL, German, Windows-1252, semicolons, all in quotes': {
    files: {
      'Auftraege.csv': encoded(
        linesAs(
          'Auftragsnummer;Externe Auftragsnummer;Auftragsdatum;Kundennummer;Firma;Nachname;Straße;Ort;Zahlungsart;Lieferstatus;Position;Artikelnummer;Artikelname;Anzahl;VK Netto;VK Brutto;MwSt. Satz;Gesamt Brutto;Währung;Bruttogesamtbetrag',
          (l) => [
            `AU-2024-${l.order}`,
            '',
            `${written.dotted(l.at)} ${written.clock(l.at)}:07`,
            `K${l.customer.id}`,
            '',
            last(l),
            'Große Straße 1',
            'Köln',
            'Überweisung',
            'Vollständig',
            l.nth,
            l.sku,
            l.name,
            comma(l.quantity),
            comma(l.price / 1.19),
            comma(l.price),
            '19,00',
            comma(total(l)),
            'EUR',
            comma(l.orderTotal),
          ],
        ),
        'windows-1252',
      ),
    },
  },
  'Shoptet, Czech, Windows-1250': {
    files: {
      'orders.csv': encoded(
        linesAs(
          'code;date;statusName;currency;exchangeRate;email;phone;billFullName;billStreet;billCity;totalPriceWithVat;itemName;itemAmount;itemCode;itemVariantName;itemManufacturer;itemUnitPriceWithVat;itemTotalPriceWithVat;itemVatRate',
          (l) => [
            `2024000${l.order}`,
            written.iso(l.at),
            'Vyřízena',
            'CZK',
            '1',
            l.customer.email,
            '+420601123456',
            l.customer.name,
            'Žižkova 5',
            'Plzeň',
            comma(l.orderTotal + 79),
            l.name,
            l.quantity,
            l.sku,
            '',
            'Čajovna',
            comma(l.price),
            comma(total(l)),
            21,
          ],
        ),
        'windows-1250',
      ),
    },
  },
  'a Swedish shop, its words in no list': {
    files: {
      'orderrader.csv': linesAs(
        'Ordernummer;Orderdatum;Kundnummer;Artikelnr;Benämning;Varugrupp;Antal;À-pris;Radsumma;Moms',
        (l) => [
          l.order,
          written.day(l.at),
          l.customer.id,
          l.sku,
          l.name,
          l.category,
          l.quantity,
          `${comma(l.price)} kr`,
          `${comma(total(l))} kr`,
          '25%',
        ],
      ),
    },
  },
  'a Russian shop, Windows-1251': {
    files: {
      'продажи.csv': encoded(
        linesAs(
          'Номер заказа;Дата заказа;Клиент;Артикул;Наименование товара;Группа;Количество;Цена;Сумма',
          (l) => [
            `Заказ ${l.order}`,
            `${written.dotted(l.at)} ${written.clock(l.at)}:07`,
            `Иванов ${l.customer.id}`,
            l.sku,
            `Чай «${l.name}»`,
            l.category,
            l.quantity,
            comma(l.price),
            comma(total(l)),
          ],
        ),
        'windows-1251',
      ),
    },
  },
  'a Korean shop, EUC-KR': {
    files: {
      'orders.csv': encoded(
        linesAs('주문번호,주문일시,주문자ID,상품코드,상품명,수량,판매가,총 주문금액', (l) => [
          `${compact(l.at)}-000${l.order}`,
          written.iso(l.at),
          `user${l.customer.id}`,
          `P0000${l.sku.slice(4)}`,
          `유기농 ${l.name}`,
          l.quantity,
          point(l.price),
          point(l.orderTotal),
        ]),
        'euc-kr',
      ),
    },
  },
  'Taobao, GBK, numbers kept as text by a formula': {
    lacks: ['date'],
    files: {
      'ExportOrderDetailList.csv': encoded(
        linesAs(
          '订单编号,买家会员名,宝贝标题,价格,购买数量,外部系统编号,商品属性,订单状态',
          (l) => [
            `="19803340${l.order}5512"`,
            `会员${l.customer.id}`,
            `有机 ${l.name}`,
            point(l.price),
            l.quantity,
            l.sku,
            '颜色:绿色',
            '交易成功',
          ],
        ),
        'gbk',
      ),
    },
  },
  'a Brazilian back office: R$ and commas, document numbers of buyers': {
    files: {
      'pedidos.csv': linesAs(
        '"Número do pedido";"Nome do Comprador";"CPF/CNPJ Comprador";"Data";"Código";"Produto";"Quantidade";"Valor unitário";"Desconto";"Valor total";"Frete pedido";"Situação";"Vendedor"',
        (l) => [
          l.order,
          l.customer.name,
          `123.456.78${l.customer.id.slice(0, 1)}-${l.customer.id.slice(1, 3)}`,
          written.slashed(l.at),
          l.sku,
          l.name,
          comma(l.quantity),
          `R$ ${comma(l.price)}`,
          'R$ 0,00',
          `R$ ${comma(total(l))}`,
          'R$ 15,90',
          'Atendido',
          'Loja',
        ],
      ),
    },
    lacks: ['customer'],
  },
  'Xero’s invoices: stars before the headers, the invoice’s total on each line': {
    files: {
      'SalesInvoices.csv': linesAs(
        '*ContactName,EmailAddress,POAddressLine1,POCity,*InvoiceNumber,Reference,*InvoiceDate,*DueDate,Total,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,LineAmount,*AccountCode,*TaxType,TaxAmount,Currency,Type,Sent,Status',
        (l) => [
          l.customer.name,
          l.customer.email,
          '',
          '',
          `INV-${l.order}`,
          '',
          written.slashed(l.at),
          written.slashed(new Date(l.at.getTime() + 14 * 86_400_000)),
          point(l.orderTotal),
          l.sku,
          l.name,
          l.quantity.toFixed(4),
          l.price.toFixed(4),
          '',
          point(total(l)),
          200,
          '20% (VAT on Income)',
          point(total(l) / 6),
          'GBP',
          'Sales invoice',
          'Sent',
          'Paid',
        ],
      ),
    },
  },
  'QuickBooks: a heading and a total for each customer': {
    lacks: ['customer'],
    setAside: 40,
    files: {
      'Sales by Customer Detail.csv': quickBooks(),
    },
  },
  'Shopee: long headers, orders that stand, amounts of the whole order on each line': {
    files: {
      'Order.all.20240101_20240430.csv': linesAs(
        'Order ID,Order Status,Cancel reason,Return / Refund Status,Tracking Number*,Shipping Option,Shipment Method,Estimated Ship Out Date,Ship Time,Order Creation Date,Order Paid Time,Parent SKU Reference No.,Product Name,SKU Reference No.,Variation Name,Original Price,Deal Price,Quantity,Product Subtotal,Seller Rebate,Shopee Rebate,SKU Total Weight,No of product in order,Order Total Weight,Voucher Code,Seller Voucher,Shipping Rebate Estimate,Grand Total,Username (Buyer),Receiver Name,Phone Number,Delivery Address,Town,City,Country,Order Complete Time',
        (l) => [
          `2401${l.order}ABCDE`,
          'Completed',
          '',
          '',
          `PH24${l.order}`,
          'Standard Local',
          'Drop-off',
          written.iso(new Date(l.at.getTime() + 86_400_000)).slice(0, 16),
          written.iso(l.at).slice(0, 16),
          written.iso(l.at).slice(0, 16),
          written.iso(l.at).slice(0, 16),
          '',
          l.name,
          l.sku,
          '',
          point(l.price + 1),
          point(l.price),
          l.quantity,
          point(total(l)),
          '0.00',
          '0.00',
          '0.1kg',
          4,
          '0.5kg',
          '',
          '0.00',
          '0.00',
          point(l.orderTotal),
          `buyer.${l.customer.id}`,
          `${l.customer.name.slice(0, 1)}******`,
          '******12',
          '******',
          '******',
          'Cebu',
          'PH',
          written.iso(new Date(l.at.getTime() + 3 * 86_400_000)).slice(0, 16),
        ],
      ),
    },
  },
  'TikTok: what each column means in a second line, ids with a tab behind': {
    setAside: 1,
    files: {
      'All order.csv': linesAs(
        'Order ID,Order Status,Order Substatus,Celation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product Name,Variation,Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal Before Discount,SKU Seller Discount,SKU Subtotal After Discount,Shipping Fee After Discount,Order Amount,Created Time,Paid Time,Buyer Username',
        (l) => [
          `5763${l.order}0912345\t`,
          'Completed',
          'Completed',
          '',
          'Normal',
          `17293${l.sku.slice(4)}0998877\t`,
          l.sku,
          l.name,
          'Default',
          l.quantity,
          0,
          `GBP ${point(l.price)}`,
          `GBP ${point(total(l))}`,
          'GBP 0.00',
          `GBP ${point(total(l))}`,
          'GBP 2.99',
          `GBP ${point(l.orderTotal + 2.99)}`,
          `${written.slashed(l.at)} ${written.clock(l.at)}:07\t`,
          `${written.slashed(l.at)} ${written.clock(l.at)}:09\t`,
          `buyer${l.customer.id}`,
        ],
      ).replace(
        '\n',
        '\nPlatform unique order ID.,Current order status.,Current order substatus.,"Cancel, return or refund.",Normal or pre-order.,Platform unique SKU ID.,Seller input SKU.,Product name.,Variation.,SKU sold quantity.,Returned quantity.,Original price.,Subtotal before discounts.,Seller discount.,Subtotal after discounts.,Shipping fee.,Order amount.,Order created time.,Order paid time.,Buyer username.\n',
      ),
    },
  },
  'an ERP list: a line of totals below each order and a grand total at the end': {
    setAside: 61,
    files: {
      'VA05 export.txt': erpList(),
    },
  },
  'a till whose tickets begin at 1 again each day': {
    lacks: ['customer'],
    files: {
      'tickets.csv': linesAs('Date,Time,Ticket,Product,Qty,Price,Total', (l) => [
        written.slashed(l.at),
        written.clock(l.at),
        1 + ((l.order - 1001) % 3),
        l.name,
        l.quantity,
        point(l.price),
        point(total(l)),
      ]),
    },
  },
  'a file for each month, the receipts of each numbered from 1': {
    lacks: ['customer'],
    files: Object.fromEntries(
      ['01', '02', '03', '04'].map((month, at) => {
        const lines = knownLines.filter((l) => l.at.getUTCMonth() === at);
        return [
          `receipts-2024-${month}.csv`,
          csvOf('Receipt,Date,Article,Qty,Amount', lines, (l) => [
            1 + l.order - lines[0]!.order,
            written.day(l.at),
            l.name,
            l.quantity,
            point(total(l)),
          ]),
        ];
      }),
    ),
  },
  'two tills that count their own receipts, each day anew': {
    lacks: ['customer'],
    files: {
      'receipts.csv': csvOf(
        'Business date;Till;Receipt;Article;Quantity;Amount',
        // Three orders a day, of which one at the second till.
        knownLines.map((l) => ({
          ...l,
          day: new Date(
            Date.UTC(
              2024,
              0,
              3 + Math.floor((l.order - 1001) / 3) * 5 + (l.order - 1001 >= 57 ? 5 : 0),
            ),
          ),
        })),
        (l) => [
          written.dotted(l.day),
          l.order % 3 === 0 ? 2 : 1,
          l.order % 3 === 2 ? 1 : l.order % 3 === 0 ? 1 : 2,
          l.name,
          l.quantity,
          comma(total(l)),
        ],
      ),
    },
  },
  'sales of electronics: headers and empty rows among the rows, two-digit years': {
    lacks: ['customer'],
    setAside: 6,
    files: Object.fromEntries(
      ['January', 'February', 'March', 'April'].map((month, at) => [
        `Sales_${month}_2024.csv`,
        csvOf(
          'Order ID,Product,Quantity Ordered,Price Each,Order Date,Purchase Address',
          knownLines.filter((l) => l.at.getUTCMonth() === at),
          (l) => [
            176_000 + l.order,
            l.name,
            l.quantity,
            l.price,
            `${String(at + 1).padStart(2, '0')}/${String(l.at.getUTCDate()).padStart(2, '0')}/24 ${written.clock(l.at)}`,
            '917 1st St, Dallas, TX 75001',
          ],
        )
          .split('\n')
          .flatMap((line, row) =>
            row === 5
              ? [
                  line,
                  ',,,,,',
                  ...(at < 2
                    ? ['Order ID,Product,Quantity Ordered,Price Each,Order Date,Purchase Address']
                    : []),
                ]
              : [line],
          )
          .join('\n'),
      ]),
    ),
  },
  'packed with the price of a piece behind, the order’s total beside it': {
    files: {
      'orders.csv': ordersAs('order_no,placed_at,customer,grand_total,items', (order, l) => [
        l.order,
        written.iso(l.at),
        l.customer.id,
        point(l.orderTotal),
        order
          .map((each) => `${each.quantity}× ${plainName(each.name)} @ ${point(each.price)}`)
          .join(', '),
      ]),
    },
  },
  'packed with euros and decimal commas, no total': {
    files: {
      'bestellungen.csv': ordersAs('Bestellung;Datum;Kunde;Artikel', (order, l) => [
        l.order,
        written.dotted(l.at),
        l.customer.id,
        order
          .map((each) => `${each.quantity}x ${plainName(each.name)} @ ${comma(each.price)} €`)
          .join(' | '),
      ]),
    },
  },
  'packed as JSON whose prices are of lines, as the total says': {
    files: {
      'api.csv': ordersAs('id,created_at,customer_id,total,products', (order, l) => [
        l.order,
        written.iso(l.at),
        l.customer.id,
        point(l.orderTotal),
        JSON.stringify(
          order.map(({ name, quantity, price }) => ({ name, quantity, price: quantity * price })),
        ),
      ]),
    },
  },
  'what users of a marketplace did, without a header: seconds since 1970': {
    lacks: ['quantity', 'amount'],
    setAside: 2 * knownLines.length,
    files: { 'UserBehavior.csv': userBehaviour(knownLines) },
  },
  'the same, user by user': {
    lacks: ['quantity', 'amount'],
    setAside: 2 * knownLines.length,
    files: {
      'UserBehavior.csv': userBehaviour(
        knownLines.toSorted((a, b) => Number(a.customer.id) - Number(b.customer.id)),
      ),
    },
  },
  'clicks that became purchases, without a header: a session, a time, an item, a price, a count': {
    lacks: ['customer', 'amount'],
    files: {
      'yoochoose-buys.dat': knownLines
        .map((l) =>
          [
            l.order,
            l.at.toISOString(),
            214_530_000 + id(l),
            Math.round(l.price * 100),
            l.quantity,
          ].join(','),
        )
        .join('\n'),
    },
  },
  'rows without a header that begin with milliseconds since 1970': {
    lacks: ['customer', 'amount'],
    files: {
      'log.csv': knownLines
        .map((l) => [l.at.getTime(), l.order, l.sku, l.quantity].join(','))
        .join('\n'),
    },
  },
  'thirty numbered columns of codes that are numbered, too': {
    lacks: ['customer', 'amount', 'quantity', 'date'],
    files: {
      'features.csv': linesAs(
        `order_id,product,${Array.from({ length: 30 }, (_, at) => `f${at}`).join(',')}`,
        (l) => [
          l.order,
          l.name,
          ...Array.from({ length: 30 }, (_, at) => `v${(l.order * 7 + at * 3 + l.nth) % 23}`),
        ],
      ),
    },
  },
};

function userBehaviour(lines: readonly KnownLine[]): string {
  return lines
    .flatMap((l) =>
      ['pv', 'cart', 'buy'].map((behaviour) =>
        [
          l.customer.id,
          2500 + id(l),
          4000 + l.category.length,
          behaviour,
          l.at.getTime() / 1000,
        ].join(','),
      ),
    )
    .join('\n');
}

/** The rows of each customer below its name, and what they come to. */
function quickBooks(): string {
  const customers = [...new Set(knownLines.map(({ customer }) => customer.name))];
  const money = (value: number) => `"${value.toFixed(2)}"`;
  const sections = customers.flatMap((name) => {
    const lines = knownLines.filter(({ customer }) => customer.name === name);
    const sum = lines.reduce((all, line) => all + total(line), 0);
    return [
      `${name},,,,,,,,`,
      ...lines.map(
        (l) =>
          `,${written.slashed(l.at)},Invoice,${l.order},"${l.name.replaceAll('"', '""')}",,${point(l.quantity)},${point(l.price)},${money(total(l))}`,
      ),
      `Total for ${name},,,,,,${point(lines.reduce((all, { quantity }) => all + quantity, 0))},,"$${point(sum)}"`,
    ];
  });
  return [
    'Tea house Ltd,,,,,,,,',
    'Sales by Customer Detail,,,,,,,,',
    '"January - April, 2024",,,,,,,,',
    '',
    ',Date,Transaction type,Num,Product/Service,Memo/Description,Qty,Sales price,Amount',
    ...sections,
    'TOTAL,,,,,,,,"$2,241.35"',
    '',
    '"Thursday, 02 May 2024 08:15 AM GMT+01:00 - Accrual Basis",,,,,,,,',
  ].join('\n');
}

/** Tabs, a title, an empty column in front, and a total below each order. */
function erpList(): string {
  const german = (value: number) => comma(value);
  const rows = knownLines.flatMap((l) => [
    `\t${l.order}\t${written.dotted(l.at)}\t${l.customer.id}\t${l.sku}\t${l.name}\t${l.quantity}\tST\t${german(l.price)}\t${german(total(l))}\tEUR`,
    ...(isLast(l) ? [`*\t${l.order}\t\t\t\t\t\t\t\t${german(l.orderTotal)}\tEUR`] : []),
  ]);
  return [
    'Auftragsliste\t\t\t\t\t\t\t\t\t\t',
    'Stand 02.05.2024\t\t\t\t\t\t\t\t\t\t',
    '',
    '\tVerk.Beleg\tBelegdatum\tAuftraggeber\tMaterial\tBezeichnung\tAuftragsmenge\tME\tNettopreis\tNettowert\tWährg',
    ...rows,
    '**\t\t\t\t\t\t\t\t\t2.241,35\tEUR',
  ].join('\r\n');
}

const engine = createEngine(await openNodeDatabase());

test.each(Object.entries(EXPORTS))('%s', async (_, { files, ...options }) => {
  const given = Object.entries(files).map(([name, content]) => new File([content], name));
  await expectKnownShop(engine, given, options);
});

test('prices in packed cells that cannot be told are left out, and it is said', async () => {
  // Some of the products have none.
  const text = ordersAs('order_no,placed_at,customer,items', (order, l) => [
    l.order,
    written.iso(l.at),
    l.customer.id,
    order
      .map((each) => `${each.quantity}× ${plainName(each.name)}${each.nth === 1 ? ' @ 3.50' : ''}`)
      .join(', '),
  ]);
  const file = new File([text], 'orders.csv');
  const { sources, report } = await expectKnownShop(engine, [file], { lacks: ['amount'] });
  expect(sources[0]?.notes.join(' ')).toMatch(
    /Prices in the lists of products are not used: only 60 of the \d+ products looked at have one\./,
  );
  expect(report.summary.parts.prices).toBe(false);
});

test('what only sorts sales, orders or customers is no category and no customer', async () => {
  const text = linesAs('Sale ID,Sale Date,Type,Customer type,Marital status,Item,Qty', (l) => [
    l.order,
    `${written.day(l.at).replaceAll('-', '.')}.`,
    l.order % 15 === 0 ? 'Refund' : 'Sale',
    l.order % 2 === 0 ? 'Member' : 'Normal',
    l.order % 3 === 0 ? 'single' : 'married',
    l.name,
    l.order % 15 === 0 ? -l.quantity : l.quantity,
  ]);
  const { sources, report } = await loadHandsOff(engine, [new File([text], 'pos.csv')]);
  const roles = sources[0]!.columns.map(({ role }) => role);
  expect(roles.filter((role) => role !== 'ignore' && role !== 'attribute')).toEqual([
    'order_id',
    'ordered_at',
    'product_name',
    'quantity',
  ]);
  expect(report.summary).toMatchObject({
    orders: known.orders,
    customers: 0,
    firstDay: '2024-01-03',
  });
});

test('order numbers that a spreadsheet cut off are no order numbers, and it is said', async () => {
  const text = linesAs('Order ID,Date,Item name,Quantity', (l) => [
    `5.76312E+17`,
    written.iso(l.at),
    l.name,
    l.quantity,
  ]);
  const { sources } = await propose(engine, [new File([text], 'orders.csv')]);
  expect(sources[0]?.columns[0]).toMatchObject({
    role: 'ignore',
    reason:
      'Named like order number, but 5.76312E+17 is what a spreadsheet left of a longer number: orders cannot be told apart by it.',
  });
});

test('what numbers of a status mean is asked where no file says so', async () => {
  const text = linesAs('order_id,date,customer,state_id,product,qty', (l) => [
    l.order,
    written.iso(l.at),
    l.customer.id,
    l.order % 10 === 0 ? 7 : 5,
    l.name,
    l.quantity,
  ]).replace('state_id', 'order_status');
  const { sources } = await expectKnownShop(engine, [new File([text], 'orders.csv')], {
    lacks: ['amount'],
  });
  expect(sources[0]?.questions).toMatchObject([
    {
      id: 'statuses 3',
      title: 'Does one of the numbers in order_status stand for orders that are no sales?',
      choices: [
        { label: 'No, all are sales' },
        { label: expect.stringMatching(/^7 \(\d+ rows\): returns, kept out of baskets$/) },
        { label: expect.stringMatching(/^5 /) },
      ],
    },
  ]);
});

test('what the numbers of a status mean is told by the table of its names', async () => {
  const given = EXPORTS['OpenCart’s own tables: orders, their products, the names of their states'];
  const files = Object.entries(given!.files).map(([name, content]) => {
    const text = String(content);
    // Every tenth order was cancelled.
    const cell = (line: string) =>
      /^1\d\d0,0,INV/.test(line) ? line.replace(/,5,1,EUR,/, ',7,1,EUR,') : line;
    return new File([name === 'oc_order.csv' ? text.split('\n').map(cell).join('\n') : text], name);
  });
  const { report, asked } = await loadHandsOff(engine, files);
  expect(asked).toEqual([]);
  expect(report.summary).toMatchObject({ orders: known.orders, baskets: known.orders - 6 });
});
