import { html, type TemplateResult } from "lit";

/** One path each, on a grid of 16, drawn by a 1.5 px stroke. Rings and boxes are arcs and corners of the same path. */
const ring = "M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0z";
const paths = {
  alert: "M8 2.25 14.25 13.25H1.75zM8 6.5v3M8 11.4h.01",
  "arrow-down": "M8 3v10M4 9l4 4 4-4",
  "arrow-up": "M8 13V3M4 7l4-4 4 4",
  ban: `${ring}m-10.5-4.25 8.5 8.5`,
  check: "M3 8.5 6.25 11.75 13 5",
  "check-circle": `${ring}M5.25 8.25l2 2 3.5-4`,
  "chevron-down": "m4 6 4 4 4-4",
  "chevron-end": "m6 4 4 4-4 4",
  "chevron-start": "M10 4 6 8l4 4",
  columns:
    "M3.75 2.75h8.5a1.5 1.5 0 0 1 1.5 1.5v7.5a1.5 1.5 0 0 1-1.5 1.5h-8.5a1.5 1.5 0 0 1-1.5-1.5v-7.5a1.5 1.5 0 0 1 1.5-1.5zM6.1 2.75v10.5M9.9 2.75v10.5",
  error: `${ring}M8 4.75v3.75M8 11h.01`,
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  help: `${ring}M6.4 6.4a1.65 1.65 0 1 1 2.4 1.5c-.5.25-.8.6-.8 1.1M8 11.3h.01`,
  info: `${ring}M8 7.5v3.5M8 5h.01`,
  mail: "M3.25 3.25h9.5a1.5 1.5 0 0 1 1.5 1.5v6.5a1.5 1.5 0 0 1-1.5 1.5h-9.5a1.5 1.5 0 0 1-1.5-1.5v-6.5a1.5 1.5 0 0 1 1.5-1.5zM2.25 4.75l5.75 4 5.75-4",
  minus: "M3.5 8h9",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  plus: "M8 3v10M3 8h10",
  refresh: "M13.25 8A5.25 5.25 0 1 1 11.7 4.3l1.55 1.45M13.25 2.5v3.25H10",
  search: "M11.25 7a4.25 4.25 0 1 1-8.5 0 4.25 4.25 0 0 1 8.5 0zM10.25 10.25l3.25 3.25",
  "sign-in": "M9.5 2.75h3a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1h-3M2.5 8h7.5M7 5l3 3-3 3",
  x: "m4 4 8 8M12 4l-8 8",
} as const;

export type IconName = keyof typeof paths;
/** One of these by its name, or a path of the same make. */
export type Icon = IconName | `${"M" | "m"}${string}`;

/** For the page that shows them all; nothing here uses it, and it leaves no trace in the bundle. */
export const iconNames: readonly string[] = Object.keys(paths);
export const isIconName = (name: string): name is IconName => name in paths;

const isName = (icon: Icon): icon is IconName => icon in paths;

/** An icon, hidden from assistive technology: words stand beside it, or its button has a label. `kind`: more class names ("flip" in RTL). */
export const icon = (of: Icon, kind = ""): TemplateResult =>
  html`<svg class="icon ${isName(of) ? of : ""} ${kind}" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${isName(of) ? paths[of] : of} />
  </svg>`;
