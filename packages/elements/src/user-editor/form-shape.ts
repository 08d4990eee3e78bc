import { html, nothing, type TemplateResult } from "lit";
import { UserOpenRequestEvent } from "../events/user-open-request.js";
import { icon } from "../internal/icons.js";
import { nextSteps } from "../internal/next-steps.js";
import { failureNotice, signedOutNotice } from "../internal/notices.js";
import { remedyText } from "../internal/reason.js";
import { secretBox } from "../internal/secret-box.js";
import { letInBy } from "../internal/takeover.js";
import { actionSections } from "./action-sections.js";
import { activeChoice } from "./active-choice.js";
import { answerText } from "./answer.js";
import { conflictArea } from "./conflict-area.js";
import { sectionOf } from "./editor-field.js";
import type { EditorView } from "./editor-view.js";
import { firstCredential } from "./first-credential.js";
import { fieldView } from "./form-field.js";
import { grantsInForm } from "./grants-place.js";
import { historyPlace } from "./history-place.js";
import { jumpList } from "./jump-list.js";
import { roleArea } from "./role-area.js";
import { userFacts } from "./user-facts.js";

/** The fields at once, with one button to save them: for somebody who is there, and for somebody new. */
export const formShape = (view: EditorView, header: unknown): TemplateResult => {
  const { editor, about, inDialog } = view;
  const { model, t } = editor;
  const { m, words, profile } = about;
  const { user } = model;
  const standing = user && profile ? [userFacts(user, { profile, t, m, words }), activeArea(view)] : [];
  // What one came for stands first: somebody is locked, inactive, or hasn't come in yet.
  const isWaiting = user && (letInBy(user).length > 0 || user.status === "provisioned");
  const focusSave = () => editor.host.renderRoot.querySelector<HTMLElement>("[type=submit]")?.focus();
  return html`<form
    class=${inDialog ? "frame" : "panel frame"}
    novalidate
    aria-labelledby="heading"
    @submit=${editor.saver.submit}
  >
    ${header}${user ? jumpList(view, user) : nothing}
    <div class="body">
      ${about.status === "signed_out" ? signedOutNotice(m) : nothing}${noticeBox(view)}${conflictArea(view, "", focusSave)}
      ${
        user && !editor.canEdit
          ? html`<div class="notice neutral">
              ${icon("info")}
              <div>
                <strong>${t.readOnly(editor.canSave)}</strong>
                ${editor.why(user.access?.actions["edit"], "edit") || askSupport(view)}
              </div>
            </div>`
          : nothing
      }
      ${isWaiting ? [standing, actionSections(view, user, "urgent")] : nothing}
      <div class="section" part="section">
        <div class="grid2">
          ${model.fields
            .filter(({ key, type }) => type !== "secret" && ["details", "email"].includes(sectionOf(key)))
            .map((field) => fieldView(view, field))}
        </div>
      </div>
      ${roleArea(view)}
      ${
        user && profile
          ? html`${isWaiting ? nothing : standing}${actionSections(view, user, "usual")}${grantsInForm(view)}
            ${actionSections(view, user, "last")}${historyPlace(view)}`
          : firstCredential(view)
      }
    </div>
    ${footer(view)}
  </form>`;
};

/** Names the portal's support, for details that the report refuses without a remedy. */
const askSupport = ({ about: { m, words } }: EditorView): string =>
  words.support ? `${remedyText({ kind: "contact_support" }, m, words)}.` : "";

/** After a creation that made a secret: it is seen before anything else happens. What is still to be granted is offered beside. */
export const createdFrame = (view: EditorView, header: unknown): TemplateResult => {
  const { created, host, t } = view.editor;
  const { m, words } = view.about;
  const steps = created ? nextSteps(created) : [];
  return html`<div class=${view.inDialog ? "frame" : "panel frame"}>
    ${header}
    <div class="body">
      ${noticeBox(view)}
      ${steps.length > 0 ? html`<p>${t.toGrant(words.list(steps.map(({ action }) => m.actions[action])))}</p>` : nothing}
    </div>
    <footer>
      ${steps.map(
        ({ section, action }) =>
          html`<button
            type="button"
            class="btn"
            @click=${() => {
              if (created) host.dispatchEvent(new UserOpenRequestEvent({ userId: created.id, section }));
            }}
          >
            ${m.actions[action]}
          </button>`,
      )}
      <button
        type="button"
        class="btn primary"
        @click=${() => {
          view.editor.close();
        }}
      >
        ${t.done}
      </button>
    </footer>
  </div>`;
};

const noticeBox = ({ editor, about }: EditorView): TemplateResult | typeof nothing => {
  const { notice } = editor;
  if (!notice) return nothing;
  if (notice.kind === "danger") return failureNotice(notice.title, notice, about.m);
  return html`<div class="notice success told" role="status" tabindex="-1">
      ${icon("check-circle")}
      <div><strong>${notice.title}</strong> ${notice.text}</div>
    </div>
    ${notice.secret ? secretBox(notice.secret, editor.actionWords, about.m) : nothing}`;
};

const activeArea = (view: EditorView): TemplateResult | typeof nothing => {
  const { editor, about } = view;
  const choice = activeChoice(view, "active-label");
  if (!choice) return nothing;
  const answer = editor.answers.get("activate") ?? editor.answers.get("deactivate");
  return html`<section class="section" part="section">
    <h3 id="active-label">${editor.t.activeTitle}</h3>
    ${choice}${answerText(answer, about.m)}
  </section>`;
};

const footer = ({ editor, about, inDialog, requestClose }: EditorView): TemplateResult | typeof nothing => {
  const { m } = about;
  const { t } = editor;
  const { user, problems, changed } = editor.model;
  const wrong = Object.keys(problems).length;
  // What has a button of its own counts there.
  const waiting = editor.model.changedIn("").length;
  const unsaved = user && waiting > 0 ? t.unsaved(waiting) : "";
  const apart = changed.length - waiting;
  const told = [editor.answer || unsaved, user && apart > 0 ? t.ownButton(apart) : ""].filter(Boolean);
  const nextProblem = () => {
    const all = [...editor.host.renderRoot.querySelectorAll<HTMLElement>("[aria-invalid]")];
    const { activeElement } = editor.host.shadowRoot ?? document;
    const at = all.findIndex((one) => one.contains(activeElement));
    editor.showProblem(all[(at + 1) % all.length]);
  };
  const state =
    wrong > 0
      ? html`<button type="button" class="link" @click=${nextProblem}>${t.problems(wrong)}</button>`
      : told.join(". ");
  if (!editor.canSave)
    return inDialog
      ? html`<footer part="footer">
          <button type="button" class="btn" @click=${requestClose}>${m.close}</button>
        </footer>`
      : nothing;
  return html`<footer part="footer">
    <span class="start" role="status">${state}</span>
    ${
      inDialog || changed.length > 0
        ? html`<button type="button" class="btn" @click=${requestClose}>${m.cancel}</button>`
        : nothing
    }
    <button type="submit" class="btn primary" aria-busy=${editor.isBusy ? "true" : nothing}>
      ${
        editor.isBusy
          ? html`<span class="spinner"></span>${user ? t.saving : t.adding}`
          : user
            ? t.save
            : m.actions.create
      }
    </button>
  </footer>`;
};
