import { css } from "lit";

/** Choices with a description, and secrets: in forms, and in a question that has them. */
export const optionStyles = css`
  /* Options with a description: one outlined list, not a pile of cards. */
  .options {
    border: var(--u-border) solid var(--u-line-edge);
    border-radius: var(--u-radius-lg);
    background: var(--u-surface);
    overflow: clip;
  }
  .option {
    display: grid;
    align-content: start;
    grid-template-columns: auto 1fr;
    gap: 2px var(--u-space-3);
    padding: var(--u-space-3) var(--u-space-4);
    cursor: pointer;
    position: relative;
    & + & {
      border-block-start: var(--u-border) solid var(--u-line);
    }
    & .choice {
      margin-block-start: 2px;
    }
    & .name {
      font-weight: var(--u-weight-medium);
    }
    & .about {
      grid-column: 2;
      font-size: var(--u-text-sm);
      line-height: var(--u-leading-sm);
      color: var(--u-text-muted);
    }
    &:hover {
      background: var(--u-surface-hover);
    }
    &:has(:checked) {
      background: var(--u-surface-selected);
    }
    &:has([aria-disabled="true"]) {
      cursor: not-allowed;
      background: transparent;
      & .name {
        color: var(--u-text-muted);
      }
    }
  }

  .secret {
    display: flex;
    align-items: center;
    gap: var(--u-space-2);
    padding-block: 6px;
    padding-inline: var(--u-space-3) 6px;
    border: 1px solid var(--u-line-edge);
    border-radius: var(--u-radius);
    background: var(--u-surface-sunken);
    & code {
      flex: 1;
      font: 500 1rem/1.5rem var(--u-font-mono);
      letter-spacing: 0.04em;
      overflow-wrap: anywhere;
    }
  }
  .once {
    display: grid;
    gap: 6px;
  }
  .label {
    font-weight: var(--u-weight-medium);
    font-size: var(--u-text-sm);
    line-height: var(--u-leading-sm);
  }
  .choice input {
    &[type="radio"] {
      border-radius: 50%;
      &:checked {
        border: 5px solid var(--u-accent-edge);
      }
    }
    &:disabled {
      border-color: var(--u-line-edge);
      background: var(--u-surface-sunken);
      cursor: default;
    }
    &[aria-disabled="true"] {
      border-style: dashed;
      border-color: var(--u-line-control);
      background: transparent;
      cursor: not-allowed;
    }
  }
  @media (forced-colors: active) {
    .choice input[type="radio"]:checked {
      background: Canvas;
      border-color: Highlight;
    }
    .option:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
