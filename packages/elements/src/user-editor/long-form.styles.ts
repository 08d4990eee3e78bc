import { css } from "lit";

/** Styles of the parts that make the form long: the jump list, the accounts, the history. */
export const longFormStyles = css`
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
`;
