import { css } from "lit";

/** A list in a panel: strip, table, pager; and the same table as cards where the element is narrow. */
export const tableStyles = css`
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--u-space-2);
    min-block-size: 2.75rem;
    padding-block: 6px;
    padding-inline: var(--u-space-4) var(--u-space-2);
    border-block-end: var(--u-border) solid var(--u-line);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    color: var(--u-text-muted);
    border-radius: calc(var(--u-radius-lg) - 1px) calc(var(--u-radius-lg) - 1px) 0 0;
    & strong {
      color: var(--u-text);
      font-weight: var(--u-weight-medium);
    }
    & .push {
      margin-inline-start: auto;
    }
  }
  .table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    & th {
      text-align: start;
      font-weight: var(--u-weight-medium);
      font-size: var(--u-text-xs);
      line-height: var(--u-leading-xs);
      color: var(--u-text-muted);
      block-size: var(--u-head);
      padding: 0 var(--u-space-3);
      background: var(--u-surface-sunken);
      border-block-end: var(--u-border) solid var(--u-line);
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }
    & td {
      padding: var(--u-row-pad) var(--u-space-3);
      block-size: var(--u-row);
      border-block-end: var(--u-border) solid var(--u-line);
      vertical-align: middle;
      overflow-wrap: anywhere;
    }
    & tbody tr:last-child td {
      border-block-end: 0;
    }
    & :is(th, td):first-child {
      padding-inline-start: var(--u-space-4);
    }
    & .c-actions {
      inline-size: 52px;
      padding-inline: 0 var(--u-space-3);
      text-align: end;
    }
    & tbody tr:hover {
      background: var(--u-surface-hover);
    }
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--u-space-2) var(--u-space-4);
    min-block-size: 3.25rem;
    padding-block: var(--u-space-2);
    padding-inline: var(--u-space-4) var(--u-space-3);
    border-block-start: var(--u-border) solid var(--u-line);
    font-size: var(--u-text-sm);
    color: var(--u-text-muted);
    & strong {
      color: var(--u-text);
      font-weight: var(--u-weight-medium);
    }
    & .push {
      margin-inline-start: auto;
      display: flex;
      align-items: center;
      gap: var(--u-space-4);
    }
    & .pair {
      display: flex;
      gap: var(--u-space-2);
    }
  }
  .zone-card {
    display: none;
  }
  .stale {
    opacity: 0.55;
    transition: opacity var(--u-duration) var(--u-busy-delay);
  }
  :host([density="compact"]) :is(.strip, .pager) {
    min-block-size: 2.375rem;
    padding-block: 4px;
  }
  @container (max-width: 1120px) {
    .p3 {
      display: none;
    }
  }
  @container (max-width: 860px) {
    .p2 {
      display: none;
    }
  }
  @container (max-width: 680px) {
    .table.cards {
      &,
      & tbody {
        display: block;
      }
      & thead {
        display: none;
      }
      & tr {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        grid-template-areas: "name actions";
        padding-block: var(--u-space-3);
        padding-inline: var(--u-space-4) var(--u-space-3);
        border-block-end: var(--u-border) solid var(--u-line);
        column-gap: var(--u-space-3);
        &:last-child {
          border-block-end: 0;
        }
        &:has(.c-check) {
          grid-template-columns: auto minmax(0, 1fr) auto;
          grid-template-areas: "check name actions";
          & td:not(.c-check, .c-name, .c-actions) {
            grid-column: 2 / -1;
          }
        }
      }
      & td {
        display: grid;
        grid-template-columns: var(--card-label, 5.5rem) minmax(0, 1fr);
        gap: 0 var(--u-space-2);
        grid-column: 1 / -1;
        padding: 3px 0;
        block-size: auto;
        border: 0;
        align-items: baseline;
        &[data-label]::before {
          content: attr(data-label);
          color: var(--u-text-muted);
          font-size: var(--u-text-xs);
        }
      }
      & tr .c-name {
        grid-area: name;
        display: block;
        padding: 0 0 6px;
        &::before {
          display: none;
        }
      }
      & tr .c-actions {
        grid-area: actions;
        display: block;
        inline-size: auto;
        padding: 0;
      }
      & tr .p3 {
        display: none;
      }
      & .when {
        display: flex;
        flex-wrap: wrap;
        gap: 0 6px;
        align-items: baseline;
      }
    }
    .zone-card {
      display: inline;
    }
    .pager .size {
      display: none;
    }
  }
  @container (max-width: 340px) {
    .avatar,
    .pager .txt {
      display: none;
    }
  }
`;
