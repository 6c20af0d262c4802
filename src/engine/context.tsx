import { createContext, useContext, type ParentProps } from 'solid-js';
import type { ShopSession } from './create-shop-session';

const ShopContext = createContext<ShopSession>();

/** Hands the shop session to everything below; tests pass one with a made-up engine. */
export function ShopProvider(props: ParentProps<{ session: ShopSession }>) {
  return <ShopContext.Provider value={props.session}>{props.children}</ShopContext.Provider>;
}

export function useShop(): ShopSession {
  const session = useContext(ShopContext);
  if (session === undefined) throw new Error('useShop outside of <ShopProvider>');
  return session;
}
