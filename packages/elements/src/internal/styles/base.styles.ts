import { css } from "lit";

/**
 * What every element is made of. Class names are also the names of the `::part()`s.
 * The wrapper `.usher` starts from nothing, so that no inherited property of a host's sheet gets in (`:host` can't do that:
 * the outer sheet wins there); what a host does mean to hand down is let through by name.
 */
export const baseStyles = css`
  :host {
    display: block;
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

  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--u-space-2);
    min-block-size: var(--u-control);
    padding: 0 var(--u-space-3);
    border: var(--u-border) solid var(--u-line-edge);
    border-radius: var(--u-radius);
    background: var(--u-surface);
    color: var(--u-text);
    font-weight: var(--u-weight-medium);
    white-space: nowrap;
    cursor: pointer;
    text-decoration: none;
    transition:
      background-color var(--u-duration-fast),
      border-color var(--u-duration-fast);
    & > .icon:first-child {
      margin-inline-start: -2px;
      color: var(--btn-icon, var(--u-text-muted));
    }
    &:hover {
      background: var(--u-surface-hover);
    }
    &:active,
    &[aria-expanded="true"] {
      background: var(--u-surface-press);
    }
    &.primary {
      --btn-icon: currentColor;
      background: var(--u-accent-fill);
      border-color: transparent;
      color: var(--u-on-accent);
      &:hover {
        background: var(--u-accent-fill-hover);
      }
      &:active {
        background: var(--u-accent-fill-press);
      }
    }
    &.quiet {
      background: transparent;
      border-color: transparent;
      &:hover {
        background: color-mix(in oklab, var(--u-text) 6%, transparent);
      }
      &:active,
      &[aria-expanded="true"] {
        background: color-mix(in oklab, var(--u-text) 11%, transparent);
      }
    }
    &.danger-quiet {
      --btn-icon: currentColor;
      color: var(--u-danger-text);
      &:hover {
        background: var(--u-danger-tint);
        border-color: color-mix(in oklab, var(--u-danger-mark) 45%, transparent);
      }
    }
    &.icon-only {
      inline-size: var(--u-control);
      padding: 0;
      & > .icon {
        margin: 0;
      }
    }
    &.sm {
      --u-control: var(--u-control-sm);
      padding-inline: 10px;
      font-size: var(--u-text-sm);
      &.icon-only {
        padding: 0;
      }
    }
    &:disabled {
      --btn-icon: currentColor;
      color: var(--u-text-off);
      border-color: var(--u-line);
      background: transparent;
      cursor: default;
      &.primary {
        background: var(--u-surface-press);
        border-color: transparent;
      }
    }
    /* As specific as the hover of a primary button, which it follows. */
    &[aria-disabled="true"]:is(*, :hover) {
      --btn-icon: currentColor;
      color: var(--u-text-muted);
      border: var(--u-border) dashed var(--u-line-edge);
      background: transparent;
      cursor: not-allowed;
    }
    &[aria-busy="true"] {
      cursor: progress;
    }
    & .select-label {
      color: var(--u-text-muted);
      font-weight: var(--u-weight);
    }
    & .caret {
      color: var(--u-text-muted);
      margin-inline: 0 -2px;
      --u-icon: 0.875rem;
    }
  }
  .link {
    background: none;
    border: 0;
    padding: 0;
    color: var(--u-accent-text);
    font-weight: var(--u-weight-medium);
    cursor: pointer;
    text-decoration: none;
    border-radius: 2px;
    &:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  }

  .input {
    inline-size: 100%;
    min-block-size: var(--u-control);
    padding: 0 var(--u-space-3);
    border: var(--u-border) solid var(--u-line-control);
    border-radius: var(--u-radius);
    background: var(--u-surface);
    color: var(--u-text);
    &::placeholder {
      color: var(--u-text-muted);
      opacity: 1;
    }
    &::-webkit-search-cancel-button {
      display: none;
    }
    &:hover {
      border-color: var(--u-text-muted);
    }
    &:focus-visible {
      outline-offset: -1px;
      border-color: transparent;
    }
    &:disabled,
    &[readonly] {
      background: var(--u-surface-sunken);
      border-color: var(--u-line-edge);
    }
    &:disabled {
      color: var(--u-text-off);
    }
  }
  .why,
  .error-text {
    display: flex;
    gap: 6px;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    color: var(--u-text-muted);
    & .icon {
      margin-block-start: 2px;
    }
  }
  .input-wrap {
    position: relative;
    display: flex;
    align-items: center;
    & > .icon {
      position: absolute;
      inset-inline-start: 11px;
      color: var(--u-text-muted);
      pointer-events: none;
      & + .input {
        padding-inline-start: 34px;
      }
    }
    & > .btn {
      position: absolute;
      inset-inline-end: 4px;
    }
  }

  .choice {
    position: relative;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    & input {
      appearance: none;
      inline-size: 1rem;
      block-size: 1rem;
      border: 1.5px solid var(--u-line-control);
      border-radius: min(4px, var(--u-radius));
      background: var(--u-surface);
      display: grid;
      place-items: center;
      cursor: pointer;
      &::after {
        content: "";
        position: absolute;
        inset: -10px;
      }
      &:hover {
        border-color: var(--u-text-muted);
      }
      &:is(:checked, :indeterminate):not([type="radio"]) {
        background: var(--u-accent-fill);
        border-color: var(--u-accent-edge);
      }
    }
    & .icon {
      position: absolute;
      --u-icon: 0.75rem;
      color: var(--u-on-accent);
      stroke-width: 2;
      opacity: 0;
      pointer-events: none;
    }
    & input:checked:not(:indeterminate) ~ .on,
    & input:indeterminate ~ .mix {
      opacity: 1;
    }
  }

  .badge {
    --t: var(--u-neutral-text);
    --b: var(--u-neutral-tint);
    --m: var(--u-neutral-mark);
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 1.375rem;
    padding: 2px 8px;
    text-wrap: balance;
    border-radius: min(11px, var(--u-radius-full));
    border: 1px solid color-mix(in oklab, var(--m) 24%, transparent);
    background: var(--b);
    color: var(--t);
    font-size: var(--u-text-xs);
    line-height: var(--u-leading-xs);
    font-weight: var(--u-weight-medium);
    max-inline-size: 100%;
    overflow-wrap: break-word;
    text-align: start;
    justify-self: start;
    &::before {
      content: "";
      inline-size: 7px;
      block-size: 7px;
      flex: none;
      border-radius: 50%;
      background: var(--m);
      border: 1.5px solid var(--m);
    }
    &.wait::before {
      background: transparent;
    }
    &.shut::before {
      border-radius: 1px;
    }
    &.rest {
      background: transparent;
      border: 0;
      color: var(--u-text);
      padding-inline: 0;
      font-weight: var(--u-weight);
      font-size: var(--u-text-sm);
    }
    &.info {
      --t: var(--u-info-text);
      --b: var(--u-info-tint);
      --m: var(--u-info-mark);
    }
    &.success {
      --t: var(--u-success-text);
      --b: var(--u-success-tint);
      --m: var(--u-success-mark);
    }
    &.warning {
      --t: var(--u-warning-text);
      --b: var(--u-warning-tint);
      --m: var(--u-warning-mark);
    }
    &.danger {
      --t: var(--u-danger-text);
      --b: var(--u-danger-tint);
      --m: var(--u-danger-mark);
    }
  }
  .tag {
    display: inline-flex;
    align-items: center;
    padding-inline: 5px;
    block-size: 1.125rem;
    border: 1px solid var(--u-line-edge);
    border-radius: var(--u-radius-sm);
    font-size: 0.6875rem;
    line-height: 1rem;
    font-weight: var(--u-weight-medium);
    color: var(--u-text-muted);
    white-space: nowrap;
  }
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--u-avatar);
    block-size: var(--u-avatar);
    border-radius: var(--u-radius-full);
    background: color-mix(in oklab, var(--u-text) 8%, transparent);
    color: var(--u-neutral-text);
    font-size: calc(var(--u-avatar) * 0.36);
    line-height: 1;
    font-weight: var(--u-weight-strong);
    letter-spacing: 0.01em;
  }
  .mail .domain {
    display: inline-block;
    max-inline-size: 100%;
    color: var(--u-text-muted);
  }
  .when {
    display: grid;
    & > :first-child {
      white-space: nowrap;
    }
  }

  .notice {
    --m: var(--u-info-mark);
    --b: var(--u-info-tint);
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 2px 10px;
    padding-block: var(--u-space-3);
    padding-inline: var(--u-space-3) var(--u-space-4);
    border-radius: var(--u-radius-lg);
    background: var(--b);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    border: 1px solid transparent;
    & > .icon {
      color: var(--m);
      margin-block-start: 2px;
    }
    & > div {
      min-inline-size: 0;
    }
    &.danger {
      --m: var(--u-danger-mark);
      --b: var(--u-danger-tint);
    }
    &.neutral {
      --m: var(--u-neutral-mark);
      --b: var(--u-neutral-tint);
    }
    &.flush {
      border-radius: 0;
      border-block-end-color: var(--u-line);
      padding-inline: var(--u-space-4);
      align-items: center;
      & > .icon {
        margin: 0;
      }
    }
  }

  .panel {
    border: var(--u-border) solid var(--u-line-edge);
    border-radius: var(--u-radius-lg);
    background: var(--u-surface);
    position: relative;
  }
  .face {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--u-space-1);
    min-block-size: 248px;
    padding: var(--u-space-8) var(--u-space-6);
    text-align: center;
    & > .icon {
      color: var(--u-text-muted);
      --u-icon: 1.25rem;
      margin-block-end: var(--u-space-2);
    }
    & h3 {
      font-size: var(--u-text-md);
      overflow-wrap: anywhere;
    }
    & p {
      color: var(--u-text-muted);
      font-size: var(--u-text-sm);
      line-height: var(--u-leading-sm);
      max-inline-size: 44ch;
      text-wrap: balance;
    }
    & .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--u-space-2);
      margin-block-start: var(--u-space-4);
    }
    & .fine {
      font-size: var(--u-text-xs);
      margin-block-start: var(--u-space-3);
      & .link {
        font-size: inherit;
        margin-inline-start: 6px;
      }
    }
  }
  .bone {
    display: block;
    max-inline-size: 100%;
    inline-size: 8rem;
    block-size: 0.625rem;
    border-radius: var(--u-radius-sm);
    background: var(--u-surface-press);
    animation: breathe 1.6s ease-in-out infinite;
    &.short {
      inline-size: 4.5rem;
      opacity: 0.7;
    }
    &.round {
      border-radius: var(--u-radius-full);
      block-size: var(--u-avatar);
      inline-size: var(--u-avatar);
      flex: none;
    }
  }
  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .btn {
      &.primary {
        forced-color-adjust: none;
        border-color: ButtonBorder;
      }
      &[aria-disabled="true"] {
        color: GrayText;
      }
    }
    .choice input {
      forced-color-adjust: none;
      border-color: ButtonBorder;
      background: Canvas;
      &:is(:checked, :indeterminate) {
        background: Highlight;
        border-color: Highlight;
      }
    }
    .badge {
      &:not(.rest) {
        border-color: CanvasText;
      }
      &::before {
        forced-color-adjust: none;
        background: CanvasText;
        border-color: CanvasText;
      }
      &.wait::before {
        background: Canvas;
      }
    }
    .avatar,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
