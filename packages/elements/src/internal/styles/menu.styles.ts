import { css } from "lit";

/** The one menu of an element, beside its trigger; and the words that open beside a status. */
export const menuStyles = css`
  /* What floats: a menu in the top layer, beside its trigger. */
  .menu {
    position: fixed;
    margin: 4px 0;
    border: 0;
    color: inherit;
    inline-size: max-content;
    min-inline-size: 224px;
    max-inline-size: min(296px, 100vw - 16px);
    max-block-size: calc(100vh - 16px);
    overflow: auto;
    padding: var(--u-space-1);
    border-radius: var(--u-radius-lg);
    background: var(--u-surface-raised);
    box-shadow: var(--u-shadow-menu);
    /* No rise, unlike what else appears: what is about to be pressed stays where it is. */
    --rise: 0;
    animation: appear var(--u-duration) var(--u-ease);
    & [role^="menuitem"] {
      display: grid;
      grid-template-columns: var(--u-icon) 1fr;
      column-gap: 10px;
      align-items: center;
      inline-size: 100%;
      min-block-size: var(--u-menu-item);
      padding-block: 7px;
      padding-inline: 10px var(--u-space-3);
      border: 0;
      background: none;
      color: inherit;
      text-align: start;
      text-decoration: none;
      border-radius: var(--u-radius);
      cursor: pointer;
      & > .icon {
        color: var(--u-text-muted);
      }
      &:hover {
        background: var(--u-surface-press);
      }
      &:focus-visible {
        outline-offset: -2px;
      }
      &.danger:not([aria-disabled="true"]) {
        color: var(--u-danger-text);
        & > .icon {
          color: inherit;
        }
        &:hover {
          background: var(--u-danger-tint);
        }
      }
      &[aria-disabled="true"] {
        cursor: not-allowed;
        color: var(--u-text-muted);
        background: none;
      }
      & > bdi {
        justify-self: start;
      }
      & .reason {
        grid-column: 2;
        font-size: var(--u-text-xs);
        line-height: var(--u-leading-xs);
        color: var(--u-text-muted);
        padding-block: 1px 2px;
        text-wrap: pretty;
      }
    }
    & .heading {
      padding: 6px 10px 2px;
      font-size: var(--u-text-xs);
      line-height: var(--u-leading-xs);
      font-weight: var(--u-weight-medium);
      color: var(--u-text-muted);
    }
    & hr {
      border: 0;
      border-block-start: 1px solid var(--u-line);
      margin: var(--u-space-1) 10px;
    }
  }

  /* Where neither edge of the trigger leaves room for it: along the window's, and at last over the trigger. Chromium tries five places. */
  @position-try --beside {
    inset-inline: auto 8px;
  }
  @position-try --over {
    inset: 4px 8px auto auto;
  }
  @supports (anchor-name: --a) {
    [aria-expanded="true"] {
      anchor-name: --usher-menu;
    }
    .menu {
      position-anchor: --usher-menu;
      inset: auto;
      inset-block-start: anchor(end);
      inset-inline-start: anchor(self-start);
      position-try-fallbacks:
        flip-block,
        flip-inline,
        --beside,
        flip-block --beside,
        --over;
      &.at-end {
        inset-inline: auto anchor(self-end);
      }
    }
  }

  .menu-about {
    display: grid;
    gap: var(--u-space-1);
    padding: var(--u-space-2) 10px;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    & p {
      text-wrap: pretty;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 var(--rise, 4px);
    }
  }
  @media (forced-colors: active) {
    .menu {
      border: 1px solid CanvasText;
    }
  }
`;
