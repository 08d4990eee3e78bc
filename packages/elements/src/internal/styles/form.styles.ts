import { css } from "lit";
import { optionStyles } from "./option.styles.js";
import { switchStyles } from "./switch.styles.js";

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
`;

/** What forms have and the table doesn't: fields, switches, choices with a description, secrets. */
export const formStyles = [fieldStyles, switchStyles, optionStyles];
