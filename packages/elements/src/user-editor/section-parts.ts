import "../internal/messages/action-messages.js";
import { html, nothing, type TemplateResult } from "lit";
import type { EditorSection, User } from "@usherkit/sdk";
import { control, decisionOf } from "../internal/access.js";
import { actionIcons } from "../internal/action-icons.js";
import { nameIn } from "../internal/identity.js";
import { editorSections } from "../internal/messages/editor-sections.js";
import { safeHref } from "../internal/safe-href.js";
import { secretBox } from "../internal/secret-box.js";
import { storedBy } from "../internal/section-actions.js";
import { isMailed, letInBy, limitText } from "../internal/takeover.js";
import { activeChoice } from "./active-choice.js";
import type { Answer } from "./answer.js";
import type { EditorAction } from "./editor-actions.js";
import { activeKey, sectionOf, temporaryKey } from "./editor-field.js";
import type { EditorView } from "./editor-view.js";
import { fieldView } from "./form-field.js";
import { grantsMissing } from "./grants-place.js";
import { instantText } from "./user-facts.js";
import { roleControl } from "./role-area.js";
import { deniedText, type SectionPart } from "./section-part.js";
import { keptOut, temporaryPassword } from "./temporary-password.js";

type Part = Omit<SectionPart, "title"> | undefined;
type PartMaker = (view: EditorView, user: User, labelledBy: string) => Part;

const wordsOf = ({ about }: EditorView) => about.messages("editorSections", editorSections);

/** A section whose button stores what it holds. */
const saved = (
  view: EditorView,
  id: "details" | "email" | "roles" | "features" | "accounts",
  content: { readonly control: unknown; readonly help?: SectionPart["help"]; readonly note?: string | undefined },
): Part => {
  const { editor } = view;
  const action = storedBy(id);
  if (!control(editor.model.user, action).isShown) return undefined;
  const changed = editor.model.changedIn(id).length;
  return {
    id,
    help: content.help ?? wordsOf(view).help[id]?.(editor.name),
    control: content.control,
    note: content.note ?? (changed > 0 ? editor.t.unsaved(changed) : undefined),
    // Alone, under the portal's own name of it, "Update roles" would be of something else.
    label:
      described(view, id)?.button ??
      (id === "roles" && view.section && view.about.words.terms.actions?.setRoles
        ? editor.t.save
        : wordsOf(view).buttons[id]),
    isChanged: changed > 0,
    busy: editor.t.saving,
    denied: deniedText(view, action) ?? (id === "email" ? editor.addressWithheld : undefined),
    answer: editor.answers.get(id),
    press: () => void editor.saver.saveSection(id),
  };
};

/** What was done, in few words: it stands beneath the button that did it. Words that say more than usual stay. */
const brief = (view: EditorView, action: EditorAction, answer: Answer | undefined): Answer | undefined => {
  const { actionWords, model } = view.editor;
  const usual = model.user && actionWords.done[action]?.(nameIn(model.user));
  if (!answer?.done || answer.done !== usual) return answer;
  const t = wordsOf(view);
  const said: Partial<Record<EditorAction, string>> = {
    lock: t.wasLocked,
    unlock: t.wasUnlocked,
    sendPasswordReset: t.resetSent,
    resendWelcome: t.resetSent,
    resetMfa: t.mfaReset,
    activate: t.wasActivated,
    deactivate: t.wasDeactivated,
    ...(answer.secret && { setTemporaryPassword: t.temporarySet }),
  };
  return { ...answer, done: said[action] ?? answer.done };
};

/** Why an action makes no sense now, with what to do first: its section stays all the same (docs/portals.md, CA-2). */
const inapplicableText = ({ editor, about }: EditorView, action: EditorAction): string | undefined => {
  const { user } = editor.model;
  const decision = decisionOf(user, action);
  if (!user || decision?.state !== "notApplicable") return undefined;
  const first = letInBy(user).filter((one) => control(user, one).isEnabled);
  return [editor.why(decision, action), ...first.map((one) => about.m.doFirst(about.m.actions[one]))].join(". ");
};

/** A section whose button does something at once: of what undoes each other, the one that applies. */
const acted = (
  view: EditorView,
  id: "lock" | "passwordReset" | "temporaryPassword" | "active" | "mfa",
  action: EditorAction,
  content: Partial<Pick<SectionPart, "help" | "control" | "isChanged" | "icon">> & {
    readonly label: string;
    readonly others?: readonly EditorAction[];
    readonly press?: (trigger: HTMLElement) => void;
  },
): Part => {
  const { editor, about } = view;
  const { answers, actions } = editor;
  const { user } = editor.model;
  const { isShown } = control(user, action);
  const done = [action, ...(content.others ?? [])].find((one) => answers.get(one));
  const denied = isShown ? deniedText(view, action) : inapplicableText(view, action);
  if (!isShown && !done && denied === undefined) return undefined;
  const help = content.help ?? wordsOf(view).help[id]?.(editor.name);
  // What the question would have said.
  const said =
    !answers.get(action)?.secret &&
    actions.isAsked(action) &&
    about.profile?.confirmations?.find((question) => question.id === action)?.text;
  return {
    id,
    help: said ? html`${help} ${said}` : help,
    control: content.control,
    label: content.label + (actions.asks(action) ? "…" : ""),
    icon: content.icon,
    isChanged: content.isChanged ?? false,
    busy: about.m.busy[action] ?? about.m.working,
    // What was done is read in its place; why it can't be done again needn't be.
    denied: done && !isShown ? undefined : denied,
    answer: done && brief(view, done, answers.get(done)),
    press: isShown || !done ? (content.press ?? ((trigger) => void actions.act(action, trigger))) : undefined,
  };
};

const lock: PartMaker = (view, user) => {
  const t = wordsOf(view);
  const isLocked = user.lock !== null;
  const [before, state, after] = t.lockStands(isLocked);
  const { m, words } = view.about;
  const since = user.lock && view.editor.t.lockedSince(instantText(user.lock.since, m, words));
  return acted(view, "lock", isLocked ? "unlock" : "lock", {
    others: ["lock", "unlock"],
    help: html`${before}<strong>${state}</strong>${after}${
      user.lock ? html` ${user.lock.kind === "auto" ? t.byTries : t.byAdmin} ${since}.` : nothing
    }`,
    label: isLocked ? t.buttons.unlock : t.buttons.lock,
    icon: actionIcons[isLocked ? "unlock" : "lock"],
  });
};

const temporary: PartMaker = (view, user) => {
  const { editor, about } = view;
  const { answers, model } = editor;
  const t = wordsOf(view);
  const secret = answers.get("setTemporaryPassword")?.secret;
  const isTyped = model.fields.some(({ key }) => key === temporaryKey);
  const again = async () => {
    answers.delete("setTemporaryPassword");
    await editor.showProblems();
    editor.host.renderRoot.querySelector<HTMLElement>("#area-temporaryPassword .input")?.focus();
  };
  const hasReset = about.profile?.actions.includes("sendPasswordReset");
  const help = isMailed(user)
    ? limitText(user, "setTemporaryPassword", editor.name, editor.actionWords)
    : editor.t.about.setTemporaryPassword?.(editor.name);
  return acted(view, "temporaryPassword", "setTemporaryPassword", {
    // Where no reset is mailed there is no email that they couldn't receive.
    help: hasReset && !isMailed(user) ? undefined : help,
    control: secret
      ? html`${secretBox(secret, editor.actionWords, about.m)}${keptOut(view, user)}`
      : temporaryPassword(view, true),
    label: secret ? t.buttons.another : t.buttons.temporaryPassword,
    isChanged: !secret && model.draft[temporaryKey] !== "",
    ...(secret && isTyped && { press: () => void again() }),
  });
};

const active: PartMaker = (view, user, labelledBy) => {
  const t = wordsOf(view);
  const action = user.active ? "deactivate" : "activate";
  return acted(view, "active", action, {
    others: ["activate", "deactivate"],
    control: activeChoice(view, labelledBy),
    // Without a choice the button offers the other state, as that of the lock does.
    label: t.buttons[action],
    isChanged: (view.editor.model.draft[activeKey] === true) !== user.active,
  });
};

const roles: PartMaker = (view, user, labelledBy) => {
  const { editor, about } = view;
  const t = wordsOf(view);
  const { words, profile } = about;
  const named = (ids: readonly string[]) => ids.map(words.roleName);
  const { roleIds } = editor.model;
  const added = roleIds.filter((id) => !user.roleIds.includes(id));
  const removed = user.roleIds.filter((id) => !roleIds.includes(id));
  const helpUrl = profile?.roles.helpUrl;
  const text = sectionText(view, "roles") ?? t.help.roles?.(editor.name);
  return saved(view, "roles", {
    control: roleControl(view, labelledBy),
    help: html`${text}
    ${
      helpUrl
        ? html`${t.guide[0]}<a href=${safeHref(helpUrl)} target="_blank" rel="noopener">${t.guideName}</a>${t.guide[1]}`
        : nothing
    }`,
    note: noteOf([added.length > 0 && t.added(named(added)), removed.length > 0 && t.removed(named(removed))]),
  });
};

const features: PartMaker = (view, _user, labelledBy) => {
  const { editor } = view;
  const { grants, model } = editor;
  const t = wordsOf(view);
  const changed = model.changedIn("features");
  const named = (isOn: boolean) =>
    changed.filter((key) => (model.draft[key] === true) === isOn).map((key) => editor.labelOf(key));
  const [added, removed] = [named(true), named(false)];
  return saved(view, "features", {
    control: grants ? grants.draw.featureControl(view, grants, labelledBy) : grantsMissing(view),
    note: noteOf([added.length > 0 && t.added(added), removed.length > 0 && t.removed(removed)]),
  });
};

const accounts: PartMaker = (view, _user, labelledBy) => {
  const { grants } = view.editor;
  return saved(view, "accounts", {
    control: grants ? grants.draw.accountControl(view, grants, labelledBy) : grantsMissing(view),
  });
};

const fieldsOf =
  (id: "details" | "email"): PartMaker =>
  (view) => {
    const fields = view.editor.model.fields.filter(({ key, type }) => type !== "secret" && sectionOf(key) === id);
    if (fields.length === 0) return undefined;
    return saved(view, id, {
      control:
        id === "email"
          ? fields.map((field) => fieldView(view, field, true))
          : html`<div class="grid2">${fields.map((field) => fieldView(view, field))}</div>`,
    });
  };

const noteOf = (parts: readonly (string | false)[]): string | undefined =>
  parts.filter(Boolean).join(". ") || undefined;

const makers: Record<EditorSection, PartMaker> = {
  details: fieldsOf("details"),
  lock,
  passwordReset: (view, user) => {
    // Somebody new has nothing to reset: the same mailbox gets the welcome mail again (docs/portals.md, CA-8).
    const isNew =
      decisionOf(user, "sendPasswordReset")?.reason === "not_registered" && control(user, "resendWelcome").isShown;
    const { editor, about } = view;
    const [before, after] = editor.actionWords.happens.resendWelcome?.("") ?? ["", ""];
    return acted(view, "passwordReset", isNew ? "resendWelcome" : "sendPasswordReset", {
      others: ["sendPasswordReset", "resendWelcome"],
      help: isNew ? before + editor.name + after : undefined,
      label: isNew ? about.m.actions.resendWelcome : wordsOf(view).buttons.passwordReset,
      icon: actionIcons.sendPasswordReset,
    });
  },
  temporaryPassword: temporary,
  email: fieldsOf("email"),
  roles,
  features,
  accounts,
  active,
  mfa: (view, user) =>
    acted(view, "mfa", "resetMfa", {
      help: wordsOf(view).mfaStands[user.mfa] ?? "",
      label: wordsOf(view).buttons.mfa,
      icon: actionIcons.resetMfa,
    }),
};

const described = ({ about }: EditorView, id: EditorSection) => {
  const editor = about.profile?.editor;
  return editor?.shape === "sections" ? editor.sections.find((section) => section.id === id) : undefined;
};

/** What the portal says in a section. */
const sectionText = (view: EditorView, id: EditorSection): string | undefined => described(view, id)?.help;

/** One section; undefined where there is nothing of it for this person and this viewer. */
export const sectionPart = (
  view: EditorView,
  id: EditorSection,
  labelledBy = `${id}-label`,
): SectionPart | undefined => {
  const { user } = view.editor.model;
  const part = user && makers[id](view, user, labelledBy);
  if (!part) return undefined;
  // The portal's words are about a credential that somebody sees.
  const isWelcome = id === "passwordReset" && part.label === view.about.m.actions.resendWelcome;
  const isOwn = id === "roles" || isWelcome || (id === "temporaryPassword" && isMailed(user));
  const help: TemplateResult | string | undefined = isOwn ? part.help : (sectionText(view, id) ?? part.help);
  // How the lock and the second factor stand is said before the portal's own words.
  const stands = (id === "lock" || id === "mfa") && sectionText(view, id) !== undefined;
  return {
    ...part,
    title: described(view, id)?.label ?? wordsOf(view).names[id],
    help: stands ? html`${part.help} ${help}` : help,
  };
};
