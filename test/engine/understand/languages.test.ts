import { describe, expect, test } from 'vitest';
import { plainDialect } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { matchName } from '../../../workers/understand/headers/name-match';
import { normalise } from '../../../workers/understand/headers/normalise';
import { understandTable } from '../../../workers/understand/understand-table';

/** Returns the roles of three orders' lines under the headers given for each role. */
function rolesOf(headers: Partial<Record<Role, string>>, dateOf: (day: number) => string) {
  const cellOf: Partial<Record<Role, (order: number, line: number) => string>> = {
    order_id: (order) => `B-${1000 + order}`,
    ordered_at: (order) => dateOf(order + 12),
    customer_id: (order) => `K${order % 7}`,
    product_id: (_, line) => `P${line % 9}`,
    product_name: (_, line) => `Thing number ${line % 9}`,
    category: (_, line) => `Group ${line % 3}`,
    quantity: (order, line) => String(1 + ((order + line) % 3)),
    unit_price: (_, line) => `${3 + (line % 9)},50`,
    discount: () => '0,00',
    status: (order) => (order % 2 ? 'ok' : 'paid'),
  };
  const roles = Object.keys(headers) as Role[];
  const rows = Array.from({ length: 36 }, (_, line) =>
    roles.map((role) => cellOf[role]?.(Math.floor(line / 3), line) ?? ''),
  );
  const header = roles.map((role) => headers[role] ?? '');
  const found = understandTable({ header, rows, dialect: { ...plainDialect, delimiter: ';' } });
  expect(found.kind).toBe('lines');
  return Object.fromEntries(found.columns.map(({ header, role }) => [role, header]));
}

const numeric = (day: number) => `${String(day).padStart(2, '0')}.03.2024`;

describe('order lines are understood in nine languages', () => {
  test.each<[string, Partial<Record<Role, string>>, (day: number) => string]>([
    [
      'German, as a till abbreviates',
      {
        order_id: 'belegnr',
        ordered_at: 'datum',
        customer_id: 'kd_nr',
        product_name: 'artikel',
        category: 'warengruppe',
        quantity: 'menge',
        unit_price: 'vk_brutto',
      },
      numeric,
    ],
    [
      'German, written out',
      {
        order_id: 'Bestellnummer',
        ordered_at: 'Bestelldatum',
        customer_id: 'Kundennummer',
        product_id: 'Artikelnummer',
        product_name: 'Artikelbezeichnung',
        quantity: 'Anzahl',
        unit_price: 'Einzelpreis',
        discount: 'Rabatt',
      },
      (day) => `${day}. März 2024`,
    ],
    [
      'French',
      {
        order_id: 'N° commande',
        ordered_at: 'Date de commande',
        customer_id: 'Code client',
        product_id: 'Référence',
        product_name: 'Désignation',
        quantity: 'Quantité',
        unit_price: 'Prix unitaire TTC',
      },
      (day) => `${day} févr. 2024`,
    ],
    [
      'Spanish',
      {
        order_id: 'Número de pedido',
        ordered_at: 'Fecha',
        customer_id: 'Cliente',
        product_name: 'Producto',
        quantity: 'Cantidad',
        unit_price: 'Precio',
      },
      (day) => `${day} de mayo de 2024`,
    ],
    [
      'Italian',
      {
        order_id: 'Numero ordine',
        ordered_at: 'Data ordine',
        customer_id: 'Codice cliente',
        product_name: 'Articolo',
        category: 'Categoria',
        quantity: 'Quantità',
        unit_price: 'Prezzo unitario',
      },
      (day) => `${day} luglio 2024`,
    ],
    [
      'Portuguese',
      {
        order_id: 'Número do pedido',
        ordered_at: 'Data do pedido',
        customer_id: 'ID do cliente',
        product_name: 'Produto',
        quantity: 'Quantidade',
        unit_price: 'Preço unitário',
      },
      (day) => `${day}/02/2024`,
    ],
    [
      'Dutch',
      {
        order_id: 'Bestelnummer',
        ordered_at: 'Besteldatum',
        customer_id: 'Klantnummer',
        product_name: 'Productnaam',
        quantity: 'Aantal',
        unit_price: 'Stukprijs',
      },
      (day) => `${day}-mrt-2024`,
    ],
    [
      'Polish',
      {
        order_id: 'Nr zamówienia',
        ordered_at: 'Data zamówienia',
        customer_id: 'Klient',
        product_name: 'Nazwa produktu',
        quantity: 'Ilość',
        unit_price: 'Cena',
      },
      (day) => `${day} września 2024`,
    ],
    [
      'Turkish',
      {
        order_id: 'Sipariş No',
        ordered_at: 'Sipariş Tarihi',
        customer_id: 'Müşteri No',
        product_name: 'Ürün Adı',
        quantity: 'Adet',
        unit_price: 'Birim Fiyatı',
      },
      (day) => `${day} Ağustos 2024`,
    ],
  ])('%s', (_, headers, dateOf) => {
    expect(rolesOf(headers, dateOf)).toEqual(headers);
  });
});

describe('headers of shop systems', () => {
  test.each<[string, Role]>([
    ['Lineitem name', 'product_name'],
    ['Lineitem price', 'unit_price'],
    ['order_item_name', 'product_name'],
    ['line_total', 'amount'],
    ['increment_id', 'order_id'],
    ['qty_ordered', 'quantity'],
    ['amazon-order-id', 'order_id'],
    ['purchase-date', 'ordered_at'],
    ['quantity-purchased', 'quantity'],
    ['item-price', 'unit_price'],
    ['olist_order_id', 'order_id'],
    ['VBELN', 'order_id'],
    ['MATNR', 'product_id'],
    ['KWMENG', 'quantity'],
    ['Net Sales', 'amount'],
    ['Transaction ID', 'order_id'],
    ['Price (EUR)', 'unit_price'],
    ['sale.order.line/product', 'product_name'],
  ])('%s is %s', (header, role) => {
    expect(matchName(normalise(header), 'lines').map((match) => match.role)).toContain(role);
  });

  test.each([
    'order_item_id',
    'product_name_lenght',
    'Ship Date',
    'order_estimated_delivery_date',
    'add_to_cart_order',
    'Row ID',
    'product_photos_qty',
    'Position',
  ])('%s is none', (header) => {
    expect(matchName(normalise(header), 'lines')).toEqual([]);
  });
});
