import { html, nothing, type TemplateResult } from "lit";
import { optionList } from "../internal/option-list.js";
import { caution, secretCaution } from "./caution.js";
import { fieldView } from "./form-field.js";
import type { EditorView } from "./editor-view.js";

/** How the new person gets a credential: said where there is one way, chosen where there are several; warned where it is less safe. */
export const firstCredential = (view: EditorView): TemplateResult => {
  const { editor, about } = view;
  const { profile } = about;
  const { t, first } = editor;
  const ways = profile?.credential.onCreate ?? [];
  const only = ways.length === 1 ? ways[0] : undefined;
  const field = editor.model.fields.find(({ type }) => type === "secret");
  return html`<section class="section" part="section">
    <h3 id="first-label">${t.firstLabel}</h3>
    ${
      only
        ? html`<p class="help">${t.first[only].about}</p>`
        : optionList({
            name: "first",
            labelledBy: "first-label",
            options: ways.map((way) => ({ id: way, ...t.first[way] })),
            chosen: first ? [first] : [],
            onChoose: ([chosen]) => {
              editor.first = ways.find((way) => way === chosen);
              if (profile) editor.refit(profile);
              editor.update();
            },
          })
    }
    ${field ? fieldView(view, field) : nothing}
    ${
      first === undefined || first === "welcome"
        ? nothing
        : caution(
            secretCaution(view, {
              isTyped: field !== undefined && first === "temporary",
              name: editor.model.name,
              saferWay: ways.includes("welcome")
                ? t.first.welcome.label
                : first === "password" && ways.includes("temporary")
                  ? t.first.temporary.label
                  : undefined,
            }),
          )
    }
  </section>`;
};
