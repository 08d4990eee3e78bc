import { css } from "lit";

/** Buttons, inputs, checkboxes. */
export const controlStyles = css`
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
  }
`;
