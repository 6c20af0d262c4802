import { bareName, sql } from '../../sql';
/** The columns of the shop's tables that mining reads, with their types. */
const tables = {
  product: {
    product_key: 'INTEGER',
    product_id: 'VARCHAR',
    name: 'VARCHAR',
    category: 'VARCHAR',
    subcategory: 'VARCHAR',
  },
  customer: { customer_key: 'INTEGER', customer_id: 'VARCHAR' },
  orders: {
    order_key: 'INTEGER',
    order_id: 'VARCHAR',
    customer_key: 'INTEGER',
    ordered_at: 'TIMESTAMP',
    status: 'VARCHAR',
    channel: 'VARCHAR',
    is_return: 'BOOLEAN',
  },
  line: {
    order_key: 'INTEGER',
    product_key: 'INTEGER',
    quantity: 'DECIMAL(18,4)',
    unit_price: 'DECIMAL(18,4)',
    discount: 'DECIMAL(18,4)',
    amount: 'DECIMAL(18,4)',
    is_return: 'BOOLEAN',
  },
} as const;

/** Makes the shop's tables from files of the same names. The first line is a comment on the others. */
export const tablesFromExports: readonly string[] = [
  '-- Reads the shop’s tables, saved from the Inspect page as product.csv, customer.csv, orders.csv and line.csv',
  ...Object.entries(tables).map(([name, columns]) => {
    const types = Object.entries(columns).map(([column, type]) => sql`${column}: ${type}`);
    return sql`CREATE OR REPLACE TABLE ${bareName(name)} AS
    FROM read_csv(${`${name}.csv`}, header = true, delim = ',', types = {${sql.join(types)}})`.text;
  }),
];
