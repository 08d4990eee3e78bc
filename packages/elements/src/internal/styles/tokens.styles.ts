import { css, unsafeCSS } from "lit";

/**
 * The design tokens: `light | dark`, or one value for both; `$name` is another token. Each is `--usher-NAME` for the host, set
 * on the element or on any ancestor, and `--u-NAME` inside, where it has its fallback. Three carry a brand: `accent`, `radius`,
 * `font`. Light and dark follow the inherited `color-scheme`.
 */
export const tokens: Readonly<Record<string, string>> = {
  accent: "#2257c5",
  radius: "6px",
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif",
  "font-mono": "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', Menlo, Consolas, monospace",
  surface: "#fff | #14171b",
  "surface-sunken": "#f7f8fa | #101316",
  "surface-raised": "#fff | #1b1f25",
  "surface-hover": "#f4f5f8 | #1a1e23",
  "surface-press": "#e9ebf0 | #242a31",
  "surface-selected": "color-mix(in oklab, $accent 7%, #fff) | color-mix(in oklab, $accent-text 13%, #14171b)",
  text: "#15181d | #e9ebef",
  "text-muted": "#586070 | #a1a9b6",
  "text-off": "#9aa1ad | #5f6773",
  line: "rgb(21 24 29 / 0.1) | rgb(255 255 255 / 0.095)",
  "line-edge": "#d3d7de | #363c46",
  "line-control": "#858d9b | #6b7482",
  "accent-fill": "$accent | oklch(from $accent max(l, 0.565) c h)",
  "on-accent":
    "color( from $accent-fill xyz-d65 clamp(0, (0.18333 - y) * 999999, 0.9505) clamp(0, (0.18333 - y) * 999999, 1) clamp(0, (0.18333 - y) * 999999, 1.089) )",
  "accent-away":
    "color( from $accent-fill xyz-d65 clamp(0, (y - 0.18333) * 999999, 0.9505) clamp(0, (y - 0.18333) * 999999, 1) clamp(0, (y - 0.18333) * 999999, 1.089) )",
  "accent-fill-hover": "color-mix(in oklab, $accent-fill 90%, $accent-away)",
  "accent-fill-press": "color-mix(in oklab, $accent-fill 80%, $accent-away)",
  "accent-text": "oklch(from $accent min(l, 0.48) c h) | oklch(from $accent max(l, 0.77) min(c, 0.12) h)",
  "accent-edge": "oklch(from $accent min(l, 0.6) c h) | oklch(from $accent max(l, 0.64) c h)",
  focus: "$accent-text",
  "neutral-text": "#434b58 | #bac1cb",
  "neutral-tint": "#eef0f3 | #262b32",
  "neutral-mark": "#757e8c | #848d9b",
  "info-text": "#1c5290 | #93c3f7",
  "info-tint": "#e8f1fb | #14263a",
  "info-mark": "#2f78c8 | #5aa0e8",
  "success-text": "#14633a | #83d3a4",
  "success-tint": "#e6f4ec | #12291d",
  "success-mark": "#238453 | #45b377",
  "warning-text": "#7a4900 | #ecc175",
  "warning-tint": "#fcf1dc | #2d2310",
  "warning-mark": "#b3700a | #d39a3a",
  "danger-text": "#a82222 | #ff9f97",
  "danger-tint": "#fcecea | #361a1a",
  "danger-mark": "#cb3a36 | #ec6a62",
  "danger-fill": "#c12f2f | #c93a37",
  "danger-fill-hover": "#aa2626 | #b63330",
  "danger-fill-press": "#942020 | #a32d2a",
  "on-danger": "#fff",
  scrim: "rgb(21 24 29 / 0.4) | rgb(0 0 0 / 0.62)",
  "text-xs": "0.75rem",
  "text-sm": "0.8125rem",
  "text-md": "0.875rem",
  "text-lg": "1rem",
  "leading-xs": "1rem",
  "leading-sm": "1.25rem",
  "leading-md": "1.25rem",
  "leading-lg": "1.5rem",
  weight: "400",
  "weight-medium": "500",
  "weight-strong": "600",
  "space-1": "0.25rem",
  "space-2": "0.5rem",
  "space-3": "0.75rem",
  "space-4": "1rem",
  "space-5": "1.25rem",
  "space-6": "1.5rem",
  "space-8": "2rem",
  "radius-sm": "calc($radius * 0.6667)",
  "radius-lg": "calc($radius * 1.5)",
  "radius-xl": "calc($radius * 2)",
  "radius-full": "min(999px, calc($radius * 999))",
  border: "1px",
  ring: "2px",
  "ring-offset": "2px",
  "shadow-menu":
    "0 0 0 1px light-dark(rgb(21 24 29 / 0.08), #363c46), 0 4px 8px -2px light-dark(rgb(21 24 29 / 0.1), rgb(0 0 0 / 0.5)), 0 12px 24px -6px light-dark(rgb(21 24 29 / 0.14), rgb(0 0 0 / 0.6))",
  "shadow-dialog":
    "0 0 0 1px light-dark(rgb(21 24 29 / 0.06), #363c46), 0 8px 16px -4px light-dark(rgb(21 24 29 / 0.1), rgb(0 0 0 / 0.5)), 0 24px 56px -12px light-dark(rgb(21 24 29 / 0.24), rgb(0 0 0 / 0.7))",
  "shadow-toast": "$shadow-menu",
  "duration-fast": "80ms",
  duration: "140ms",
  "duration-slow": "200ms",
  ease: "cubic-bezier(0.2, 0, 0, 1)",
  "busy-delay": "500ms",
  control: "2.25rem",
  "control-sm": "1.75rem",
  row: "3.5rem",
  "row-pad": "0.5rem",
  head: "2.25rem",
  avatar: "2rem",
  "menu-item": "2.25rem",
  icon: "1rem",
};

const declarations = Object.entries(tokens).map(([name, value]) => {
  const both = value.replace(/\$([\w-]+)/g, "var(--u-$1)").split(" | ");
  return `--u-${name}:var(--usher-${name},${both.length > 1 ? `light-dark(${both.join()})` : both.join()});`;
});

export const tokenStyles = css`
  :host {
    ${unsafeCSS(declarations.join(""))}
  }

  /* Set as the host would, so that an element inside gets the same. */
  :host([density="compact"]) {
    --usher-control: 1.875rem;
    --usher-control-sm: 1.5rem;
    --usher-row: 2.5rem;
    --usher-row-pad: 0.25rem;
    --usher-head: 2rem;
    --usher-avatar: 1.5rem;
    --usher-menu-item: 2rem;
  }

  /* Fingers: whatever the density, nothing to press is under 44px. */
  @media (pointer: coarse) {
    :host,
    :host([density]) {
      --usher-control: 2.75rem;
      --usher-control-sm: 2.75rem;
      --usher-menu-item: 2.75rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --u-duration-fast: 0ms;
      --u-duration: 0ms;
      --u-duration-slow: 0ms;
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --u-text-muted: light-dark(#3d4450, #c9cfd8);
      --u-line: light-dark(#b4bac4, #4b535f);
      --u-line-edge: light-dark(#6b7381, #8b94a2);
      --u-line-control: light-dark(#3d4450, #c9cfd8);
    }
  }

  /* Forced colours: the system's words for the same roles. Shapes, borders and text carry what a tint carried. */
  @media (forced-colors: active) {
    :host {
      --u-surface: Canvas;
      --u-surface-sunken: Canvas;
      --u-surface-raised: Canvas;
      --u-surface-hover: Canvas;
      --u-surface-press: Canvas;
      --u-surface-selected: Canvas;
      --u-text: CanvasText;
      --u-text-muted: CanvasText;
      --u-text-off: GrayText;
      --u-line: CanvasText;
      --u-line-edge: ButtonBorder;
      --u-line-control: ButtonBorder;
      --u-accent-fill: Highlight;
      --u-accent-fill-hover: Highlight;
      --u-accent-fill-press: Highlight;
      --u-on-accent: HighlightText;
      --u-accent-text: LinkText;
      --u-accent-edge: Highlight;
      --u-focus: Highlight;
      --u-neutral-text: CanvasText;
      --u-neutral-tint: Canvas;
      --u-neutral-mark: CanvasText;
      --u-info-text: CanvasText;
      --u-info-tint: Canvas;
      --u-info-mark: CanvasText;
      --u-success-text: CanvasText;
      --u-success-tint: Canvas;
      --u-success-mark: CanvasText;
      --u-warning-text: CanvasText;
      --u-warning-tint: Canvas;
      --u-warning-mark: CanvasText;
      --u-danger-text: CanvasText;
      --u-danger-tint: Canvas;
      --u-danger-mark: CanvasText;
      --u-danger-fill: ButtonFace;
      --u-danger-fill-hover: ButtonFace;
      --u-danger-fill-press: ButtonFace;
      --u-on-danger: ButtonText;
    }
  }
`;
