import { createSignal, onCleanup, onMount } from 'solid-js';

/** A part of the window's height, within reason: a large screen has room for a large drawing. */
export function createChartHeight(part: number, least: number, most: number): () => number {
  const fitting = () => Math.round(Math.min(most, Math.max(least, innerHeight * part)));
  const [height, setHeight] = createSignal(fitting());
  const listen = () => setHeight(fitting());
  onMount(() => addEventListener('resize', listen));
  onCleanup(() => removeEventListener('resize', listen));
  return height;
}
