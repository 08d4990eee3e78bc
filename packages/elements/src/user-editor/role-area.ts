import { html, nothing, type TemplateResult } from "lit";
import { control } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import { roleOptions, roleReason } from "../internal/role-options.js";
import { safeHref } from "../internal/safe-href.js";
import { rolesKey } from "./editor-field.js";
import type { EditorView } from "./editor-view.js";

/** The roles: chosen where the viewer may, else read. `labelledBy`: the heading above. */
export const roleControl = ({ editor, about, section }: EditorView, labelledBy: string): TemplateResult => {
  const { m, words, profile } = about;
  const { user, roleIds, problems } = editor.model;
  const isInvalid = problems[rolesKey] !== undefined;
  const { isShown, denied } = user ? control(user, "setRoles") : { isShown: true, denied: undefined };
  // Alone, only what can be chosen stands there: the form has all, each with why it can't.
  const offered = (id: string, state: string) => section === undefined || roleIds.includes(id) || state === "allowed";
  return html`${
    isShown && editor.roles
      ? roleOptions({
          roles: editor.roles.filter(({ id, assignable }) => offered(id, assignable.state)),
          chosen: roleIds,
          isMultiple: profile?.roles.multiple ?? false,
          kept: user?.roleIds ?? [],
          isReadOnly: !editor.canSetRoles,
          isInvalid,
          labelledBy,
          describedBy: isInvalid ? "roles-error" : denied ? "roles-why" : undefined,
          reason: (refused) => roleReason(refused, { action: "setRoles", subject: editor.subject, m, words }),
          onChoose: (chosen) => editor.type(rolesKey, chosen),
        })
      : html`<p class="help">${m.rolesOf(roleIds.map((id) => words.roleName(id)))}</p>`
  }${
    isInvalid
      ? html`<p class="error-text" id="roles-error">${icon("error")}<span>${editor.t.chooseRole}</span></p>`
      : nothing
  }`;
};

/** In the form: under its heading, with the way to the guide beside. */
export const roleArea = (view: EditorView): TemplateResult => {
  const { editor, about } = view;
  const { m, profile } = about;
  const { user, problems } = editor.model;
  const label = profile?.roles.multiple ? m.roles : m.role;
  const helpUrl = profile?.roles.helpUrl;
  const denied = user && control(user, "setRoles").denied;
  return html`<section class="section" part="section">
    <h3 id="roles-label">
      ${label}
      ${
        helpUrl
          ? html`<a class="help-link" href=${safeHref(helpUrl)} target="_blank" rel="noopener">${m.help(label)}</a>`
          : nothing
      }
    </h3>
    ${roleControl(view, "roles-label")}
    ${
      denied && problems[rolesKey] === undefined
        ? html`<p class="why" id="roles-why">${icon("info")}<span>${editor.why(denied, "setRoles")}</span></p>`
        : nothing
    }
  </section>`;
};
