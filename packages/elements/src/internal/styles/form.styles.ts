import { css } from "lit";

/** What forms have and the table doesn't: fields, choices with a description, switches, secrets. */
export const formStyles = css`
  .field {
    display: grid;
    gap: 6px;
    align-content: start;
    & .optional {
      color: var(--u-text-muted);
      font-weight: var(--u-weight);
    }
  }
  .field > label,
  .label,
  .legend {
    font-weight: var(--u-weight-medium);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    display: flex;
    gap: var(--u-space-2);
    align-items: baseline;
  }
  textarea.input {
    padding-block: 7px;
  }
  .help {
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    color: var(--u-text-muted);
  }
  .error-text {
    color: var(--u-danger-text);
  }
  .input {
    &[aria-invalid="true"] {
      border-color: var(--u-danger-mark);
      box-shadow: inset 0 0 0 1px var(--u-danger-mark);
      &:focus-visible {
        /* Off the edge, whose line is as thick: the ring must show among other fields that are wrong. */
        outline: var(--u-ring) solid var(--u-danger-mark);
        outline-offset: 1px;
        border-color: var(--u-danger-mark);
      }
    }
  }
  .switch {
    appearance: none;
    position: relative;
    inline-size: 2.25rem;
    block-size: 1.25rem;
    flex: none;
    border-radius: var(--u-radius-full);
    border: 1.5px solid var(--u-line-control);
    background: var(--u-surface);
    cursor: pointer;
    transition: background-color var(--u-duration);
    vertical-align: middle;
    &::after {
      content: "";
      position: absolute;
      inset-block: 2px;
      inset-inline-start: 2px;
      inline-size: 0.8125rem;
      border-radius: var(--u-radius-full);
      background: var(--u-line-control);
      transition: inset-inline-start var(--u-duration) var(--u-ease);
    }
    &:checked {
      background: var(--u-accent-fill);
      border-color: var(--u-accent-edge);
      &::after {
        background: var(--u-on-accent);
        inset-inline-start: calc(2px + 1rem);
      }
    }
    &[aria-disabled="true"] {
      cursor: not-allowed;
      background: transparent;
      border-style: dashed;
      border-color: var(--u-line-control);
      &::after {
        background: var(--u-line-control);
      }
    }
  }
  /* Options with a description: one outlined list, not a pile of cards. */
  .options {
    border: var(--u-border) solid var(--u-line-edge);
    border-radius: var(--u-radius-lg);
    background: var(--u-surface);
    overflow: clip;
  }
  .option {
    display: grid;
    align-content: start;
    grid-template-columns: auto 1fr;
    gap: 2px var(--u-space-3);
    padding: var(--u-space-3) var(--u-space-4);
    cursor: pointer;
    position: relative;
    & + & {
      border-block-start: var(--u-border) solid var(--u-line);
    }
    & .choice {
      margin-block-start: 2px;
    }
    & .name {
      font-weight: var(--u-weight-medium);
    }
    & .about {
      grid-column: 2;
      font-size: var(--u-text-sm);
      line-height: var(--u-leading-sm);
      color: var(--u-text-muted);
    }
    &:hover {
      background: var(--u-surface-hover);
    }
    &:has(:checked) {
      background: var(--u-surface-selected);
    }
    &:has([aria-disabled="true"]) {
      cursor: not-allowed;
      background: transparent;
      & .name {
        color: var(--u-text-muted);
      }
    }
  }

  .secret {
    display: flex;
    align-items: center;
    gap: var(--u-space-2);
    padding-block: 6px;
    padding-inline: var(--u-space-3) 6px;
    border: 1px solid var(--u-line-edge);
    border-radius: var(--u-radius);
    background: var(--u-surface-sunken);
    & code {
      flex: 1;
      font: 500 1rem/1.5rem var(--u-font-mono);
      letter-spacing: 0.04em;
      overflow-wrap: anywhere;
    }
  }
  .notice {
    &.warning {
      --m: var(--u-warning-mark);
      --b: var(--u-warning-tint);
    }
    &.success {
      --m: var(--u-success-mark);
      --b: var(--u-success-tint);
    }
  }
  .choice input {
    &[type="radio"] {
      border-radius: 50%;
      &:checked {
        border: 5px solid var(--u-accent-edge);
      }
    }
    &:disabled {
      border-color: var(--u-line-edge);
      background: var(--u-surface-sunken);
      cursor: default;
    }
    &[aria-disabled="true"] {
      border-style: dashed;
      border-color: var(--u-line-control);
      background: transparent;
      cursor: not-allowed;
    }
  }
  @media (forced-colors: active) {
    .switch {
      forced-color-adjust: none;
      border-color: ButtonBorder;
      background: Canvas;
      &:checked {
        background: Highlight;
        border-color: Highlight;
      }
    }
    .choice input[type="radio"]:checked {
      background: Canvas;
      border-color: Highlight;
    }
    .switch::after {
      background: ButtonText;
    }
    .switch:checked::after {
      background: HighlightText;
    }
    .option:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
