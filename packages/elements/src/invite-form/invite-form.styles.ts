import { css } from "lit";

export const inviteFormStyles = css`
  :host(:not([in-dialog])) .usher {
    max-inline-size: 35rem;
  }
  .names {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: var(--u-space-4);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-content: start;
    padding: 6px;
    min-block-size: 5rem;
    max-block-size: 14rem;
    overflow: auto;
    border: var(--u-border) solid var(--u-line-control);
    border-radius: var(--u-radius);
    background: var(--u-surface);
    cursor: text;
  }
  .chips:hover {
    border-color: var(--u-text-muted);
  }
  .chips:focus-within {
    outline: var(--u-ring) solid var(--u-focus);
    outline-offset: -1px;
    border-color: transparent;
  }
  .chips.invalid {
    border-color: var(--u-danger-mark);
    box-shadow: inset 0 0 0 1px var(--u-danger-mark);
  }
  .chips.invalid:focus-within {
    outline-color: var(--u-danger-mark);
    box-shadow: none;
  }
  .notice > .btn {
    align-self: center;
  }
  h2:focus,
  .told:focus {
    outline: none;
  }
  .bone.tall {
    inline-size: 100%;
    block-size: 5rem;
  }
  .chips ul {
    display: contents;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 1.75rem;
    max-inline-size: 100%;
    padding-inline: 10px 2px;
    border: var(--u-border) solid transparent;
    border-radius: var(--u-radius-sm);
    background: var(--u-neutral-tint);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
    overflow-wrap: anywhere;
  }
  .chip > .icon {
    --u-icon: 0.875rem;
    margin-inline-start: -2px;
  }
  .chip button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: var(--u-radius-sm);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .chip button:hover {
    background: color-mix(in oklab, currentColor 12%, transparent);
  }
  .chip button .icon {
    stroke-width: 1.25;
    --u-icon: 0.75rem;
  }
  .mail .domain {
    color: inherit;
  }
  .chip.bad {
    background: var(--u-danger-tint);
    color: var(--u-danger-text);
    border-color: color-mix(in oklab, var(--u-danger-mark) 40%, transparent);
  }
  .chip.known {
    background: var(--u-warning-tint);
    color: var(--u-warning-text);
    border-color: color-mix(in oklab, var(--u-warning-mark) 40%, transparent);
  }
  .chips input {
    flex: 1 1 120px;
    min-inline-size: 80px;
    min-block-size: 1.75rem;
    padding: 4px 6px;
    border: 0;
    background: none;
    outline: none;
  }
  .chips input::placeholder {
    color: var(--u-text-muted);
    opacity: 1;
  }
  .issues {
    display: grid;
    gap: 4px;
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
  }
  .issues li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px;
  }
  .issues .icon {
    margin-block-start: 2px;
  }
  .issues .bad .icon {
    color: var(--u-danger-mark);
  }
  .issues .known .icon {
    color: var(--u-warning-mark);
  }
  .issues b,
  .what b {
    font-weight: var(--u-weight-medium);
    overflow-wrap: anywhere;
  }
  .outcomes {
    border: var(--u-border) solid var(--u-line-edge);
    border-radius: var(--u-radius-lg);
    background: var(--u-surface);
  }
  .outcomes li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 var(--u-space-3);
    align-items: center;
    padding-block: 10px;
    padding-inline: var(--u-space-4) var(--u-space-3);
    min-block-size: 3.5rem;
  }
  .outcomes li + li {
    border-block-start: var(--u-border) solid var(--u-line);
  }
  .what {
    display: grid;
    min-inline-size: 0;
  }
  .outcomes .ok > .icon {
    color: var(--u-success-mark);
  }
  .outcomes .known > .icon {
    color: var(--u-neutral-mark);
  }
  .outcomes .bad > .icon {
    color: var(--u-danger-mark);
  }
  @container (max-width: 460px) {
    .outcomes li .btn {
      grid-column: 2;
      justify-self: start;
      margin-block-start: 6px;
    }
  }
  @media (forced-colors: active) {
    .chip {
      border-color: CanvasText;
    }
  }
  @media (pointer: coarse) {
    .chip button {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
`;
