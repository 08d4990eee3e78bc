import { css } from "lit";

/** The provider has no box of its own. */
export const usherProviderStyles = css`
  :host {
    display: contents;
  }
`;
