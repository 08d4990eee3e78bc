import { css } from "lit";

export const pendingInvitesStyles = css`
  .yes {
    color: var(--u-success-mark);
  }
  label.select {
    padding-inline-end: 8px;
    & select {
      padding-inline: 0 20px;
    }
  }
  .table {
    --card-label: 8rem;
    & .c-actions .why {
      white-space: normal;
    }
    &.measure .c-actions .why {
      display: none;
    }
  }
  .by {
    white-space: nowrap;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--u-space-1) var(--u-space-2);
    justify-content: end;
    & .why {
      flex: 1 0 100%;
      justify-content: end;
      font-size: var(--u-text-xs);
      line-height: var(--u-leading-xs);
    }
  }
  .toasts {
    position: sticky;
    inset-block-end: var(--u-space-3);
    display: grid;
    justify-items: center;
    align-content: end;
    block-size: 0;
  }
  .panel:focus {
    outline: none;
  }
  /* All of a card is shown: nothing else opens it. */
  @container (max-width: 680px) {
    .by {
      white-space: normal;
    }
    .table.cards {
      & td[data-label]:nth-child(n) {
        display: grid;
        grid-template-columns: var(--card-label) minmax(0, 1fr);
        align-items: baseline;
        flex: 0 0 100%;
        &::before {
          content: attr(data-label);
          color: var(--u-text-muted);
          font-size: var(--u-text-xs);
        }
      }
      & tr .c-actions:nth-child(n) {
        order: 3;
        padding-block-start: var(--u-space-1);
        &:not(:has(.acts)) {
          display: none;
        }
        & .acts,
        & .why {
          justify-content: start;
        }
      }
    }
  }
`;
