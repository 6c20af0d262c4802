import { splitProps } from 'solid-js';

/** Icons are drawn on a 16-px grid and stroked with the text colour. */
const paths = {
  dashboard: 'M2.5 13.25h11M4.5 10.5V7M8 10.5V3M11.5 10.5V5.5',
  bundle:
    'M9.75 8a3.75 3.75 0 1 1-7.5 0 3.75 3.75 0 0 1 7.5 0ZM13.75 8a3.75 3.75 0 1 1-7.5 0 3.75 3.75 0 0 1 7.5 0Z',
  campaign: 'M2.5 6.5v3h2l5.5 3v-9l-5.5 3zM12 6.25a2.5 2.5 0 0 1 0 3.5',
  data: 'M13 4c0 1-2.2 1.75-5 1.75S3 5 3 4s2.2-1.75 5-1.75S13 3 13 4ZM3 4v8c0 1 2.2 1.75 5 1.75S13 13 13 12V4M3 8c0 1 2.2 1.75 5 1.75S13 9 13 8',
  lock: 'M5 7h6a1.5 1.5 0 0 1 1.5 1.5V12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 12V8.5A1.5 1.5 0 0 1 5 7ZM5.5 7V5.25a2.5 2.5 0 0 1 5 0V7',
  search: 'M11.25 7a4.25 4.25 0 1 1-8.5 0 4.25 4.25 0 0 1 8.5 0ZM10.2 10.2l3.3 3.3',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z',
  sun: 'M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0ZM8 1.75v1M8 13.25v1M1.75 8h1M13.25 8h1M3.6 3.6l.7.7M11.7 11.7l.7.7M3.6 12.4l.7-.7M11.7 4.3l.7-.7',
  settings:
    'M2.5 4.5h5M11.5 4.5h2M2.5 11.5h2M8.5 11.5h5M9.5 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM6.5 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
  upload: 'M8 10.5V3M4.75 6 8 2.75 11.25 6M3 13.25h10',
  download: 'M8 2.5v7.5M4.75 7 8 10.25 11.25 7M3 13.25h10',
  shop: 'M3 6.5v6.75h10V6.5M2 6l1.25-3.5h9.5L14 6a2 2 0 0 1-4 0 2 2 0 0 1-4 0 2 2 0 0 1-4 0ZM6.5 13.25v-3.5h3v3.5',
  check: 'm3.5 8.5 3 3 6-7',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  up: 'm4.5 9.5 3.5-3.5 3.5 3.5',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  left: 'M9.5 4.5 6 8l3.5 3.5',
  right: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  arrow: 'M2.75 8h10M9.5 4.75 12.75 8 9.5 11.25',
  alert: 'M8 2.75 14 13H2zM8 6.75v2.75M8 11.2v.1',
  info: 'M13.75 8a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0ZM8 7.5v3.25M8 5.2v.1',
  calendar: 'M3 4.25h10v9H3zM3 7h10M5.75 2.5v3M10.25 2.5v3',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  trash: 'M3 4.5h10M6.25 4.5V2.75h3.5V4.5M4.25 4.5l.6 8.75h6.3l.6-8.75M6.75 7v3.75M9.25 7v3.75',
  edit: 'm10.75 3 2.25 2.25-7.25 7.25-3 .75.75-3zM9.25 4.5l2.25 2.25',
  print: 'M4.5 6V2.75h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v3.75h-7z',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  people:
    'M8.25 5.5a2.25 2.25 0 1 1-4.5 0 2.25 2.25 0 0 1 4.5 0ZM2 13.25c0-2.2 1.8-3.75 4-3.75s4 1.55 4 3.75M10.5 3.4a2.25 2.25 0 0 1 0 4.2M12 9.9c1.2.6 2 1.8 2 3.35',
  mail: 'M2.5 4h11v8h-11zM2.5 4.5 8 8.75l5.5-4.25',
  message: 'M2.5 3.25h11v7.5H8L5 13.25v-2.5H2.5zM5.5 6h5M5.5 8.25h3',
  bell: 'M3.5 11.25c1-1 1.25-2 1.25-4a3.25 3.25 0 0 1 6.5 0c0 2 .25 3 1.25 4zM6.75 13.25h2.5',
  more: 'M3.75 8h.1M8 8h.1M12.25 8h.1',
  retry: 'M12.75 8a4.75 4.75 0 1 1-1.4-3.35L13 6.25M13 2.75v3.5H9.5',
  scatter: 'M2.75 2.75v10.5h10.5M6 9.5h.1M8.5 6.5h.1M11.5 4.5h.1M10.5 9h.1',
  network:
    'M5.5 4.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM13.5 5.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM8.5 12a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0ZM5.5 4.6l5 .7M4.6 5.9l2 4.7M11.2 6.8l-3.3 4.1',
  matrix: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  parallel: 'M3 2.5v11M8 2.5v11M13 2.5v11M3 5l5 5.5 5-6M3 10l5-5 5 6',
  table: 'M2.5 3h11v10h-11zM2.5 6.25h11M2.5 9.5h11M6.5 6.25V13',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon; the words beside it, or the button's label, carry the meaning. */
export function Icon(props: { name: IconName; small?: boolean }) {
  const [local] = splitProps(props, ['name', 'small']);
  return (
    <svg
      class="icon"
      classList={{ 'icon--sm': local.small }}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={paths[local.name]} />
    </svg>
  );
}
