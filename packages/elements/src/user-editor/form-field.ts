import { html, nothing, type TemplateResult } from "lit";
import { isEmail } from "@usherkit/sdk";
import { isOfOneScript } from "@usherkit/sdk/text";
import { icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import { day } from "../internal/format.js";
import type { UserEditorMessages } from "../internal/messages/user-editor.js";
import { supportLink } from "../internal/support.js";
import { limitText } from "../internal/takeover.js";
import type { Words } from "../internal/words.js";
import { isList, type DraftValue } from "./draft.js";
import type { EditorField } from "./editor-field.js";
import type { EditorView } from "./editor-view.js";

export interface FormField {
  readonly field: EditorField;
  readonly value: DraftValue;
  /** What is wrong with it, in words. */
  readonly problem: TemplateResult | string | undefined;
  readonly isReadOnly: boolean;
  /** Why it may not be changed, or what it is for. */
  readonly help: string | undefined;
  readonly m: CommonMessages;
  readonly words: Words;
  /** A heading above says what it is: its own label is for who doesn't see that. */
  readonly isLabelled?: boolean;
  readonly onInput: (value: string | boolean) => void;
}

export const fieldId = (key: string): string => `field-${key.replace("/", "-")}`;

/** A value in words, for the conflict and for what can only be read. */
export const valueText = (
  field: EditorField | undefined,
  value: DraftValue,
  m: CommonMessages,
  words: Words,
): string => {
  if (isList(value)) return m.rolesOf(value.map((id) => words.roleName(id)));
  if (typeof value === "boolean") return value ? m.yes : m.no;
  if (field?.type === "date" && value) return day(value, words);
  return field?.options.find((option) => option.value === value)?.label ?? value;
};

/** What is wrong with a field, in words; undefined where nothing is. */
export const problemText = (
  field: EditorField,
  code: string | undefined,
  value: DraftValue,
  { t, m, words }: { readonly t: UserEditorMessages; readonly m: CommonMessages; readonly words: Words },
): TemplateResult | string | undefined => {
  if (code === undefined) return undefined;
  const text = t.fieldProblem(code, field.label, String(value)) ?? m.problems[code] ?? t.refused(code);
  return code === "removed_user" && words.support
    ? html`${text} ${supportLink(words.support, t.contact(words.support.name), "")}`
    : text;
};

const inputTypes = { tel: "tel", date: "date" } as const;
const inputModes = { email: "email", tel: "tel", number: "decimal" } as const;
const typeFor = (kinds: Readonly<Record<string, string>>, type: string) => kinds[type];

/** One field: its label, its control, and beneath it what is wrong or why it is read-only. */
export const formField = (view: FormField): TemplateResult => {
  const { field, value, m, isReadOnly } = view;
  const id = fieldId(field.key);
  const describedBy = [view.problem && `${id}-error`, view.help && `${id}-help`].filter(Boolean).join(" ") || nothing;
  const invalid = view.problem ? "true" : nothing;
  const required = field.isRequired && !isReadOnly ? "true" : nothing;
  const below = html`${view.help ? html`<p class="help" id="${id}-help">${view.help}</p>` : nothing}${
    view.problem
      ? html`<p class="error-text" id="${id}-error">${icon("error")}<span>${view.problem}</span></p>`
      : nothing
  }`;

  if (field.type === "boolean" && !isReadOnly)
    return html`<div class="field wide">
      <label class="tick"
        ><span class="choice"
          ><input
            id=${id}
            type="checkbox"
            aria-describedby=${describedBy}
            .checked=${value === true}
            @change=${(event: Event) => view.onInput((event.target as HTMLInputElement).checked)}
          />${icon("check", "on")}</span
        >${field.label}</label
      >${below}
    </div>`;

  // The eye has the section's title for a label; a hidden label beside it isn't taken for one by every engine.
  const name = view.isLabelled ? field.label : nothing;
  const label = view.isLabelled
    ? nothing
    : html`<label for=${id}
        >${field.label}${
          field.isRequired || isReadOnly ? nothing : html` <span class="optional">${m.optional}</span>`
        }</label
      >`;
  const input = (event: Event) => view.onInput((event.target as HTMLInputElement | HTMLSelectElement).value);
  const control =
    field.type === "select" && !isReadOnly
      ? html`<select
          id=${id}
          class="input"
          part="input"
          aria-label=${name}
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          aria-required=${required}
          @change=${input}
        >
          ${[{ value: "", label: "" }, ...field.options].map(
            (option) =>
              html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
          )}
        </select>`
      : html`<input
          id=${id}
          class="input ${field.type === "secret" ? "mono" : ""}"
          part="input"
          type=${isReadOnly ? "text" : (typeFor(inputTypes, field.type) ?? "text")}
          inputmode=${field.isDigits ? "numeric" : (typeFor(inputModes, field.type) ?? nothing)}
          dir=${field.type === "name" || field.type === "text" ? "auto" : field.type === "select" ? nothing : "ltr"}
          autocomplete="off"
          autocapitalize=${field.type === "name" ? "words" : "none"}
          spellcheck="false"
          aria-label=${name}
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          aria-required=${required}
          ?readonly=${isReadOnly}
          .value=${isReadOnly ? valueText(field, value, m, view.words) : String(value)}
          @input=${input}
        />`;
  const isWide = field.type === "email" || field.type === "secret";
  return html`<div class="field ${isWide ? "wide" : ""}">${label}${control}${below}</div>`;
};

/** A field as the editor has it: its value, what is wrong with it, and whether this viewer may change it. */
export const fieldView = ({ editor, about }: EditorView, field: EditorField, isLabelled = false): TemplateResult => {
  const { m, words } = about;
  const { t, model } = editor;
  const value = model.draft[field.key] ?? "";
  const isMine = editor.isMine(field);
  // A secret is no field of the person's: whoever may set it may type it.
  const canEdit = editor.canEdit || field.type === "secret";
  const { user } = model;
  const isAddress = field.key === "email" && user !== undefined;
  const withheld = isAddress ? editor.addressWithheld : undefined;
  // A section says it beside its button.
  const why = isLabelled ? undefined : withheld;
  const isMixed = field.key === "email" && isEmail(String(value)) && !isOfOneScript(String(value));
  const limit = isAddress ? limitText(user, "edit", editor.name, editor.actionWords) : undefined;
  return formField({
    field,
    value,
    problem: problemText(field, model.problems[field.key], value, { t, m, words }),
    isReadOnly: !canEdit || !isMine || withheld !== undefined,
    help:
      canEdit && !isMine
        ? t.onlyRoles((field.editableBy ?? []).map((id) => words.roleName(id)))
        : (why ?? ([field.help, limit, isMixed && t.mixed].filter(Boolean).join(" ") || undefined)),
    m,
    words,
    isLabelled,
    onInput: (typed) => editor.type(field.key, typed),
  });
};
