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
  /* The heading is as wide as the row that has the most. */
  .table {
    &:has(.b2) .c-actions {
      inline-size: calc(2 * var(--u-control-sm) + 26px);
    }
    &:has(.b3) .c-actions {
      inline-size: calc(3 * var(--u-control-sm) + 28px);
    }
    &:has(.b4) .c-actions {
      inline-size: calc(4 * var(--u-control-sm) + 30px);
    }
    & :is(.k-registration, .k-active) .v {
      display: grid;
      justify-items: start;
      row-gap: 2px;
      & .sub {
        text-wrap: pretty;
      }
      & .link {
        font-size: inherit;
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
  @container (max-width: 680px) {
    .row-buttons {
      display: none;
    }
    .toolbar .switch-line {
      order: 1;
      flex: 1 0 100%;
      margin: var(--u-space-1) 0;
      & ~ .push {
        order: 2;
      }
    }
    .table.cards .c-actions {
      inline-size: auto;
    }
  }
`;
