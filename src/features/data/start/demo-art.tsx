import { For } from 'solid-js';

/** Heights of bars like days of orders before Christmas, in a picture 112 high. */
const BARS = [
  46, 81, 94, 63, 52, 50, 66, 39, 58, 55, 50, 67, 60, 66, 54, 46, 52, 45, 57, 63, 61, 48, 87, 65,
  63, 68, 60, 66, 54, 47, 64, 54, 50, 51, 66, 50, 46, 63, 57, 61, 52, 72, 67, 54, 66, 63, 55, 79,
  71, 78, 83, 93, 100,
];

/** A picture of no figures: orders by day, and two products that overlap. */
export function DemoArt() {
  return (
    <div class="demo__art" aria-hidden="true">
      <svg viewBox="0 0 320 112">
        <g class="demo__bars">
          <For each={BARS}>
            {(height, index) => (
              <rect x={8 + index() * 5.85} y={104 - height} width="4" height={height} rx="1" />
            )}
          </For>
        </g>
        <circle cx="136" cy="50" r="34" class="v1" />
        <circle cx="182" cy="50" r="34" class="v2" />
      </svg>
    </div>
  );
}
