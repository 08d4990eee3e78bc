import { css } from "lit";

/** On or off, at once: in forms, and in the rows of a portal that has a column of them. */
export const switchStyles = css`
  .switch {
    appearance: none;
    position: relative;
    inline-size: 2.25rem;
    block-size: 1.25rem;
    flex: none;
    border-radius: var(--u-radius-full);
    border: 1.5px solid var(--u-line-control);
    background: var(--u-surface);
    cursor: pointer;
    transition: background-color var(--u-duration);
    vertical-align: middle;
    &::after {
      content: "";
      position: absolute;
      inset-block: 2px;
      inset-inline-start: 2px;
      inline-size: 0.8125rem;
      border-radius: var(--u-radius-full);
      background: var(--u-line-control);
      transition: inset-inline-start var(--u-duration) var(--u-ease);
    }
    &:checked {
      background: var(--u-accent-fill);
      border-color: var(--u-accent-edge);
      &::after {
        background: var(--u-on-accent);
        inset-inline-start: calc(2px + 1rem);
      }
    }
    &[aria-disabled="true"] {
      cursor: not-allowed;
      background: transparent;
      border-style: dashed;
      border-color: var(--u-line-control);
      &::after {
        background: var(--u-line-control);
      }
    }
  }
  .switch-line {
    display: inline-flex;
    align-items: baseline;
    gap: 10px;
    min-block-size: 1.5rem;
    cursor: pointer;
    & > .switch {
      align-self: center;
    }
  }
  @media (pointer: coarse) {
    .switch-line {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .switch {
      forced-color-adjust: none;
      border-color: ButtonBorder;
      background: Canvas;
      &:checked {
        background: Highlight;
        border-color: Highlight;
      }
    }
    .switch::after {
      background: ButtonText;
    }
    .switch:checked::after {
      background: HighlightText;
    }
  }
`;
