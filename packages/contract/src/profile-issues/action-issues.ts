import { userActions, type Action } from "../decision.js";
import type { EditorSection, PortalProfile } from "../portal-profile.js";
import { issueIf, repeatedIds, repeatedNames, unknownNames, type ProfileIssue } from "./issue.js";

/** What a section of the editor is for: it needs one of these. */
const sectionActions: Record<EditorSection, readonly Action[]> = {
  details: ["edit"],
  lock: ["lock", "unlock"],
  passwordReset: ["sendPasswordReset"],
  temporaryPassword: ["setTemporaryPassword"],
  email: ["edit"],
  roles: ["setRoles"],
  features: ["setFeatures"],
  accounts: ["setAccounts"],
  active: ["activate", "deactivate"],
  mfa: ["resetMfa"],
};

/** Actions of which the profile says nothing that they need. */
const lackingIssues = (profile: PortalProfile): ProfileIssue[] => {
  const lacks: readonly [Action, boolean, string][] = [
    ["setFeatures", !profile.features?.length, '"setFeatures" needs features.'],
    ["setAccounts", !profile.accountLevels?.length, '"setAccounts" needs accountLevels.'],
    ["invite", !profile.invitation, '"invite" needs invitation: how long its links live.'],
    ["listInvitations", !profile.invitation, '"listInvitations" needs invitation: how long their links live.'],
    ["restore", profile.deletion.mode === "erase", '"restore" needs deletion.mode "keep": what is erased is gone.'],
    ["resetMfa", profile.credential.mfa === "off", '"resetMfa" needs credential.mfa: it is "off".'],
  ];
  return lacks.flatMap(([name, isLacking, message]) =>
    issueIf(isLacking && profile.actions.includes(name), ["actions", profile.actions.indexOf(name)], message),
  );
};

const editorIssues = ({ editor, actions, fields }: PortalProfile): ProfileIssue[] => {
  if (editor?.shape !== "sections") return [];
  const path = ["editor", "sections"];
  return [
    ...editor.sections.flatMap(({ id }, index) => {
      const needed = sectionActions[id];
      return [
        ...issueIf(
          !needed.some((name) => actions.includes(name)),
          [...path, index, "id"],
          `This section needs ${needed.map((name) => `"${name}"`).join(" or ")} in actions.`,
        ),
        ...issueIf(
          id === "email" && !fields.some((field) => field.id === "email"),
          [...path, index, "id"],
          'There is no field "email" to change.',
        ),
      ];
    }),
    ...repeatedIds(path, editor.sections),
  ];
};

const ofPeople: readonly Action[] = userActions;

/** Reports actions that no place offers: an editor of sections shows its sections alone, any other editor every action. */
const unofferedIssues = ({ actions, columns, editor, rowActions }: PortalProfile): ProfileIssue[] => {
  if (editor?.shape !== "sections") return [];
  const fields = new Set(columns.flatMap((column) => column.fields));
  const offered = new Set<Action>([
    "view",
    ...rowActions.actions,
    ...editor.sections.flatMap(({ id }) => sectionActions[id]),
    ...(fields.has("active") ? (["activate", "deactivate"] as const) : []),
    // A portal of contacts offers `invite` in the row, any other in the invite form.
    "invite",
  ]);
  return actions.flatMap((name, index) =>
    issueIf(
      ofPeople.includes(name) && !offered.has(name),
      ["actions", index],
      `No place offers "${name}": name it in rowActions.actions, or give the editor a section for it.`,
    ),
  );
};

/** Actions that stand somewhere and aren't used, stand twice, or can't be carried out. */
export const actionIssues = (profile: PortalProfile): ProfileIssue[] => {
  const { actions, rowActions, confirmations = [], stepUp } = profile;
  const used = new Set<string>(actions);
  const inEditor = editorIssues(profile);
  const unused = (path: PropertyKey[], names: readonly string[] | undefined) =>
    unknownNames(path, names, used, (name) => `"${name}" is not in actions.`);
  return [
    ...unused(["rowActions", "actions"], rowActions.actions),
    ...unused(["stepUp", "actions"], stepUp?.actions),
    ...unused(
      ["confirmations"],
      confirmations.map(({ id }) => id),
    ),
    ...repeatedNames(["actions"], actions),
    ...repeatedNames(["rowActions", "actions"], rowActions.actions),
    ...repeatedIds(["confirmations"], confirmations),
    ...lackingIssues(profile),
    // A section that is wrong hides what it would offer: one thing at a time.
    ...(inEditor.length > 0 ? inEditor : unofferedIssues(profile)),
  ];
};
