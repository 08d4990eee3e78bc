import { css } from "lit";

/**
 * The ground of every element. The wrapper `.usher` starts from nothing, so that no inherited property of a host's sheet gets
 * in (`:host` can't do that: the outer sheet wins there); what a host does mean to hand down is let through by name.
 */
export const resetStyles = css`
  /* As wide as there is room, also in a grid or a flex column that shrinks its items: the element asks the room, not its content, how wide to be. */
  :host {
    display: block;
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
  }
  :host([hidden]) {
    display: none;
  }
  .usher {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    display: block;
    container-type: inline-size;
    font: var(--u-weight) var(--u-text-md) / var(--u-leading-md) var(--u-font);
    color: var(--u-text);
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
    text-align: start;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :where(h2, h3, p, ul, ol, dl, dd, fieldset, legend, figure) {
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
    min-inline-size: 0;
  }
  :where(h2, h3) {
    font: inherit;
    font-weight: var(--u-weight-strong);
  }
  :where(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  :where(a) {
    color: var(--u-accent-text);
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  :where(strong, b) {
    font-weight: var(--u-weight-strong);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--u-text-muted);
  }
  .mono {
    font-family: var(--u-font-mono);
    font-size: 0.9286em;
  }
  .sub {
    font-size: var(--u-text-xs);
    line-height: var(--u-leading-xs);
    color: var(--u-text-muted);
    overflow-wrap: anywhere;
  }

  .icon {
    inline-size: var(--u-icon);
    block-size: var(--u-icon);
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.1875em;
    & path {
      vector-effect: non-scaling-stroke;
    }
    &.more {
      stroke-width: 2.25;
    }
    &.lg {
      --u-icon: 1.25rem;
    }
  }
  :host(:dir(rtl)) .flip {
    scale: -1 1;
  }

  /* One focus ring for everything. It is an outline, so forced colours keep it. */
  :where(button, a, input, select, textarea, [tabindex]):focus-visible {
    outline: var(--u-ring) solid var(--u-focus);
    outline-offset: var(--u-ring-offset);
  }
`;
