import { css } from "lit";

export const pendingInvitesStyles = css`
  .table {
    --card-label: 6.75rem;
  }
  .w-role {
    inline-size: 7rem;
  }
  .w-sent {
    inline-size: 10.5rem;
  }
  .w-link {
    inline-size: 8.75rem;
  }
  .w-yes {
    inline-size: 8.25rem;
  }
  .w-act {
    inline-size: 11.75rem;
  }
  .zone {
    font-weight: var(--u-weight);
  }
  .yes {
    color: var(--u-success-mark);
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
  @container (max-width: 860px) {
    .w-sent {
      inline-size: 9rem;
    }
  }
  @container (max-width: 680px) {
    .table.cards .c-acts {
      display: block;
      padding-block-start: var(--u-space-2);
      &:not(:has(.acts)) {
        display: none;
      }
      & .acts,
      & .why {
        justify-content: start;
      }
    }
    /* All of a card is shown: its rows are few. */
    .table.cards tr .p2 {
      display: grid;
    }
  }
`;
