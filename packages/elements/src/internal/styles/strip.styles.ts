import { css } from "lit";

/** The strip of a table once it does more than count, and what confirms beneath: loaded with what opens over the table. */
export const stripStyles = css`
  .strip {
    /* What can be done to the chosen stays in sight with the headings. */
    &.bulk {
      position: sticky;
      inset-block-start: 0;
      z-index: 2;
      & ~ .table thead th {
        inset-block-start: var(--strip);
      }
      gap: var(--u-space-1);
      background: var(--u-surface-selected);
      color: var(--u-text);
      & .link {
        margin-inline-start: var(--u-space-1);
      }
    }
    & .rule {
      inline-size: 1px;
      block-size: 1.25rem;
      background: color-mix(in oklab, var(--u-text) 16%, transparent);
      margin-inline: var(--u-space-2);
    }
  }
  .filter-chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 1.5rem;
    padding-inline: 8px 0;
    border: 1px solid var(--u-line-edge);
    border-radius: var(--u-radius-full);
    font-size: var(--u-text-xs);
    color: var(--u-text);
    background: var(--u-surface);
    & button {
      display: grid;
      place-items: center;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      border: 0;
      background: none;
      border-radius: var(--u-radius-full);
      color: var(--u-text-muted);
      padding: 0;
      cursor: pointer;
    }
    & .icon {
      --u-icon: 0.75rem;
    }
  }
  .toasts {
    position: sticky;
    inset-block-end: var(--u-space-3);
    display: grid;
    justify-items: center;
    block-size: 0;
    align-content: end;
    z-index: 2;
  }
  .open.long:is(:hover, :focus-visible)::before {
    content: attr(data-name);
    position: absolute;
    inset-block-start: calc(100% - 4px);
    inset-inline-start: var(--u-space-4);
    z-index: 2;
    inline-size: max-content;
    max-inline-size: min(24rem, 80vw);
    padding: var(--u-space-2) var(--u-space-3);
    border-radius: var(--u-radius);
    background: var(--u-surface-raised);
    box-shadow: var(--u-shadow-menu);
    pointer-events: none;
  }
  @media (pointer: coarse) {
    .strip .link {
      min-block-size: 2.75rem;
    }
  }
  /* On paper a list is a table of all its columns, without what one presses. */
  @media print {
    .toolbar,
    .pager .push,
    .toasts,
    .help-link,
    .table :is(.c-check, .c-actions, .avatar) {
      display: none;
    }
    .panel {
      border: 0;
    }
    .table {
      --cell: 4px;
      font-size: 8pt;
      line-height: 1.3;
      table-layout: auto;
      & th:nth-child(n) {
        inline-size: auto !important;
      }
      & tr {
        break-inside: avoid;
      }
      & .left {
        display: table-cell;
      }
      & thead th {
        position: static;
      }
    }
    .strip {
      position: static;
    }
  }
  @container (max-width: 680px) {
    .bulk .icon-only:not(.push) {
      margin-inline-start: auto;
      & + .push {
        margin: 0;
      }
    }
  }
`;
