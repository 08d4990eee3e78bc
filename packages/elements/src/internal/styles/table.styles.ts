import { css } from "lit";

/** A list in a panel: strip, table, pager; and the same table as cards where the element is narrow. */
export const tableStyles = css`
  .panel {
    --strip: 2.75rem;
  }
  :host([density="compact"]) .panel {
    --strip: 2.375rem;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--u-space-2);
    min-block-size: var(--strip);
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
    --cell: 8px;
    --card-pad: var(--u-space-2);
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    & :is(th, td) {
      text-align: start;
      border-block-end: var(--u-border) solid var(--u-line);
      vertical-align: middle;
    }
    & thead th {
      font-weight: var(--u-weight-medium);
      font-size: var(--u-text-xs);
      line-height: var(--u-leading-xs);
      color: var(--u-text-muted);
      block-size: var(--u-head);
      padding: 0 var(--cell);
      background: var(--u-surface-sunken);
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }
    & tbody :is(th, td) {
      padding: var(--u-row-pad) var(--cell);
      block-size: var(--u-row);
      font-weight: var(--u-weight);
      /* A word may break where it is wider than the column alone: it counts in what the column needs. */
      overflow-wrap: break-word;
    }
    & .left {
      display: none;
    }
    & tbody tr:last-child :is(th, td) {
      border-block-end: 0;
    }
    & :is(th, td):first-child {
      padding-inline-start: var(--u-space-4);
    }
    & .c-actions {
      inline-size: 52px;
      padding-inline: 0 var(--u-space-3);
      text-align: end;
      white-space: nowrap;
    }
    /* While it is measured: in one line, and then by its words (column-room-controller.ts). */
    &.measure {
      inline-size: max-content;
      table-layout: auto;
      & :is(th, td):not(.c-check) {
        inline-size: auto;
        white-space: nowrap;
      }
      & .left {
        display: table-cell;
      }
      & .long {
        display: none;
      }
    }
    &.measure.words {
      inline-size: min-content;
      & :is(th, td):not(.k-name, .c-actions, :has(.help-link)) {
        white-space: normal;
      }
      & :is(.badge, .k-name .sort, .btn) {
        white-space: nowrap;
      }
      & tbody .mail {
        display: none;
      }
    }
    &.measure .sub .mail {
      display: none;
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
  /* A list of people: the name, and beneath it in one line how things stand; the rest is in what opens. */
  @media screen {
    @container (max-width: 680px) {
      .table.cards {
        &,
        & tbody {
          display: block;
        }
        & :is(thead, .k-email, .k-when, .p2:not(.k-status, .k-role), .p3:not(.k-status, .k-role)) {
          display: none;
        }
        & tr {
          position: relative;
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          gap: 2px var(--u-space-3);
          padding-block: var(--card-pad);
          padding-inline: var(--u-space-4) var(--u-space-3);
          border-block-end: var(--u-border) solid var(--u-line);
          &:has(.c-check) {
            padding-inline-start: 2.75rem;
          }
          &:last-child {
            border-block-end: 0;
          }
          /* What follows begins a line of its own. */
          &::after {
            content: "";
            order: 1;
            flex: 0 0 100%;
          }
        }
        & tbody :is(th, td):nth-child(n) {
          order: 2;
          padding: 0;
          block-size: auto;
          border: 0;
          max-inline-size: 100%;
        }
        & tr .c-check:nth-child(n) {
          position: absolute;
          inset-block-start: calc(var(--card-pad) + (var(--u-control-sm) - 1rem) / 2);
          inset-inline-start: var(--u-space-4);
        }
        & tr :is(.c-name, .c-actions):nth-child(n) {
          order: 0;
        }
        & tr .c-name {
          display: flex;
          align-items: center;
          flex: 1;
          min-block-size: var(--u-control-sm);
          min-inline-size: 0;
        }
        & tr .c-actions {
          inline-size: auto;
          align-self: start;
        }
        & .when {
          display: flex;
          flex-wrap: wrap;
          gap: 0 6px;
          align-items: baseline;
        }
      }
      @media (pointer: coarse) {
        .table.cards {
          --card-pad: 2px;
        }
      }
      .zone-card {
        display: inline;
      }
      .pager .size {
        display: none;
      }
    }
  }
  @container (max-width: 340px) {
    .pager .txt {
      display: none;
    }
    .pager .btn {
      min-inline-size: var(--u-control-sm);
    }
  }
`;
