import { failed, success, type Result } from '../domain/errors';
import { plainDialect, type Recipe, type SourceRecipe } from '../domain/recipe/recipe';
import type { ShopSource } from './create-shop-session';
import { readSeenDemo, type SeenShop } from './kept-answers';

export const DEMO_FILES = ['transactions.csv', 'products.csv', 'customers.csv'] as const;

const plain: Pick<SourceRecipe, 'shape' | 'ordersBy' | 'dialect'> = {
  shape: 'long',
  ordersBy: { by: 'number' },
  dialect: plainDialect,
};

export const demoRecipe: Recipe = {
  version: 1,
  name: 'Demo shop',
  leaveOutReturns: true,
  leaveOutProducts: [],
  sources: [
    {
      name: 'transactions.csv',
      kind: 'lines',
      ...plain,
      columns: [
        { header: 'order_id', role: 'order_id' },
        { header: 'ordered_at', role: 'ordered_at' },
        { header: 'customer_id', role: 'customer_id' },
        { header: 'product_id', role: 'product_id' },
        { header: 'quantity', role: 'quantity' },
        { header: 'unit_price', role: 'unit_price' },
        { header: 'discount', role: 'discount' },
        { header: 'status', role: 'status' },
        { header: 'channel', role: 'channel' },
      ],
    },
    {
      name: 'products.csv',
      kind: 'products',
      ...plain,
      columns: [
        { header: 'product_id', role: 'product_id' },
        { header: 'name', role: 'product_name' },
        { header: 'category', role: 'category' },
        { header: 'price', role: 'unit_price' },
        { header: 'cost', role: 'cost' },
      ],
    },
    {
      name: 'customers.csv',
      kind: 'customers',
      ...plain,
      columns: [
        { header: 'customer_id', role: 'customer_id' },
        { header: 'name', role: 'customer_name' },
        { header: 'email', role: 'email' },
        { header: 'phone', role: 'phone' },
        { header: 'joined_on', role: 'joined_on' },
        { header: 'accepts_email', role: 'accepts_email' },
        { header: 'accepts_sms', role: 'accepts_sms' },
        { header: 'accepts_push', role: 'accepts_push' },
      ],
    },
  ],
};

/**
 * Fetches the demo shop as the engine saw it when the app was built. The build names the file in a link
 * of the page. Returns undefined in development, where there is none, and where it cannot be read.
 */
export async function fetchSeenDemo(): Promise<SeenShop | undefined> {
  const link = document.querySelector<HTMLLinkElement>('link[data-seen-demo]');
  if (link === null) return undefined;
  try {
    const response = await fetch(link.href);
    return response.ok ? readSeenDemo(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}

/** Fetches the demo shop's files from the page's own origin, and returns them with their recipe. */
export async function fetchDemoShop(): Promise<Result<ShopSource>> {
  try {
    const files = await Promise.all(DEMO_FILES.map(fetchFile));
    return success({ recipe: demoRecipe, files });
  } catch (error) {
    return failed({
      kind: 'file-gone',
      message: 'The demo shop’s files could not be fetched. Check the connection and try again.',
      detail: String(error),
    });
  }
}

async function fetchFile(name: string): Promise<File> {
  const response = await fetch(`./data/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return new File([await response.blob()], name, { type: 'text/csv' });
}
