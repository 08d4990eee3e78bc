import { css } from "lit";

/**
 * What opens over the page and what it asks. The shell of a native dialog, and the frame inside it: header and footer stay, the body scrolls. In a narrow window it is a
 * sheet from the bottom. The frame may stand in the dialog itself or in an element that the dialog holds.
 */
export const dialogStyles = css`
  .dialog {
    --rise: 8px;
    --u-surface: var(--u-surface-raised);
    --usher-surface: var(--u-surface-raised);
    inline-size: calc(100% - 32px);
    max-inline-size: 640px;
    max-block-size: min(100dvh - 32px, 72rem);
    margin: auto;
    padding: 0;
    border: 0;
    color: inherit;
    background: var(--u-surface-raised);
    border-radius: var(--u-radius-xl);
    box-shadow: var(--u-shadow-dialog);
    container-type: inline-size;
    overflow: clip;
    &[open] {
      display: flex;
      flex-direction: column;
      animation: appear var(--u-duration-slow) var(--u-ease);
    }
    &::backdrop {
      background: var(--u-scrim);
    }
    &.sm {
      max-inline-size: 448px;
    }
    &.md {
      max-inline-size: 560px;
    }
    &.lg {
      max-inline-size: 760px;
    }
    & > :not([hidden]) {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
  }
  :host([in-dialog]) .usher {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .frame {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    & > header {
      display: flex;
      align-items: start;
      gap: var(--u-space-3);
      padding-block: var(--u-space-5) var(--u-space-4);
      padding-inline: var(--u-space-6) var(--u-space-4);
      & > div {
        flex: 1;
        min-inline-size: 0;
      }
      & h2 {
        font-size: var(--u-text-lg);
        line-height: var(--u-leading-lg);
        letter-spacing: -0.006em;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      & .sub {
        font-size: var(--u-text-sm);
        line-height: var(--u-leading-sm);
      }
      & > .btn {
        --u-control: 2rem;
        margin-block: -4px;
      }
    }
    & > .body {
      overflow: auto;
      padding: var(--u-space-1) var(--u-space-6) var(--u-space-6);
      display: grid;
      gap: var(--u-space-5);
      &.tight {
        gap: var(--u-space-3);
        padding-block-start: 0;
      }
    }
    & > footer {
      display: flex;
      align-items: center;
      justify-content: end;
      gap: var(--u-space-2);
      padding: var(--u-space-4) var(--u-space-6);
      border-block-start: var(--u-border) solid var(--u-line);
      & .start {
        margin-inline-end: auto;
        color: var(--u-text-muted);
        font-size: var(--u-text-sm);
        line-height: var(--u-leading-sm);
      }
    }
  }
  .names {
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    & summary {
      inline-size: fit-content;
      cursor: pointer;
      color: var(--u-accent-text);
    }
    & ul {
      columns: 2 11rem;
      margin: var(--u-space-2) 0 0;
      padding-inline-start: var(--u-space-4);
    }
  }
  @media (max-width: 520px) {
    .dialog {
      inline-size: 100%;
      max-inline-size: none;
      max-block-size: calc(100dvh - 24px);
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .frame {
      & > header {
        padding-inline: var(--u-space-4) var(--u-space-3);
      }
      & > .body,
      & > footer {
        padding-inline: var(--u-space-4);
      }
      & > footer {
        flex-wrap: wrap;
        & .btn {
          flex: 1 1 auto;
          min-block-size: 2.75rem;
        }
        & .start {
          flex: 1 0 100%;
        }
      }
    }
  }
  /* At 400 % zoom header and footer would leave no room for what lies between: all of it scrolls (WCAG 2.2, 1.4.10). */
  @media (max-height: 420px) {
    .dialog {
      max-block-size: calc(100dvh - 16px);
    }
    .dialog .frame,
    :host([in-dialog]) .frame {
      display: block;
      overflow: auto;
      & > .body {
        overflow: visible;
      }
    }
  }
  .btn {
    &.danger {
      --btn-icon: currentColor;
      background: var(--u-danger-fill);
      border-color: transparent;
      color: var(--u-on-danger);
      &:hover {
        background: var(--u-danger-fill-hover);
      }
      &:active {
        background: var(--u-danger-fill-press);
      }
    }
    &.danger:disabled {
      background: var(--u-surface-press);
      color: var(--u-text-off);
    }
  }
  .spinner {
    inline-size: 1rem;
    block-size: 1rem;
    flex: none;
    border-radius: 50%;
    border: 1.5px solid currentColor;
    border-inline-end-color: transparent;
    animation: spin 0.8s linear infinite;
  }
  .toast {
    --rise: 8px;
    display: inline-flex;
    align-items: center;
    gap: 10px;
    padding-block: 8px;
    padding-inline: 14px 8px;
    border-radius: var(--u-radius-lg);
    background: light-dark(#1b1f25, #2a3038);
    color: #f2f4f7;
    box-shadow: var(--u-shadow-toast);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    max-inline-size: 100%;
    animation: appear var(--u-duration-slow) var(--u-ease);
    & > .icon {
      color: #6fcf97;
    }
    & .btn {
      --btn-icon: #c3c9d2;
      color: inherit;
      &:hover {
        background: rgb(255 255 255 / 0.12);
      }
    }
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 var(--rise, 4px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 2.4s;
    }
  }
  @media (forced-colors: active) {
    .dialog,
    .toast {
      border: 1px solid CanvasText;
    }
    .btn.danger {
      forced-color-adjust: none;
      border: 2px solid ButtonBorder;
    }
  }
`;
