import { css } from "lit";

/** Buttons, switches and badges with a line beneath, in the rows of a table. */
export const rowControlStyles = css`
  .row-buttons {
    display: inline-flex;
    gap: 2px;
    /* No red column: what destroys turns red where one is about to press it. */
    & .danger-quiet:not(:hover, :focus-visible) {
      --btn-icon: var(--u-text-muted);
    }
  }
  .table {
    &.folded:not(.measure) .row-buttons,
    &.measure .row-buttons ~ .btn {
      display: none;
    }
    & :is(.k-registration, .k-active) .v {
      display: grid;
      justify-items: start;
      row-gap: 2px;
      & .sub {
        text-wrap: pretty;
      }
      & .link {
        position: relative;
        font-size: inherit;
        &::after {
          content: "";
          position: absolute;
          inset: -4px;
        }
      }
    }
  }
  .toolbar .switch-line {
    margin-inline-start: var(--u-space-2);
  }
  .link[aria-disabled="true"] {
    color: var(--u-text-muted);
    text-decoration: underline dashed 1px;
    text-underline-offset: 3px;
    cursor: not-allowed;
  }
  .switch[aria-busy="true"] {
    cursor: progress;
  }
  @media (pointer: coarse) {
    .table :is(.k-registration, .k-active) .v .link::after {
      inset: -14px;
    }
    .table.cards :is(.k-registration, .k-active) {
      min-block-size: 2.75rem;
    }
  }
  @container (max-width: 680px) {
    .table.cards :is(.k-registration, .k-active) {
      align-self: baseline;
    }
    .table.cards .k-active {
      & .muted {
        display: none;
      }
      &:has(.switch-line) {
        display: flex;
        align-items: baseline;
        gap: var(--u-space-2);
        &::before {
          content: attr(data-label);
          flex: none;
          color: var(--u-text-muted);
          font-size: var(--u-text-xs);
        }
      }
    }
    .toolbar .switch-line {
      order: 1;
      flex: 1 0 100%;
      margin: var(--u-space-1) 0;
      & ~ .push {
        order: 2;
      }
    }
  }
`;
