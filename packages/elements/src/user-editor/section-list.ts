import { html, nothing, type TemplateResult } from "lit";
import type { EditorSection } from "@usherkit/sdk";
import { frameHeader } from "../internal/form-frame.js";
import { fullName, mail } from "../internal/identity.js";
import { editorSections } from "../internal/messages/editor-sections.js";
import { signedOutNotice } from "../internal/notices.js";
import { actionOf } from "../internal/section-actions.js";
import { answerText } from "./answer.js";
import { conflictArea } from "./conflict-area.js";
import type { EditorView } from "./editor-view.js";
import { historyPlace } from "./history-place.js";
import { partButton, partDenied, partRow } from "./section-part.js";
import { sectionPart } from "./section-parts.js";

/** The sections of a person's account, each with a button of its own (docs/portals.md, CA-2); or one of them alone. */
export const sectionList = (view: EditorView): TemplateResult =>
  view.section === undefined ? allSections(view) : soleSection(view, view.section);

const wordsOf = ({ about }: EditorView) => about.messages("editorSections", editorSections);
const frameClass = ({ inDialog }: EditorView) => (inDialog ? "frame" : "panel frame");

const header = (view: EditorView, title: unknown): TemplateResult =>
  frameHeader({ title, m: view.about.m, onClose: view.inDialog ? view.requestClose : undefined });

const conflictOf = (view: EditorView, id: EditorSection) =>
  conflictArea(view, id, () => {
    view.editor.host.renderRoot.querySelector<HTMLElement>(`#area-${id} .act .btn, footer .primary`)?.focus();
  });

const closeButton = ({ inDialog, about, requestClose }: EditorView): TemplateResult | typeof nothing =>
  inDialog ? html`<button type="button" class="btn" @click=${requestClose}>${about.m.close}</button>` : nothing;

const allSections = (view: EditorView): TemplateResult => {
  const { editor, about } = view;
  const { m, profile } = about;
  const t = wordsOf(view);
  const { user } = editor.model;
  const shape = profile?.editor;
  if (!user || shape?.shape !== "sections") return html``;
  return html`<div class=${frameClass(view)}>
    ${header(
      view,
      html`${t.about(t.title, fullName(user))}
      ${user.email ? html`<span class="address">(${mail(user.email)})</span>` : nothing}`,
    )}
    <div class="body rows">
      ${about.status === "signed_out" ? signedOutNotice(m) : nothing}
      ${shape.sections.map(({ id }) => {
        const part = sectionPart(view, id);
        return part ? partRow(part, conflictOf(view, id), m) : nothing;
      })}
      ${historyPlace(view)}
    </div>
    <footer part="footer">
      <span class="start">${t.footer}</span>
      ${closeButton(view)}
    </footer>
  </div>`;
};

/** One area, whose name is the title and whose button stands at the foot. */
const soleSection = (view: EditorView, id: EditorSection): TemplateResult => {
  const { editor, about } = view;
  const { m, words } = about;
  const t = wordsOf(view);
  const { user } = editor.model;
  if (!user) return html``;
  const part = sectionPart(view, id, "heading");
  const action = actionOf[id];
  const title = (action && words.terms.actions?.[action]) ?? part?.title ?? t.names[id];
  return html`<div class=${frameClass(view)} id="area-${id}">
    ${header(view, t.about(title, fullName(user)))}
    <div class="body sole">
      ${about.status === "signed_out" ? signedOutNotice(m) : nothing}
      ${
        part
          ? html`${part.help ? html`<p class="help">${part.help}</p>` : nothing}${conflictOf(view, id)}${partDenied(part)}
            ${part.control ?? nothing}`
          : html`<p class="help">${t.nothing}</p>`
      }
    </div>
    <footer part="footer">
      <span class="start">${part ? answerText(part.answer, m, part.note) : nothing}</span>
      ${closeButton(view)}${part ? partButton(part, true) : nothing}
    </footer>
  </div>`;
};
