import { html, nothing, type TemplateResult } from "lit";
import type { Action, EditorSection } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { icon, type Icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import { answerText, type Answer } from "./answer.js";
import type { EditorView } from "./editor-view.js";

/** One section that saves alone: what stands at its start, the button at its end, and what came of that. */
export interface SectionPart {
  readonly id: EditorSection;
  readonly title: string;
  readonly help?: TemplateResult | string | undefined;
  readonly control?: unknown;
  readonly label: string;
  readonly icon?: Icon | undefined;
  /** It was changed, so that its button is the one to press. */
  readonly isChanged: boolean;
  readonly busy: string;
  /** Why it is refused, with what to do instead. */
  readonly denied: string | undefined;
  readonly answer: Answer | undefined;
  /** What isn't saved yet. */
  readonly note?: string | undefined;
  /** Undefined: there is nothing to be done now, but what was done is still to be read. */
  readonly press: ((trigger: HTMLElement) => void) | undefined;
}

/** The refusal of an action in words; undefined where it is allowed. */
export const deniedText = ({ editor }: EditorView, action: Action): string | undefined => {
  const { denied } = control(editor.model.user, action);
  return denied && editor.why(denied, action);
};

export const partButton = (part: SectionPart, isPrimary = part.isChanged): TemplateResult | typeof nothing => {
  const { denied, press, answer } = part;
  if (!press) return nothing;
  const isBusy = answer?.busy === true;
  const click = (event: Event) => {
    if (denied === undefined && event.currentTarget instanceof HTMLElement) press(event.currentTarget);
  };
  return html`<button
    type="button"
    class="btn ${isPrimary && denied === undefined ? "primary" : ""}"
    aria-disabled=${denied === undefined ? nothing : "true"}
    aria-describedby=${denied === undefined ? nothing : `denied-${part.id}`}
    aria-busy=${isBusy ? "true" : nothing}
    @click=${click}
  >
    ${isBusy ? html`<span class="spinner"></span>${part.busy}` : html`${part.icon ? icon(part.icon) : nothing}${part.label}`}
  </button>`;
};

export const partDenied = ({ id, denied }: SectionPart): TemplateResult | typeof nothing =>
  denied === undefined ? nothing : html`<p class="why" id="denied-${id}">${icon("info")}<span>${denied}</span></p>`;

/** In the list of sections: text and control at the start, a column of buttons at the end (scene 04). */
export const partRow = (part: SectionPart, conflict: unknown, m: CommonMessages): TemplateResult =>
  html`<section class="section" part="section" id="area-${part.id}" aria-labelledby="${part.id}-label">
    <div class="what">
      <h3 id="${part.id}-label">${part.title}</h3>
      ${part.help ? html`<p class="help">${part.help}</p>` : nothing}${conflict}${part.control ?? nothing}
    </div>
    <div class="act">${partButton(part)}${partDenied(part)}${answerText(part.answer, m, part.note)}</div>
  </section>`;
