import { html, nothing, type TemplateResult } from "lit";
import type { Invitation, InvitationSort, LinkState, Page } from "@usherkit/sdk";
import { icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import type { PendingInvitesMessages } from "../internal/messages/pending-invites.js";

export interface Place {
  readonly cursor: string | undefined;
  /** How many rows stand before this page. */
  readonly from: number;
}

export interface Question {
  readonly search: string;
  readonly link: LinkState | undefined;
  readonly sort: InvitationSort;
}

export interface InvitesFrame {
  readonly question: Question;
  readonly t: PendingInvitesMessages;
  readonly m: CommonMessages;
  readonly onAsk: (change: Partial<Question>) => void;
  readonly onGo: (place: Place) => void;
}

const states: readonly LinkState[] = ["open", "expired", "used", "replaced", "revoked"];

/** The search and the filter above the list. */
export const invitesToolbar = ({ question, t, m, onAsk }: InvitesFrame): TemplateResult =>
  html`<div class="toolbar" part="toolbar" role="search">
    <span class="input-wrap search"
      >${icon("search")}<input
        class="input"
        type="search"
        autocomplete="off"
        maxlength="200"
        placeholder=${t.search}
        aria-label=${t.search}
        .value=${question.search}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement) onAsk({ search: event.currentTarget.value });
        }}
    /></span>
    <label class="btn select"
      ><span class="select-label">${t.linkFilter}</span
      ><select
        @change=${(event: Event) => {
          if (!(event.currentTarget instanceof HTMLSelectElement)) return;
          const { value } = event.currentTarget;
          onAsk({ link: states.find((state) => state === value) });
        }}
      >
        <option value="" .selected=${question.link === undefined}>${m.any}</option>
        ${states.map(
          (state) => html`<option value=${state} .selected=${question.link === state}>${t.links[state]}</option>`,
        )}</select
      >${icon("chevron-down", "caret")}</label
    >
  </div>`;

/** The range of rows beneath the list, and the pages beside. `from`: the rows before this page. */
export const invitesPager = (
  { items, total, nextCursor, previousCursor }: Page<Invitation>,
  from: number,
  pageSize: number,
  { t, onGo }: InvitesFrame,
): TemplateResult => {
  const turn = (label: string, chevron: "chevron-start" | "chevron-end", place: Place | undefined) =>
    html`<button type="button" class="btn sm" ?disabled=${!place} @click=${() => place && onGo(place)}>
      ${chevron === "chevron-start" ? icon(chevron, "flip") : nothing}<span class="txt">${label}</span
      >${chevron === "chevron-end" ? icon(chevron, "flip") : nothing}
    </button>`;
  const counted = total && t.total(total.value, total.exact);
  return html`<nav class="pager" part="pager" aria-label=${t.pages}>
    <span
      >${t.range(Math.min(from + 1, from + items.length), from + items.length)}${
        counted ? html` ${t.of} <strong>${counted[0]}</strong> ${counted[1]}` : nothing
      }</span
    >
    ${
      nextCursor === null && previousCursor === null
        ? nothing
        : html`<span class="push pair"
            >${turn(
              t.previous,
              "chevron-start",
              previousCursor === null ? undefined : { cursor: previousCursor, from: Math.max(0, from - pageSize) },
            )}${turn(
              t.next,
              "chevron-end",
              nextCursor === null ? undefined : { cursor: nextCursor, from: from + items.length },
            )}</span
          >`
    }
  </nav>`;
};
