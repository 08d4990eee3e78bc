import { actions, collectionActions, invitationActions, type Action } from "../decision.js";
import type { PortalProfile } from "../portal-profile.js";
import { relations, type Rule } from "../rule.js";
import { sortKeys } from "../sort.js";
import { registrations, type StateFacts } from "../status.js";
import { mfaStates } from "../user.js";
import { decidingRule } from "./decide.js";
import type { Actor, Question, Target } from "./question.js";

const now = new Date(0);
const later = new Date(86_400_000).toISOString();
const instant = now.toISOString();

/** What one person's roles can be: one of them, or several where the portal says so; a contact has none. */
const roleSets = ({ roles }: PortalProfile): string[][] => {
  const ids = roles.items.map(({ id }) => id);
  const one = [[], ...ids.map((id) => [id])];
  if (!roles.multiple) return one;
  // Every pair is enough: a rule names roles that one holds and roles that one doesn't, never how many.
  return [...one, ...ids.flatMap((first, index) => ids.slice(index + 1).map((second) => [first, second])), ids];
};

/** Every state that a rule can ask for. */
const states = (): StateFacts[] =>
  registrations.flatMap((registration) =>
    [true, false].flatMap((active) =>
      [null, "auto" as const, "admin" as const].flatMap((lock) =>
        (["set", "temporary"] as const).flatMap((credential) =>
          [null, { requestedAt: instant, openedAt: null, until: later }].flatMap((recovery) =>
            [null, instant].map((deletedAt) => ({
              active,
              lock: lock && { kind: lock, since: instant, until: null, by: null },
              credential,
              credentialUntil: null,
              recovery,
              registration,
              invitedUntil: registration === "invited" ? later : null,
              deletedAt,
            })),
          ),
        ),
      ),
    ),
  );

function* targetsFor(action: Action, actor: Actor, sets: string[][], facts: StateFacts[]): Generator<Target | null> {
  if (collectionActions.some((name) => name === action)) yield null;
  const isInvitation = invitationActions.some((name) => name === action);
  for (const relation of relations)
    for (const roleIds of relation === "self" ? [actor.roleIds] : sets) {
      const id = relation === "self" ? actor.id : "target";
      const parentId = relation === "child" ? actor.id : null;
      if (isInvitation) yield { kind: "invitation", id, sentById: parentId, roleIds, link: "open", userCreated: false };
      else if (action !== "create" && action !== "list" && action !== "listInvitations" && action !== "export")
        for (const mfa of mfaStates)
          for (const one of facts) yield { kind: "user", id, parentId, roleIds, facts: one, mfa, hasEmail: true };
    }
}

/** Every question that a portal can be asked about an action, one for each state that a rule can tell apart. */
function* questionsAbout(profile: PortalProfile, action: Action): Generator<Question> {
  const sets = roleSets(profile);
  const facts = states();
  for (const roleIds of sets) {
    const actor: Actor = { id: "actor", roleIds, authenticatedAt: now };
    for (const target of targetsFor(action, actor, sets, facts))
      yield {
        actor,
        action,
        target,
        profile,
        capabilities: { actions: new Set(actions), sortKeys, search: true, total: true },
        facts: { managers: 2, holders: {} },
        now,
      };
  }
}

const applies = (profile: PortalProfile, rule: Rule): boolean => {
  const invitations = profile.actions.includes("listInvitations") ? invitationActions : [];
  for (const action of rule.actions === "*" ? [...profile.actions, ...invitations] : rule.actions)
    for (const question of questionsAbout(profile, action)) if (decidingRule(question) === rule) return true;
  return false;
};

/** The rules that no actor, target and state can meet, or that others before them always answer: each is a mistake. */
export const rulesThatNeverApply = (profile: PortalProfile): { rule: Rule; index: number; alone: boolean }[] =>
  profile.rules.flatMap((rule, index) =>
    applies(profile, rule) ? [] : [{ rule, index, alone: !applies({ ...profile, rules: [rule] }, rule) }],
  );
