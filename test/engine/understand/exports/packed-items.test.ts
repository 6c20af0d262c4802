import { createEngine } from '../../../../workers/state';
import {
  ordersAs,
  plainName,
  point,
  skuNumber as id,
  total,
  written,
} from '../../support/known-orders';
import { testKnownExports, type KnownExport } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';
import { four, numbered } from '../../support/spellings';

/** The items of an order stand in one cell, as shop systems and people write them. */
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
};

const engine = createEngine(await openNodeDatabase());

testKnownExports(engine, EXPORTS);
