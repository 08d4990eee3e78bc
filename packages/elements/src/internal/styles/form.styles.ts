import { css } from "lit";
import { optionStyles } from "./option.styles.js";

const fieldStyles = css`
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
    .switch::after {
      background: ButtonText;
    }
    .switch:checked::after {
      background: HighlightText;
    }
  }
`;

/** What forms have and the table doesn't: fields, switches, choices with a description, secrets. */
export const formStyles = [fieldStyles, optionStyles];
