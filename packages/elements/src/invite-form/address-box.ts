/* eslint lit-a11y/no-redundant-role: "off" -- Safari drops the role of a list without bullets */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../internal/icons.js";
import { mail } from "../internal/identity.js";
import { isOfOneScript } from "@usherkit/sdk/text";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import { supportLink } from "../internal/support.js";
import type { Words } from "../internal/words.js";
import type { AddressEntry } from "./address-entry.js";
import { isWrong, problemOf, type Chip } from "./chip-list.js";
import { outcomeIcon } from "./outcome-list.js";

export interface AddressBox {
  readonly entry: AddressEntry;
  readonly isMissing: boolean;
  readonly onCorrect: (address: string) => void;
  readonly onOpen: (userId: string) => void;
  readonly t: InviteFormMessages;
  readonly words: Words;
}

const chipItem = (chip: Chip, { t, entry }: AddressBox): TemplateResult => {
  const problem = problemOf(chip);
  const kind = problem === "already_user" ? "known" : problem ? "bad" : "";
  return html`<li class="chip ${kind}" part="chip">
    ${problem ? outcomeIcon(problem) : nothing}${mail(chip.address)}<button
      type="button"
      aria-label=${t.remove(chip.address)}
      @click=${() => entry.onRemove(chip)}
    >
      ${icon("x")}
    </button>
  </li>`;
};

/** One line an address that isn't sent: why, and what to do about it. */
const issue = (chip: Chip, { t, words, onCorrect, onOpen }: AddressBox): TemplateResult | typeof nothing => {
  const problem = problemOf(chip);
  if (!problem && !isOfOneScript(chip.address))
    return html`<li class="known">
      ${icon("alert")}<span><b>${mail(chip.address)}</b> ${t.mixed}</span>
    </li>`;
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
  const { t, entry } = box;
  const { chips } = entry;
  const wrong = chips.filter(isWrong).length;
  const isInvalid = box.isMissing || wrong > 0;
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
        .value=${live(entry.typed)}
        @input=${entry.onInput}
        @keydown=${entry.onKey}
        @paste=${entry.onPaste}
        @blur=${entry.onBlur}
      />
    </div>
    <p class="help" id="addresses-help">${t.addressHelp}</p>
    <div id="addresses-issues" aria-live="polite">
      <ul class="issues" role="list">
        ${box.isMissing ? html`<li class="bad">${icon("error")}<span>${t.noAddress}</span></li>` : nothing}
        ${entry.left > 0 ? html`<li>${icon("info")}<span>${t.leftOut(entry.left)}.</span></li>` : nothing}
        ${chips.map((chip) => issue(chip, box))}
      </ul>
      ${
        wrong > 1
          ? html`<button type="button" class="link" @click=${entry.onDropWrong}>${t.dropWrong(wrong)}</button>`
          : nothing
      }
    </div>
    <span class="visually-hidden" role="status">${entry.said}</span>
  </div>`;
};
