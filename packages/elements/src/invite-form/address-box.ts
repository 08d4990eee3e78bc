/* eslint lit-a11y/no-redundant-role: "off" -- Safari drops the role of a list without bullets */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../internal/icons.js";
import { mail } from "../internal/identity.js";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import { supportLink } from "../internal/support.js";
import type { Words } from "../internal/words.js";
import { problemOf, type Chip } from "./chip-list.js";
import { outcomeIcon } from "./outcome-list.js";

export interface AddressBox {
  readonly chips: readonly Chip[];
  readonly typed: string;
  /** What has just happened to the list, for who can't see it. */
  readonly said: string;
  readonly isMissing: boolean;
  readonly onInput: (event: InputEvent) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
  readonly onRemove: (chip: Chip) => void;
  readonly onCorrect: (address: string) => void;
  readonly onOpen: (userId: string) => void;
  readonly t: InviteFormMessages;
  readonly words: Words;
}

const chipItem = (chip: Chip, { t, onRemove }: AddressBox): TemplateResult => {
  const problem = problemOf(chip);
  const kind = problem === "already_user" ? "known" : problem ? "bad" : "";
  return html`<li class="chip ${kind}" part="chip">
    ${problem ? outcomeIcon(problem) : nothing}${mail(chip.address)}<button
      type="button"
      aria-label=${t.remove(chip.address)}
      @click=${() => onRemove(chip)}
    >
      ${icon("x")}
    </button>
  </li>`;
};

/** One line an address that isn't sent: why, and what to do about it. */
const issue = (chip: Chip, { t, words, onCorrect, onOpen }: AddressBox): TemplateResult | typeof nothing => {
  const problem = problemOf(chip);
  if (!problem) return nothing;
  const userId = chip.outcome?.userId;
  return html`<li class=${problem === "already_user" ? "known" : "bad"}>
    ${outcomeIcon(problem)}<span
      ><b>${mail(chip.address)}</b> ${t.problem[problem] ?? t.notInvited}
      ${
        problem === "malformed"
          ? html`<button type="button" class="link" @click=${() => onCorrect(chip.address)}>${t.correctIt}</button>`
          : problem === "removed_user" && words.support
            ? supportLink(words.support, t.contact, "link")
            : userId !== undefined
              ? html`<button type="button" class="link" @click=${() => onOpen(userId)}>${t.openUser}</button>`
              : nothing
      }</span
    >
  </li>`;
};

/** The whole box is the input's; what was typed isn't left by it. */
const focusInput = (event: Event) => {
  const { target, currentTarget } = event;
  if (target !== currentTarget || !(currentTarget instanceof Element)) return;
  event.preventDefault();
  currentTarget.querySelector("input")?.focus();
};

/** The addresses as chips, the input that makes them, and beneath it what is wrong with which. */
export const addressBox = (box: AddressBox): TemplateResult => {
  const { t, chips } = box;
  const isInvalid = box.isMissing || chips.some((chip) => problemOf(chip) === "malformed");
  return html`<div class="field">
    <label for="addresses">${t.addresses}</label>
    <div class="chips ${isInvalid ? "invalid" : ""}" part="chips" @mousedown=${focusInput}>
      ${
        chips.length > 0
          ? html`<ul role="list" aria-label=${t.addresses}>
              ${chips.map((chip) => chipItem(chip, box))}
            </ul>`
          : nothing
      }
      <input
        id="addresses"
        type="text"
        inputmode="email"
        dir="ltr"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        placeholder=${chips.length > 0 ? t.addAnother : t.addFirst}
        aria-describedby="addresses-help addresses-issues"
        aria-invalid=${isInvalid ? "true" : nothing}
        .value=${live(box.typed)}
        @input=${box.onInput}
        @keydown=${box.onKey}
        @paste=${box.onPaste}
        @blur=${box.onBlur}
      />
    </div>
    <p class="help" id="addresses-help">${t.addressHelp}</p>
    <div id="addresses-issues" aria-live="polite">
      <ul class="issues" role="list">
        ${box.isMissing ? html`<li class="bad">${icon("error")}<span>${t.noAddress}</span></li>` : nothing}
        ${chips.map((chip) => issue(chip, box))}
      </ul>
    </div>
    <span class="visually-hidden" role="status">${box.said}</span>
  </div>`;
};
