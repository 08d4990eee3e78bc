import { html, nothing, type TemplateResult } from "lit";
import type { User } from "@usherkit/sdk";
import { control } from "../internal/access.js";
import type { EditorView } from "./editor-view.js";
import { hasGrants } from "./grants-place.js";

/** The ways to the parts of a long form: one that has features or accounts takes several screens. */
export const jumpList = (view: EditorView, user: User): TemplateResult | typeof nothing => {
  const { editor, about } = view;
  const { m, profile } = about;
  const granted = (["features", "accounts"] as const).filter((section) => hasGrants(user, section));
  if (granted.length === 0) return nothing;
  const reset = (["setTemporaryPassword", "sendPasswordReset"] as const).find(
    (action) => control(user, action).isShown,
  );
  const places = [
    { id: "roles-label", label: profile?.roles.multiple ? m.roles : m.role },
    ...(editor.canSetActive ? [{ id: "active-label", label: m.fields.status }] : []),
    ...(reset ? [{ id: `action-${reset}`, label: m.actions[reset] }] : []),
    ...granted.map((section) => ({
      id: `${section}-label`,
      label: m.actions[section === "features" ? "setFeatures" : "setAccounts"],
    })),
    { id: "history-label", label: editor.t.history },
  ];
  const go = (id: string) => () => {
    const heading = editor.host.renderRoot.querySelector<HTMLElement>(`#${id}`);
    if (!heading) return;
    // A summary has the focus by itself.
    if (heading.localName !== "summary") heading.tabIndex = -1;
    heading.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
  };
  return html`<nav class="jumps" aria-label=${editor.t.parts}>
    ${places.map(({ id, label }) => html`<button type="button" class="link" aria-label=${editor.t.goTo(label)} @click=${go(id)}>${label}</button>`)}
  </nav>`;
};
