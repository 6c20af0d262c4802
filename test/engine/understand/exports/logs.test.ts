import { createEngine } from '../../../../workers/state';
import { knownLines, linesAs, skuNumber as id, type KnownLine } from '../../support/known-orders';
import { testKnownExports, type KnownExport } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';

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

/**
 * Logs and codes without a header, or with one that says nothing. Each was written down before
 * detection was tried on it. Whatever came out wrong was mended for all files, and for none by its
 * name.
 */
const EXPORTS: Record<string, KnownExport> = {
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

const engine = createEngine(await openNodeDatabase());

testKnownExports(engine, EXPORTS);
