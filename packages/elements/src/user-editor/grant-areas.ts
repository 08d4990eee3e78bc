import { html, nothing, type TemplateResult } from "lit";
import type { Decision, EditorSection, GrantableAccount, GrantableFeature, User } from "@usherkit/sdk";
import { control, controlFor } from "../internal/access.js";
import { icon } from "../internal/icons.js";
import { editorGrants, type EditorGrantsMessages } from "../internal/messages/editor-grants.js";
import { optionList, type Option } from "../internal/option-list.js";
import { reasonText } from "../internal/reason.js";
import { storedBy } from "../internal/section-actions.js";
import { accountPrefix, featurePrefix } from "./editor-field.js";
import type { EditorView } from "./editor-view.js";

export interface GrantLists {
  readonly features: readonly GrantableFeature[];
  readonly accounts: readonly GrantableAccount[];
}
type GrantSection = Extract<EditorSection, "features" | "accounts">;

const words = ({ about }: EditorView): EditorGrantsMessages => about.messages("editorGrants", editorGrants);

/** Why something can't be granted: what one doesn't hold oneself has its own words, and whoever could is named. */
const whyNot = ({ editor, about }: EditorView, decision: Decision, section: GrantSection, said: string): string =>
  reasonText(decision, {
    action: storedBy(section),
    subject: editor.subject,
    m: about.m,
    words: about.words,
    ...(decision.reason === "outranked" && { said }),
  });

const featureOption = (view: EditorView, feature: GrantableFeature, user: User, isReadOnly: boolean): Option => {
  const t = words(view);
  const { id, label, description, grantable, roleIds } = feature;
  const held = user.features.find((one) => one.id === id);
  const common = { id, label, about: description };
  if (held?.source === "role") {
    const names = roleIds.filter((role) => user.roleIds.includes(role)).map(view.about.words.roleName);
    return { ...common, isOff: true, why: t.fromRole(names) };
  }
  const { denied, isEnabled } = controlFor(grantable);
  // What the person has may be taken away, whoever may give it.
  const isOff = isReadOnly || !(isEnabled || held !== undefined);
  return {
    ...common,
    isOff,
    why: isOff && !isReadOnly && denied ? whyNot(view, denied, "features", t.notHeld) : undefined,
  };
};

/** The features, those of a role among them. */
export const featureControl = (view: EditorView, { features }: GrantLists, labelledBy: string): TemplateResult => {
  const { editor } = view;
  const { user, draft } = editor.model;
  if (!user) return html``;
  const { isEnabled, denied } = control(user, "setFeatures");
  if (features.length === 0) return html`<p class="help">${words(view).noFeatures}</p>`;
  const isOfRole = (id: string) => user.features.some((one) => one.id === id && one.source === "role");
  return optionList({
    name: "features",
    isMultiple: true,
    labelledBy,
    describedBy: denied ? "features-denied" : undefined,
    isOff: denied !== undefined,
    options: features.map((feature) => featureOption(view, feature, user, !isEnabled)),
    chosen: features.map(({ id }) => id).filter((id) => isOfRole(id) || draft[featurePrefix + id] === true),
    onChoose: (chosen) => {
      for (const { id } of features) {
        const key = featurePrefix + id;
        const isChosen = chosen.includes(id);
        if (!isOfRole(id) && (draft[key] === true) !== isChosen) editor.type(key, isChosen);
      }
    },
  });
};

/** The levels of an account that the viewer may not give: the person's present level, and less, may always stay. */
const refusedLevels = ({ id, levels }: GrantableAccount, user: User): GrantableAccount["levels"] => {
  const held = user.accounts.find((one) => one.id === id)?.level;
  const present = levels.findIndex((level) => level.id === held);
  return levels.filter(({ grantable }, rank) => rank > present && !controlFor(grantable).isEnabled);
};

const accountRow = (view: EditorView, account: GrantableAccount, user: User, isReadOnly: boolean): TemplateResult => {
  const { editor } = view;
  const t = words(view);
  const { id, name, description, levels } = account;
  const key = accountPrefix + id;
  const chosen = editor.model.draft[key] ?? "";
  const refused = refusedLevels(account, user);
  const first = refused.map(({ grantable }) => controlFor(grantable).denied).find((denied) => denied !== undefined);
  const why =
    !isReadOnly && first
      ? whyNot(view, first, "accounts", t.levelNotHeld(refused.map(({ label }) => label)))
      : undefined;
  const choose = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) editor.type(key, event.currentTarget.value);
  };
  return html`<li class="account ${chosen ? "open" : ""}">
    <div>
      <span class="name"><bdi>${name}</bdi></span>
      ${description ? html`<span class="about"><bdi>${description}</bdi></span>` : nothing}
    </div>
    <select
      class="input"
      part="input"
      aria-label=${t.levelOf(name)}
      aria-describedby=${why ? `why-${key}` : isReadOnly ? "accounts-denied" : nothing}
      ?disabled=${isReadOnly}
      @change=${choose}
    >
      <option value="" .selected=${chosen === ""}>${t.none}</option>
      ${levels.map(
        (level) =>
          html`<option value=${level.id} .selected=${chosen === level.id} ?disabled=${refused.includes(level)}>
            ${level.label}
          </option>`,
      )}
    </select>
    ${why ? html`<p class="about why" id="why-${key}">${icon("info")}<span>${why}</span></p>` : nothing}
  </li>`;
};

/** With more accounts than these one sets all at once, too. */
const few = 3;

/** One level for all accounts: what not every account has, or the viewer may not give in each, isn't offered. */
const allAccounts = (view: EditorView, accounts: readonly GrantableAccount[], user: User): TemplateResult => {
  const { editor } = view;
  const t = words(view);
  const shared = (accounts[0]?.levels ?? []).filter(({ id }) =>
    accounts.every(
      (account) =>
        account.levels.some((level) => level.id === id) &&
        !refusedLevels(account, user).some((level) => level.id === id),
    ),
  );
  const levels = [{ id: "", label: t.none }, ...shared];
  const isAt = (level: string) => accounts.every(({ id }) => (editor.model.draft[accountPrefix + id] ?? "") === level);
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    for (const { id } of accounts) editor.type(accountPrefix + id, event.currentTarget.value);
  };
  return html`<li class="account all">
    <span class="name">${t.allAccounts}</span>
    <select class="input" part="input" aria-label=${t.allAccounts} @change=${choose}>
      <option value="mixed" disabled hidden .selected=${!levels.some(({ id }) => isAt(id))}>${t.mixed}</option>
      ${levels.map(({ id, label }) => html`<option value=${id} .selected=${isAt(id)}>${label}</option>`)}
    </select>
  </li>`;
};

/** The accounts, each with how far it is open. */
export const accountControl = (view: EditorView, { accounts }: GrantLists, labelledBy: string): TemplateResult => {
  const { user } = view.editor.model;
  if (!user) return html``;
  const { isEnabled } = control(user, "setAccounts");
  if (accounts.length === 0) return html`<p class="help">${words(view).noAccounts}</p>`;
  return html`<ul class="options accounts" part="options" aria-labelledby=${labelledBy}>
    ${isEnabled && accounts.length > few ? allAccounts(view, accounts, user) : nothing}
    ${accounts.map((account) => accountRow(view, account, user, !isEnabled))}
  </ul>`;
};

/** In the form: an area of its own, which the form saves with all else. */
export const grantArea = (view: EditorView, grants: GrantLists, section: GrantSection): TemplateResult => {
  const { editor } = view;
  const t = words(view);
  const isFeatures = section === "features";
  const { denied } = control(editor.model.user, storedBy(section));
  return html`<section class="section" part="section" id="area-${section}">
    <div>
      <h3 id="${section}-label">${isFeatures ? t.features : t.accounts}</h3>
      <p class="help">${isFeatures ? t.featuresHelp : t.accountsHelp}</p>
    </div>
    ${
      denied
        ? html`<p class="why" id="${section}-denied">
            ${icon("info")}<span>${editor.why(denied, storedBy(section))}</span>
          </p>`
        : nothing
    }
    ${isFeatures ? featureControl(view, grants, `${section}-label`) : accountControl(view, grants, `${section}-label`)}
  </section>`;
};
