import { css } from "lit";

/** What only <user-table> has and its first rows need: toolbar, headings that sort, the name's cell. */
export const userTableStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--u-space-2);
    margin-block-end: var(--u-space-3);
    & .search {
      flex: 1 1 180px;
      max-inline-size: 300px;
    }
    & .push {
      margin-inline-start: auto;
      display: flex;
      gap: var(--u-space-2);
    }
    & + .why,
    & + .why + .why,
    & + .why + .why + .why {
      margin-block-end: var(--u-space-3);
    }
  }
  .narrow-only,
  .cards-only {
    display: none;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 1.5rem;
    text-align: start;
    border: 0;
    background: none;
    padding: 1px 6px;
    margin-inline: -6px;
    border-radius: var(--u-radius-sm);
    color: inherit;
    cursor: pointer;
    &:has(+ .sort) {
      margin-inline-end: 4px;
    }
    &:hover {
      color: var(--u-text);
      background: var(--u-surface-press);
    }
    &:focus-visible {
      outline-offset: 0;
    }
    & .icon {
      --u-icon: 0.75rem;
      margin-inline-end: -2px;
    }
    &.sorted {
      color: var(--u-text);
      font-weight: var(--u-weight-strong);
    }
    & .zone {
      font-weight: var(--u-weight);
      color: var(--u-text-muted);
    }
  }
  th:has(.help-link) {
    white-space: nowrap;
  }
  .help-link {
    display: inline-grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin-inline-start: 4px;
    vertical-align: middle;
    color: var(--u-text-muted);
    border-radius: var(--u-radius-sm);
    &:hover {
      color: var(--u-text);
    }
    &:focus-visible {
      outline-offset: 0;
    }
    & .icon {
      --u-icon: 0.875rem;
    }
  }
  .table {
    & .c-check {
      inline-size: 44px;
      padding-inline: var(--u-space-4) 0;
      line-height: 0;
    }
    /* Until the rows are there to be measured. */
    & th.k-name {
      inline-size: 240px;
    }
    & th.k-status {
      inline-size: 150px;
    }
    & th.k-role {
      inline-size: 130px;
    }
    & th.k-when {
      inline-size: 110px;
    }
    & th:is(.k-registration, .k-active) {
      inline-size: 216px;
    }
    & td.k-when.p3 {
      color: var(--u-text-muted);
    }
    & .c-name {
      position: relative;
      /* Above what opens the person. */
      & :is(.meaning, .btn, .link, .switch-line) {
        position: relative;
        z-index: 1;
      }
    }
    & tbody tr.selected {
      background: var(--u-surface-selected);
    }
    & tr:has(.open:focus-visible) {
      outline: var(--u-ring) solid var(--u-focus);
      outline-offset: calc(var(--u-ring) * -1);
    }
    & .removed :is(td, .open) {
      color: var(--u-text-muted);
    }
  }
  .person {
    /* Marks piled on a letter stay in their row. */
    overflow: clip;
    overflow-clip-margin: 3px;
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    & .line {
      display: flex;
      align-items: center;
      gap: 6px;
      min-inline-size: 0;
    }
  }
  /* The fields of one cell, one beneath the other. */
  .who {
    min-inline-size: 0;
    display: grid;
    grid-template-columns: minmax(0, auto);
    justify-items: start;
    & > .sub {
      max-inline-size: 100%;
    }
  }
  .open {
    background: none;
    border: 0;
    padding: 0;
    text-align: start;
    font-size: var(--u-text-md);
    line-height: var(--u-leading-md);
    font-weight: var(--u-weight-medium);
    color: var(--u-text);
    overflow-wrap: anywhere;
    &:focus-visible {
      outline: none;
    }
    /* Two lines of a name; where one points at it or comes to it, all of it over what is beneath. */
    &.long bdi {
      display: -webkit-box;
      -webkit-line-clamp: 2;
      -webkit-box-orient: vertical;
      overflow: hidden;
    }
  }
  button.open {
    cursor: pointer;
    /* The whole cell opens. */
    &::after {
      content: "";
      position: absolute;
      inset: 0;
    }
    tr:hover & {
      text-decoration: underline;
      text-decoration-color: var(--u-line-control);
      text-underline-offset: 3px;
    }
  }
  .meaning {
    display: inline-flex;
    max-inline-size: 100%;
    min-block-size: 1.5rem;
    align-items: center;
    padding: 0;
    border: 0;
    background: none;
    border-radius: min(11px, var(--u-radius-full));
    cursor: pointer;
    & .badge {
      min-inline-size: 0;
    }
    &:is(:hover, [aria-expanded="true"]) .badge span {
      text-decoration: underline dotted 1px;
      text-underline-offset: 3px;
    }
  }
  .select {
    position: relative;
    display: inline-flex;
    align-items: center;
    & select {
      appearance: none;
      min-block-size: var(--u-control-sm);
      padding-inline: 8px 26px;
      border: 0;
      border-radius: var(--u-radius);
      background: none;
      color: var(--u-text);
      font-weight: var(--u-weight-medium);
      cursor: pointer;
      &:hover {
        background: color-mix(in oklab, var(--u-text) 6%, transparent);
      }
      & option {
        background: var(--u-surface-raised);
        color: var(--u-text);
      }
    }
    & .icon {
      position: absolute;
      inset-inline-end: 8px;
      pointer-events: none;
      --u-icon: 0.875rem;
    }
  }
  .skeleton .person .who {
    gap: 7px;
  }
  .panel > .notice {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    border-radius: calc(var(--u-radius-lg) - 1px) calc(var(--u-radius-lg) - 1px) 0 0;
  }

  /* One line a row: what stands in two lines stands side by side. */
  @container (min-width: 680.02px) {
    :host([density="compact"]) :is(.who, .when) {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      column-gap: 6px;
    }
  }
  @container (max-width: 860px) {
    .wide-only {
      display: none;
    }
    .narrow-only {
      display: inline-flex;
    }
  }
  @container (max-width: 680px) {
    .table-only,
    .skeleton :is(thead, td:not(.k-name)) {
      display: none;
    }
    .cards-only {
      display: inline-flex;
    }
    .toolbar .search {
      flex: 1 1 0;
      max-inline-size: none;
    }
    .table.cards {
      & .c-check {
        inline-size: auto;
      }
      & :is(.c-name .sub, .avatar) {
        display: none;
      }
      /* Beside the status, or where it isn't whole there, beneath it. */
      & tr .k-role:nth-child(n) {
        order: 3;
        color: var(--u-text-muted);
      }
    }
  }
  @container (max-width: 500px) {
    .toolbar .push {
      flex: 1 0 100%;
      flex-wrap: wrap;
      & .btn {
        flex: 1;
      }
    }
  }
  /* Fingers: what is small to the eye is not to press. */
  @media (pointer: coarse) {
    .choice input::after {
      inset: -14px;
    }
    .sort,
    .help-link,
    .meaning {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .table tr.selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
