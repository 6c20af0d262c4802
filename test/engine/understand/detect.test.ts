import { describe, expect, test } from 'vitest';
import { normalise } from '../../../workers/understand/headers/normalise';
import { understandTable } from '../../../workers/understand/understand-table';
import { detectDialect, readText } from '../../../workers/read/dialect/dialect';

/** Returns what is made of a file: its kind, and its roles by header, with `ignore` left out. */
function detected(text: string) {
  const { kind, columns } = understood(text);
  const roles = Object.fromEntries(
    columns.flatMap(({ header, role, formats }) =>
      role === 'ignore'
        ? []
        : [[header, formats === undefined ? role : `${role} ${formats.join(' or ')}`]],
    ),
  );
  return { kind, roles };
}

function understood(text: string) {
  const { dialect } = detectDialect(text, false);
  const [header = [], ...rows] = readText(text, false, dialect).map(({ cells }) => cells);
  return understandTable({ header, rows, dialect });
}

describe('what a file is', () => {
  test.each([
    [
      'the demo shop’s lines',
      'order_id,ordered_at,customer_id,product_id,quantity,unit_price,discount,status,channel\n1,2024-01-01 10:00:00,C1,P1,1,2.5,0.00,paid,web',
      'lines',
      {
        order_id: 'order_id',
        ordered_at: 'ordered_at',
        customer_id: 'customer_id',
        product_id: 'product_id',
        quantity: 'quantity',
        unit_price: 'unit_price',
        discount: 'discount',
        status: 'status',
        channel: 'channel',
      },
    ],
    [
      'the demo shop’s products',
      'product_id,name,category,price,cost\nP1,Soap,Bath,2.5,1',
      'products',
      {
        product_id: 'product_id',
        name: 'product_name',
        category: 'category',
        price: 'unit_price',
        cost: 'cost',
      },
    ],
    [
      'the demo shop’s customers',
      'customer_id,name,email,phone,joined_on,accepts_email,accepts_sms,accepts_push\nC1,Ann,a@example.com,1,2024-01-01,true,false,true',
      'customers',
      {
        customer_id: 'customer_id',
        name: 'customer_name',
        email: 'email',
        phone: 'phone',
        joined_on: 'joined_on',
        accepts_email: 'accepts_email',
        accepts_sms: 'accepts_sms',
        accepts_push: 'accepts_push',
      },
    ],
    [
      'an online retailer’s lines',
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
      'lines',
      {
        InvoiceNo: 'order_id',
        StockCode: 'product_id',
        Description: 'product_name',
        Quantity: 'quantity',
        InvoiceDate: 'ordered_at',
        UnitPrice: 'unit_price',
        CustomerID: 'customer_id',
      },
    ],
    [
      'a bakery’s till, where an item is a name',
      'Transaction,Item,date_time\n1,Bread,30-10-2016 09:58\n2,Scandinavian,30-10-2016 10:05',
      'lines',
      { Transaction: 'order_id', Item: 'product_name', date_time: 'ordered_at %d-%m-%Y %H:%M' },
    ],
    [
      'a till where an item is a code',
      'ticket,item,qty\n1,4711,1\n2,4712,1',
      'lines',
      { ticket: 'order_id', item: 'product_id', qty: 'quantity' },
    ],
    [
      'a shop system’s export',
      'Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Total\n#1001,a@example.com,paid,31/01/2024 10:00,1,Shoe,50,S-1,50',
      'lines',
      {
        Name: 'order_id',
        'Financial Status': 'status',
        'Created at': 'ordered_at %d/%m/%Y %H:%M',
        'Lineitem quantity': 'quantity',
        'Lineitem name': 'product_name',
        'Lineitem price': 'unit_price',
        'Lineitem sku': 'product_id',
        // The total is the order's, and the address tells who ordered.
        Email: 'customer_id',
      },
    ],
    [
      'orders in German',
      'Bestellnummer;Kundennummer;Bestelldatum;Status\n1;K1;31.01.2024;bezahlt',
      'orders',
      {
        Bestellnummer: 'order_id',
        Kundennummer: 'customer_id',
        Bestelldatum: 'ordered_at %d.%m.%Y',
        Status: 'status',
      },
    ],
    [
      'lines in French',
      'numéro de commande;désignation;quantité;prix unitaire\n1;Thé vert;2;4.50',
      'lines',
      {
        'numéro de commande': 'order_id',
        désignation: 'product_name',
        quantité: 'quantity',
        'prix unitaire': 'unit_price',
      },
    ],
    [
      'customers in Spanish',
      'ID Cliente|Nombre|Correo electrónico\n1|Ana|ana@example.com',
      'customers',
      { 'ID Cliente': 'customer_id', Nombre: 'customer_name', 'Correo electrónico': 'email' },
    ],
    [
      'orders whose number is called id',
      'id,date,customer_id\n1,2024-01-01,C1',
      'orders',
      { id: 'order_id', date: 'ordered_at', customer_id: 'customer_id' },
    ],
  ])('%s', (_, text, kind, roles) => {
    expect(detected(text)).toEqual({ kind, roles });
  });

  test('a file without an order is shown as lines, with what is known of it', () => {
    expect(detected('household,age\n1,35-44')).toEqual({
      kind: 'lines',
      roles: { household: 'customer_id' },
    });
  });
});

describe('values have a say', () => {
  test('a date column must hold dates', () => {
    const { columns } = understood(
      'order_id;product;order_date;quantity\n1;Tea;soon;some\n1;Milk;later;more',
    );
    expect(columns.map(({ role }) => role)).toEqual([
      'order_id',
      'product_name',
      'ignore',
      'ignore',
    ]);
    expect(columns[2]?.reason).toBe('Named like order date, but its values do not read as dates.');
    expect(columns[3]?.reason).toBe('Named like quantity, but its values do not read as numbers.');
  });

  test('of two columns for one role the plainer name wins', () => {
    const { columns } = understood('Transaction ID,order_id,sku\nT1,1,P1');
    expect(columns.map(({ role }) => role)).toEqual(['ignore', 'order_id', 'product_id']);
    expect(columns[1]?.confidence).toBeGreaterThan(0.9);
  });

  test('a role is played once', () => {
    const { columns } = understood('order_id,order_id,sku,sku\n1,1,1,1');
    expect(columns.map(({ role }) => role)).toEqual(['order_id', 'ignore', 'product_id', 'ignore']);
  });
});

test.each([
  ['OrderID', 'order id'],
  ['order_id', 'order id'],
  ['  Order-Id ', 'order id'],
  ['Numéro de commande', 'numero de commande'],
  ['SKUCode', 'sku code'],
  ['Stückzahl', 'stuckzahl'],
  ['Straße', 'strasse'],
])('the header %j is read as %j', (header, name) => {
  expect(normalise(header)).toBe(name);
});
