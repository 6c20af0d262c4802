import { createEffect, createSignal, onCleanup, onMount } from 'solid-js';

/** Follows a value at most once a frame: a slider moves faster than a chart draws. */
export function createFrame<Value>(value: () => Value): () => Value {
  const [framed, setFramed] = createSignal(value(), { equals: false });
  let request: number | undefined;
  createEffect(() => {
    const next = value();
    if (request !== undefined) cancelAnimationFrame(request);
    request = requestAnimationFrame(() => {
      request = undefined;
      setFramed(() => next);
    });
  });
  onCleanup(() => {
    if (request !== undefined) cancelAnimationFrame(request);
  });
  return framed;
}

/** A part of the window's height, within reason: a large screen has room for a large drawing. */
export function createChartHeight(part: number, least: number, most: number): () => number {
  const fitting = () => Math.round(Math.min(most, Math.max(least, innerHeight * part)));
  const [height, setHeight] = createSignal(fitting());
  const listen = () => setHeight(fitting());
  onMount(() => addEventListener('resize', listen));
  onCleanup(() => removeEventListener('resize', listen));
  return height;
}
