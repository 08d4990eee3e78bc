import { css } from "lit";

/**
 * The design tokens. Every one is `--usher-NAME` for the host, set on the element or on any ancestor, and `--u-NAME` inside,
 * where it has its fallback. Three carry a brand: `--usher-accent`, `--usher-radius`, `--usher-font`. Light and dark are one
 * declaration each, by the inherited `color-scheme`.
 */
export const tokenStyles = css`
  :host {
    --u-accent: var(--usher-accent, #2257c5);
    --u-radius: var(--usher-radius, 6px);
    --u-font: var(
      --usher-font,
      system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      "Noto Sans",
      Arial,
      sans-serif
    );
    --u-font-mono: var(
      --usher-font-mono,
      ui-monospace,
      "SF Mono",
      "Cascadia Mono",
      "Roboto Mono",
      Menlo,
      Consolas,
      monospace
    );
    --u-surface: var(--usher-surface, light-dark(#fff, #14171b));
    --u-surface-sunken: var(--usher-surface-sunken, light-dark(#f7f8fa, #101316));
    --u-surface-raised: var(--usher-surface-raised, light-dark(#fff, #1b1f25));
    --u-surface-hover: var(--usher-surface-hover, light-dark(#f4f5f8, #1a1e23));
    --u-surface-press: var(--usher-surface-press, light-dark(#e9ebf0, #242a31));
    --u-surface-selected: var(
      --usher-surface-selected,
      light-dark(color-mix(in oklab, var(--u-accent) 7%, #fff), color-mix(in oklab, var(--u-accent-text) 13%, #14171b))
    );
    --u-text: var(--usher-text, light-dark(#15181d, #e9ebef));
    --u-text-muted: var(--usher-text-muted, light-dark(#586070, #a1a9b6));
    --u-text-off: var(--usher-text-off, light-dark(#9aa1ad, #5f6773));
    --u-line: var(--usher-line, light-dark(rgb(21 24 29 / 0.1), rgb(255 255 255 / 0.095)));
    --u-line-edge: var(--usher-line-edge, light-dark(#d3d7de, #363c46));
    --u-line-control: var(--usher-line-control, light-dark(#858d9b, #6b7482));
    --u-accent-fill: var(
      --usher-accent-fill,
      light-dark(var(--u-accent), oklch(from var(--u-accent) max(l, 0.565) c h))
    );
    --u-on-accent: var(
      --usher-on-accent,
      color(
        from var(--u-accent-fill) xyz-d65 clamp(0, (0.183 - y) * 9999, 0.9505) clamp(0, (0.183 - y) * 9999, 1)
          clamp(0, (0.183 - y) * 9999, 1.089)
      )
    );
    --u-accent-away: var(
      --usher-accent-away,
      color(
        from var(--u-accent-fill) xyz-d65 clamp(0, (y - 0.183) * 9999, 0.9505) clamp(0, (y - 0.183) * 9999, 1)
          clamp(0, (y - 0.183) * 9999, 1.089)
      )
    );
    --u-accent-fill-hover: var(
      --usher-accent-fill-hover,
      color-mix(in oklab, var(--u-accent-fill) 90%, var(--u-accent-away))
    );
    --u-accent-fill-press: var(
      --usher-accent-fill-press,
      color-mix(in oklab, var(--u-accent-fill) 80%, var(--u-accent-away))
    );
    --u-accent-text: var(
      --usher-accent-text,
      light-dark(oklch(from var(--u-accent) min(l, 0.48) c h), oklch(from var(--u-accent) max(l, 0.77) min(c, 0.12) h))
    );
    --u-accent-edge: var(
      --usher-accent-edge,
      light-dark(oklch(from var(--u-accent) min(l, 0.6) c h), oklch(from var(--u-accent) max(l, 0.64) c h))
    );
    --u-focus: var(--usher-focus, var(--u-accent-text));
    --u-neutral-text: var(--usher-neutral-text, light-dark(#434b58, #bac1cb));
    --u-neutral-tint: var(--usher-neutral-tint, light-dark(#eef0f3, #262b32));
    --u-neutral-mark: var(--usher-neutral-mark, light-dark(#757e8c, #848d9b));
    --u-info-text: var(--usher-info-text, light-dark(#1c5290, #93c3f7));
    --u-info-tint: var(--usher-info-tint, light-dark(#e8f1fb, #14263a));
    --u-info-mark: var(--usher-info-mark, light-dark(#2f78c8, #5aa0e8));
    --u-success-text: var(--usher-success-text, light-dark(#14633a, #83d3a4));
    --u-success-tint: var(--usher-success-tint, light-dark(#e6f4ec, #12291d));
    --u-success-mark: var(--usher-success-mark, light-dark(#238453, #45b377));
    --u-warning-text: var(--usher-warning-text, light-dark(#7a4900, #ecc175));
    --u-warning-tint: var(--usher-warning-tint, light-dark(#fcf1dc, #2d2310));
    --u-warning-mark: var(--usher-warning-mark, light-dark(#b3700a, #d39a3a));
    --u-danger-text: var(--usher-danger-text, light-dark(#a82222, #ff9f97));
    --u-danger-tint: var(--usher-danger-tint, light-dark(#fcecea, #361a1a));
    --u-danger-mark: var(--usher-danger-mark, light-dark(#cb3a36, #ec6a62));
    --u-danger-fill: var(--usher-danger-fill, light-dark(#c12f2f, #c93a37));
    --u-danger-fill-hover: var(--usher-danger-fill-hover, light-dark(#aa2626, #b63330));
    --u-danger-fill-press: var(--usher-danger-fill-press, light-dark(#942020, #a32d2a));
    --u-on-danger: var(--usher-on-danger, #fff);
    --u-scrim: var(--usher-scrim, light-dark(rgb(21 24 29 / 0.4), rgb(0 0 0 / 0.62)));
    --u-text-xs: var(--usher-text-xs, 0.75rem);
    --u-text-sm: var(--usher-text-sm, 0.8125rem);
    --u-text-md: var(--usher-text-md, 0.875rem);
    --u-text-lg: var(--usher-text-lg, 1rem);
    --u-leading-xs: var(--usher-leading-xs, 1rem);
    --u-leading-sm: var(--usher-leading-sm, 1.25rem);
    --u-leading-md: var(--usher-leading-md, 1.25rem);
    --u-leading-lg: var(--usher-leading-lg, 1.5rem);
    --u-weight: var(--usher-weight, 400);
    --u-weight-medium: var(--usher-weight-medium, 500);
    --u-weight-strong: var(--usher-weight-strong, 600);
    --u-space-1: var(--usher-space-1, 0.25rem);
    --u-space-2: var(--usher-space-2, 0.5rem);
    --u-space-3: var(--usher-space-3, 0.75rem);
    --u-space-4: var(--usher-space-4, 1rem);
    --u-space-5: var(--usher-space-5, 1.25rem);
    --u-space-6: var(--usher-space-6, 1.5rem);
    --u-space-8: var(--usher-space-8, 2rem);
    --u-radius-sm: var(--usher-radius-sm, calc(var(--u-radius) * 0.6667));
    --u-radius-lg: var(--usher-radius-lg, calc(var(--u-radius) * 1.5));
    --u-radius-xl: var(--usher-radius-xl, calc(var(--u-radius) * 2));
    --u-radius-full: var(--usher-radius-full, min(999px, calc(var(--u-radius) * 999)));
    --u-border: var(--usher-border, 1px);
    --u-ring: var(--usher-ring, 2px);
    --u-ring-offset: var(--usher-ring-offset, 2px);
    --u-shadow-menu: var(
      --usher-shadow-menu,
      0 0 0 1px light-dark(rgb(21 24 29 / 0.08), #363c46),
      0 4px 8px -2px light-dark(rgb(21 24 29 / 0.1), rgb(0 0 0 / 0.5)),
      0 12px 24px -6px light-dark(rgb(21 24 29 / 0.14), rgb(0 0 0 / 0.6))
    );
    --u-shadow-dialog: var(
      --usher-shadow-dialog,
      0 0 0 1px light-dark(rgb(21 24 29 / 0.06), #363c46),
      0 8px 16px -4px light-dark(rgb(21 24 29 / 0.1), rgb(0 0 0 / 0.5)),
      0 24px 56px -12px light-dark(rgb(21 24 29 / 0.24), rgb(0 0 0 / 0.7))
    );
    --u-shadow-toast: var(--usher-shadow-toast, var(--u-shadow-menu));
    --u-duration-fast: var(--usher-duration-fast, 80ms);
    --u-duration: var(--usher-duration, 140ms);
    --u-duration-slow: var(--usher-duration-slow, 200ms);
    --u-ease: var(--usher-ease, cubic-bezier(0.2, 0, 0, 1));
    --u-busy-delay: var(--usher-busy-delay, 500ms);
    --u-control: var(--usher-control, 2.25rem);
    --u-control-sm: var(--usher-control-sm, 1.75rem);
    --u-row: var(--usher-row, 3.5rem);
    --u-row-pad: var(--usher-row-pad, 0.5rem);
    --u-head: var(--usher-head, 2.25rem);
    --u-avatar: var(--usher-avatar, 2rem);
    --u-menu-item: var(--usher-menu-item, 2.25rem);
    --u-icon: var(--usher-icon, 1rem);
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
