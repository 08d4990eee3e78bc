import { css } from "lit";

/** Badges, people, dates, notices, faces. */
export const displayStyles = css`
  .badge {
    --t: var(--u-neutral-text);
    --b: var(--u-neutral-tint);
    --m: var(--u-neutral-mark);
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 1.375rem;
    padding: 2px 8px;
    text-wrap: balance;
    border-radius: min(11px, var(--u-radius-full));
    border: 1px solid color-mix(in oklab, var(--m) 24%, transparent);
    background: var(--b);
    color: var(--t);
    font-size: var(--u-text-xs);
    line-height: var(--u-leading-xs);
    font-weight: var(--u-weight-medium);
    max-inline-size: 100%;
    overflow-wrap: break-word;
    text-align: start;
    justify-self: start;
    &::before {
      content: "";
      inline-size: 7px;
      block-size: 7px;
      flex: none;
      border-radius: 50%;
      background: var(--m);
      border: 1.5px solid var(--m);
    }
    &.wait::before {
      background: transparent;
    }
    &.shut::before {
      border-radius: 1px;
    }
    &.rest {
      background: transparent;
      border: 0;
      color: var(--u-text);
      padding-inline: 0;
      font-weight: var(--u-weight);
      font-size: var(--u-text-sm);
    }
    &.info {
      --t: var(--u-info-text);
      --b: var(--u-info-tint);
      --m: var(--u-info-mark);
    }
    &.success {
      --t: var(--u-success-text);
      --b: var(--u-success-tint);
      --m: var(--u-success-mark);
    }
    &.warning {
      --t: var(--u-warning-text);
      --b: var(--u-warning-tint);
      --m: var(--u-warning-mark);
    }
    &.danger {
      --t: var(--u-danger-text);
      --b: var(--u-danger-tint);
      --m: var(--u-danger-mark);
    }
  }
  .tag {
    display: inline-flex;
    align-items: center;
    padding-inline: 5px;
    block-size: 1.125rem;
    border: 1px solid var(--u-line-edge);
    border-radius: var(--u-radius-sm);
    font-size: 0.6875rem;
    line-height: 1rem;
    font-weight: var(--u-weight-medium);
    color: var(--u-text-muted);
    white-space: nowrap;
  }
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--u-avatar);
    block-size: var(--u-avatar);
    border-radius: var(--u-radius-full);
    background: color-mix(in oklab, var(--u-text) 8%, transparent);
    color: var(--u-neutral-text);
    font-size: calc(var(--u-avatar) * 0.36);
    line-height: 1;
    font-weight: var(--u-weight-strong);
    letter-spacing: 0.01em;
  }
  .mail .domain {
    display: inline-block;
    max-inline-size: 100%;
    color: var(--u-text-muted);
  }
  :host(:dir(rtl)) .domain {
    text-align: end;
  }
  /* In one line or, at the @, in two; each is cut before it breaks. */
  .table .mail {
    display: block;
    min-inline-size: 0;
    & span {
      display: inline-block;
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      vertical-align: top;
    }
    & span wbr {
      display: none;
    }
  }
  .when {
    display: grid;
    justify-items: start;
    & > :first-child {
      white-space: nowrap;
    }
  }

  .notice {
    --m: var(--u-info-mark);
    --b: var(--u-info-tint);
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 2px 10px;
    padding-block: var(--u-space-3);
    padding-inline: var(--u-space-3) var(--u-space-4);
    border-radius: var(--u-radius-lg);
    background: var(--b);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    border: 1px solid transparent;
    & > .icon {
      color: var(--m);
      margin-block-start: 2px;
    }
    & > div {
      min-inline-size: 0;
    }
    &.danger {
      --m: var(--u-danger-mark);
      --b: var(--u-danger-tint);
    }
    &.neutral {
      --m: var(--u-neutral-mark);
      --b: var(--u-neutral-tint);
    }
    &.flush {
      border-radius: 0;
      border-block-end-color: var(--u-line);
      padding-inline: var(--u-space-4);
      align-items: center;
      & > .icon {
        margin: 0;
      }
    }
  }

  .table .sub > .mail {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    & span {
      display: inline;
    }
  }

  .panel {
    border: var(--u-border) solid var(--u-line-edge);
    border-radius: var(--u-radius-lg);
    background: var(--u-surface);
    position: relative;
  }
  .face {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--u-space-1);
    min-block-size: 248px;
    padding: var(--u-space-8) var(--u-space-6);
    text-align: center;
    & > .icon {
      color: var(--u-text-muted);
      --u-icon: 1.25rem;
      margin-block-end: var(--u-space-2);
    }
    & h2 {
      overflow-wrap: anywhere;
    }
    & p {
      color: var(--u-text-muted);
      font-size: var(--u-text-sm);
      line-height: var(--u-leading-sm);
      max-inline-size: 44ch;
      text-wrap: balance;
    }
    & .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--u-space-2);
      margin-block-start: var(--u-space-4);
    }
    & .fine {
      font-size: var(--u-text-xs);
      margin-block-start: var(--u-space-3);
      & .link {
        font-size: inherit;
        margin-inline-start: 6px;
      }
    }
  }
  .bone {
    display: block;
    max-inline-size: 100%;
    inline-size: 8rem;
    block-size: 0.625rem;
    border-radius: var(--u-radius-sm);
    background: var(--u-surface-press);
    animation: breathe 1.6s ease-in-out infinite;
    &.short {
      inline-size: 4.5rem;
      opacity: 0.7;
    }
    &.round {
      border-radius: var(--u-radius-full);
      block-size: var(--u-avatar);
      inline-size: var(--u-avatar);
      flex: none;
    }
  }
  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .badge {
      &:not(.rest) {
        border-color: CanvasText;
      }
      &::before {
        forced-color-adjust: none;
        background: CanvasText;
        border-color: CanvasText;
      }
      &.wait::before {
        background: Canvas;
      }
    }
    .avatar,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
