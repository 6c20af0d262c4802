import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';

/** Follows a value once it has rested for `rest` ms. The first value is followed at once. */
export function createDebounced<Value>(value: Accessor<Value>, rest: number): Accessor<Value> {
  const [settled, setSettled] = createSignal(value());
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      value,
      (next) => {
        clearTimeout(timer);
        timer = setTimeout(() => setSettled(() => next), rest);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return settled;
}
