import { css } from "lit";

export const userEditorStyles = css`
  :host(:not([in-dialog])) .usher {
    max-inline-size: 45rem;
    &:has(.rows) {
      max-inline-size: 47.5rem;
    }
  }
  .grid2 {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--u-space-4);
  }
  .wide {
    grid-column: 1 / -1;
  }
  .section {
    display: grid;
    gap: var(--u-space-4);
  }
  .section + .section {
    border-block-start: var(--u-border) solid var(--u-line);
    padding-block-start: var(--u-space-5);
  }
  .section h3 {
    display: flex;
    gap: var(--u-space-2);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    font-weight: var(--u-weight-medium);
  }
  .split {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--u-space-2) var(--u-space-6);
    align-items: start;
  }
  .split .help {
    text-wrap: pretty;
  }
  .split > :is(.why, .once, .across) {
    grid-column: 1 / -1;
  }
  .across,
  .what,
  .body.sole {
    display: grid;
    gap: var(--u-space-2);
    min-inline-size: 0;
  }
  .across:not(:has(*)) {
    display: none;
  }
  .body.sole {
    gap: var(--u-space-3);
  }
  .notice > .btn {
    align-self: center;
  }
  h2:focus,
  .conflict:focus,
  .told:focus {
    outline: none;
  }
  .tick {
    gap: 10px;
    align-items: center;
  }
  .standing {
    display: grid;
    gap: 6px;
    justify-items: start;
  }
  .help-link {
    margin-inline-start: auto;
    font-weight: var(--u-weight);
  }
  .bone.tall {
    inline-size: 100%;
    block-size: var(--u-control);
  }
  .act {
    display: grid;
    gap: 6px;
    justify-items: end;
  }
  .act .btn {
    white-space: normal;
    text-wrap: balance;
    padding-block: 4px;
  }
  .answer {
    min-inline-size: 0;
    text-wrap: pretty;
  }
  .answer:not(:has(*)) {
    display: none;
  }
  .error-text strong {
    font-weight: var(--u-weight-medium);
  }
  .saved {
    display: inline-flex;
    gap: 6px;
    color: var(--u-success-text);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    font-weight: var(--u-weight-medium);
  }
  .saved .icon {
    margin-block-start: 2px;
  }
  /* Sections that save by themselves: a column of buttons at the end, as wide for each. */
  .rows .section {
    grid-template-columns: minmax(0, 1fr) 15.5rem;
    gap: var(--u-space-2) var(--u-space-6);
    align-items: start;
  }
  .rows h3 {
    font-size: inherit;
    line-height: inherit;
    font-weight: var(--u-weight-strong);
  }
  .rows .act {
    justify-items: stretch;
  }
  .rows .answer {
    text-align: center;
  }
  .rows .what strong {
    color: var(--u-text);
    font-weight: var(--u-weight-medium);
  }
  .rows .what :is(.options, .secret) {
    margin-block-start: 4px;
  }
  .rows .once > .label {
    display: none;
  }
  h2 .address {
    color: var(--u-text-muted);
    font-weight: var(--u-weight);
    display: inline-block;
  }
  .options.two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    & .option + .option {
      border-block-start: 0;
      border-inline-start: var(--u-border) solid var(--u-line);
    }
  }
  .caution {
    display: flex;
    gap: 6px;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    color: var(--u-text-muted);
    text-wrap: pretty;
    & .icon {
      color: var(--u-warning-text);
      margin-block-start: 2px;
    }
  }
  .jumps {
    display: flex;
    flex: none;
    gap: var(--u-space-1) var(--u-space-4);
    overflow-x: auto;
    white-space: nowrap;
    padding-inline: var(--u-space-6);
    padding-block-end: var(--u-space-3);
    border-block-end: var(--u-border) solid var(--u-line);
    & .link {
      font-size: var(--u-text-sm);
      line-height: 1.5rem;
    }
  }
  .jumps ~ .body :is(h3, summary) {
    scroll-margin-block-start: var(--u-space-4);
  }
  .account {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 11rem;
    gap: 2px var(--u-space-4);
    align-items: center;
    padding-block: var(--u-space-2);
    padding-inline: var(--u-space-4) var(--u-space-3);
    & + & {
      border-block-start: var(--u-border) solid var(--u-line);
    }
    &.open {
      background: var(--u-surface-selected);
    }
    & > div {
      display: grid;
      overflow-wrap: anywhere;
    }
    & .name {
      font-weight: var(--u-weight-medium);
    }
    & .about {
      font-size: var(--u-text-sm);
      line-height: var(--u-leading-sm);
      color: var(--u-text-muted);
    }
    & > .why {
      grid-column: 1 / -1;
    }
    &.all {
      background: var(--u-surface-sunken);
      & .name {
        font-size: var(--u-text-sm);
        color: var(--u-text-muted);
      }
    }
  }
  .history {
    display: block;
    & summary {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      font-size: var(--u-text-sm);
      line-height: var(--u-leading-sm);
      font-weight: var(--u-weight-medium);
      cursor: pointer;
      border-radius: 2px;
      list-style: none;
      &::-webkit-details-marker {
        display: none;
      }
      &:focus-visible {
        outline: var(--u-ring) solid var(--u-focus);
        outline-offset: var(--u-ring-offset);
      }
    }
    &[open] summary .icon {
      rotate: 90deg;
    }
  }
  .events {
    display: grid;
    gap: var(--u-space-3);
    justify-items: start;
    padding-block-start: var(--u-space-3);
    & ol {
      display: grid;
      gap: var(--u-space-3);
      inline-size: 100%;
    }
    & li {
      display: grid;
      overflow-wrap: anywhere;
    }
    & .help:not(:has(*)):empty {
      display: none;
    }
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--u-space-4);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
  }
  .facts dt {
    color: var(--u-text-muted);
  }
  .conflict {
    border: var(--u-border) solid color-mix(in oklab, var(--u-warning-mark) 55%, transparent);
    border-radius: var(--u-radius-lg);
    overflow: clip;
    background: var(--u-surface);
  }
  .conflict > .notice {
    border-radius: 0;
  }
  .conflict table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
  }
  .conflict th {
    padding: 8px 12px;
    font-size: var(--u-text-xs);
    font-weight: var(--u-weight-medium);
    color: var(--u-text-muted);
    text-align: start;
    overflow-wrap: anywhere;
  }
  .conflict :is(thead th:first-child, tbody th) {
    inline-size: 6.5rem;
  }
  .conflict tbody th {
    font-size: var(--u-text-sm);
    color: var(--u-text);
  }
  .conflict td {
    padding: 4px 6px;
  }
  .conflict tbody tr > * {
    border-block-start: var(--u-border) solid var(--u-line);
  }
  .conflict label {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 6px 8px;
    border-radius: var(--u-radius);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .conflict label:has(:checked) {
    background: var(--u-surface-selected);
  }
  .conflict footer {
    display: flex;
    flex-wrap: wrap;
    gap: var(--u-space-2);
    align-items: center;
    padding: var(--u-space-2) var(--u-space-3);
    border-block-start: var(--u-border) solid var(--u-line);
  }
  .conflict footer .help {
    flex: 1 1 160px;
  }
  /* Address and last sign-in in one line with a dot between, or in a line each without. */
  .sub i {
    font-style: normal;
  }
  @media (max-width: 520px) {
    .sub > span {
      display: block;
      text-wrap: pretty;
    }
    .sub i {
      display: none;
    }
  }
  @container (max-width: 520px) {
    .grid2,
    .split {
      grid-template-columns: minmax(0, 1fr);
    }
    .facts {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--u-space-1);
      & > div {
        display: grid;
        grid-template-columns: 7rem minmax(0, 1fr);
        gap: var(--u-space-2);
      }
    }
    .act {
      justify-items: stretch;
    }
    .act .saved {
      justify-content: center;
    }
    .conflict footer .help {
      flex: 1 0 100%;
    }
    .conflict footer .btn {
      flex: 1;
    }
    .conflict :is(thead th:first-child, tbody th) {
      inline-size: 5rem;
    }
  }
  @container (max-width: 600px) {
    .rows .section {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--u-space-3);
    }
  }
  @container (max-width: 420px) {
    .options.two,
    .account {
      grid-template-columns: minmax(0, 1fr);
    }
    .options.two .option + .option {
      border-block-start: var(--u-border) solid var(--u-line);
      border-inline-start: 0;
    }
    .account {
      padding-inline-end: var(--u-space-4);
    }
    .conflict {
      & :is(table, tbody, tr, tbody th, td) {
        display: block;
      }
      & thead {
        display: none;
      }
      & :is(thead th:first-child, tbody th) {
        inline-size: auto;
        padding-block-end: 0;
      }
      & tbody tr > td {
        border: 0;
        padding-inline: 12px;
        &::before {
          content: attr(data-label);
          font-size: var(--u-text-xs);
          color: var(--u-text-muted);
        }
      }
    }
  }
`;
