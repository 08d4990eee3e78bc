import { html, nothing, type TemplateResult } from "lit";
import type { User } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import type { EditorView } from "./editor-view.js";

/** Whether the portal grants these to this person at all; what they are is loaded when it does. */
export const hasGrants = (user: User, section: "features" | "accounts"): boolean =>
  control(user, section === "features" ? "setFeatures" : "setAccounts").isShown;

/** In the place of what isn't known yet, or couldn't be. */
export const grantsMissing = ({ editor, about }: EditorView): TemplateResult =>
  editor.hasNoGrants
    ? html`<p class="error-text" role="alert">
        ${icon("error")}<span
          >${editor.t.notLoaded}
          <button type="button" class="link" @click=${() => void editor.readGrants()}>${about.m.tryAgain}</button></span
        >
      </p>`
    : html`<span class="bone tall" aria-hidden="true"></span>`;

/** Features and accounts in the form: areas of their own. */
export const grantsInForm = (view: EditorView): TemplateResult | typeof nothing => {
  const { editor, about } = view;
  const { user } = editor.model;
  if (!user) return nothing;
  return html`${(["features", "accounts"] as const).map((section) => {
    if (!hasGrants(user, section)) return nothing;
    if (editor.grants) return editor.grants.draw.grantArea(view, editor.grants, section);
    return html`<section class="section" part="section">
      <h3>${about.m.actions[section === "features" ? "setFeatures" : "setAccounts"]}</h3>
      ${grantsMissing(view)}
    </section>`;
  })}`;
};
