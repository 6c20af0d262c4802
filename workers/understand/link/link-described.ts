import { PRODUCT_KEYS, type Role } from '../../../src/domain/recipe/roles';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import { detectAs } from '../detect';
import { uniqueness } from '../values/facts';
import { freeColumns } from './free-columns';
import type { LinkTable } from './link-table';
import { header, linkTo, type Links } from './links';

/** Finds the file of orders that each file of lines refers to by its order numbers. */
export async function attachOrders(links: Links, lines: readonly LinkTable[]): Promise<void> {
  for (const table of links.open()) {
    for (const line of lines) {
      const join = await links.join(line, table, [links.rolesOf(line).indexOf('order_id')], 0.98);
      if (join === null) continue;
      links.set(table, 'orders', {
        roles: rolesAs('orders', table, join.to, 'order_id'),
        reason: links.setKeys(line, table, join),
      });
      break;
    }
  }
}

/**
 * Finds the file of products that each file of lines refers to. A column of lines that refers to it
 * becomes the product where none is known yet.
 */
export async function attachProducts(links: Links, lines: readonly LinkTable[]): Promise<void> {
  for (const line of lines) {
    const roles = links.rolesOf(line);
    const columns = PRODUCT_KEYS.map((role) => roles.indexOf(role)).filter((index) => index >= 0);
    const isNamed = line.asLines.columns.some(({ role }) => role === 'product_id');
    const from = isNamed ? columns : [...columns, ...freeColumns(line, roles)];
    for (const table of links.open()) {
      const isProducts = table.recipe.kind === 'products';
      const join = await links.join(line, table, from, isProducts ? 0.05 : 0.95);
      if (join === null) continue;
      const isName = roles[join.from] === 'product_name' && !join.isNamed;
      const role = isName ? 'product_name' : 'product_id';
      if (!isName) links.setRole(line, join.from, 'product_id');
      links.set(table, 'products', {
        roles: rolesAs('products', table, join.to, role),
        reason: links.setKeys(line, table, join),
      });
      break;
    }
  }
}

/**
 * Finds the file of customers by the numbers that orders or lines give. Where such a number is only a
 * key to the person, the file becomes a lookup.
 */
export async function attachCustomers(links: Links, lines: readonly LinkTable[]): Promise<void> {
  const orders = links.tables.filter(({ index }) => links.kinds.get(index) === 'orders');
  for (const referring of [...orders, ...lines]) {
    const from = links.rolesOf(referring).indexOf('customer_id');
    for (const table of links.open()) {
      const join = await links.join(referring, table, [from], 0.98);
      if (join === null) continue;
      const reason = links.setKeys(referring, table, join);
      const person = personColumn(table, join.to);
      if (person === null) {
        links.set(table, 'customers', {
          roles: rolesAs('customers', table, join.to, 'customer_id'),
          reason,
        });
      } else {
        links.set(table, 'lookup', {
          roles: rolesAs('customers', table, person, 'customer_id').map((role, index) =>
            index === join.to
              ? 'key'
              : role === 'customer_id' || role === 'attribute'
                ? role
                : 'ignore',
          ),
          link: linkTo(referring, join),
          reason: `${reason} Its ${header(table, person)} is the customer.`,
        });
      }
      break;
    }
  }
}

/** Detects the roles in a file of a kind whose key is known. */
function rolesAs(kind: SourceKind, table: LinkTable, key: number, role: Role): Role[] {
  const { columns } = detectAs(kind, table.facts, null, false);
  return columns.map((column, index) =>
    index === key ? role : column.role === role ? 'ignore' : column.role,
  );
}

/** Finds a second id by which several keys are one person: `customer_unique_id`. */
function personColumn(table: LinkTable, key: number): number | null {
  const index = table.facts.findIndex(
    (facts, column) =>
      column !== key &&
      facts.filled > 0.95 &&
      uniqueness(facts) > 0.3 &&
      facts.blanks < 0.05 &&
      facts.dates === null &&
      /(?:unique|person|master|real|global|member|household|account|eindeutig)/.test(facts.name) &&
      /(?:^| )(?:id|no|nr|key|code|number)$/.test(facts.name),
  );
  return index < 0 ? null : index;
}
