import { actions, collectionActions, invitationActions, userActions, type Action } from "../decision.js";
import type { PortalProfile } from "../portal-profile.js";
import { relations, type Rule } from "../rule.js";
import { sortKeys } from "../sort.js";
import { registrations, type StateFacts } from "../status.js";
import { mfaStates } from "../user.js";
import { applicability } from "./applicability.js";
import { decidingRule } from "./decide.js";
import { primaryRoleOf } from "./manager.js";
import type { Question, Target } from "./question.js";
import { holds, isOnTarget } from "./rules.js";

const now = new Date(0);
const later = new Date(86_400_000).toISOString();
const instant = now.toISOString();

/** A bit for each value that something holds for, the first value's the lowest. */
const maskOf = <Value>(values: readonly Value[], isSet: (value: Value) => boolean): bigint =>
  values.reduce((mask, value, index) => (isSet(value) ? mask | (1n << BigInt(index)) : mask), 0n);

/** The values with their masks: of those that have one mask, one. */
const byMask = <Value>(values: readonly Value[], of: (value: Value) => bigint): [bigint, Value][] => [
  ...new Map(values.map((value) => [of(value), value])),
];

/** Of so many roles that rules tell apart, every set is looked at: 256. */
const fewRoles = 8;

const subsetsOf = (ids: readonly string[]): string[][] =>
  ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);

/** What one person's roles can be: one of them, or several where the portal says so; a contact has none. */
const roleSets = ({ roles }: PortalProfile, rules: readonly Rule[]): string[][] => {
  const ids = roles.items.map(({ id }) => id);
  const one = [[], ...ids.map((id) => [id])];
  if (!roles.multiple) return one;
  const lists = rules.flatMap(({ actor, target }) => [actor?.roles, actor?.notRoles, target?.roles, target?.notRoles]);
  const apart = byMask(ids, (id) => maskOf(lists, (list) => list?.includes(id) ?? false)).map(([, id]) => id);
  if (apart.length <= fewRoles) return subsetsOf(apart);
  // Of more, those that hold little and those that lack little: a rule names roles held and roles not held, never how many.
  const pairs = ids.flatMap((first, index) => ids.slice(index + 1).map((second) => [first, second]));
  return [...one, ...pairs, ...ids.map((lacking) => ids.filter((id) => id !== lacking)), ids];
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

const capabilities = { actions: new Set(actions), sortKeys, search: true, total: true };

const isAmong = (names: readonly Action[], action: Action): boolean => names.includes(action);

/** Whatever an action can be done to, in every state in which it makes sense, by whom and with what roles left open. */
const targetsOf = (action: Action, questionOf: (target: Target) => Question): Target[] => {
  if (isAmong(invitationActions, action))
    return [{ kind: "invitation", id: "target", sentById: null, roleIds: [], link: "open", userCreated: false }];
  if (!isAmong(userActions, action)) return [];
  return mfaStates
    .flatMap((mfa) =>
      states().map((facts): Target => {
        return { kind: "user", id: "target", parentId: null, roleIds: [], facts, mfa, hasEmail: true };
      }),
    )
    .filter((target) => !applicability(questionOf(target)));
};

const related = (target: Target, relation: (typeof relations)[number], roleIds: string[]): Target => {
  const byActor = relation === "child" ? "actor" : null;
  return target.kind === "invitation"
    ? { ...target, sentById: byActor, roleIds }
    : { ...target, id: relation === "self" ? "actor" : "target", parentId: byActor, roleIds };
};

/**
 * Adds to `found` the rules that answer some question about an action. Looked at is one question for each actor, target and
 * state that the rules tell apart (masks: which of the rules hold for it); asked are those that a rule not yet found could answer.
 */
const findAnswering = (profile: PortalProfile, action: Action, found: Set<Rule>): void => {
  const about = profile.rules.filter((rule) => rule.actions === "*" || rule.actions.includes(action));
  // Deny rules answer first, so of those that hold the lowest bit answers, unless something does before the rules.
  const rules = [
    ...about.filter(({ effect }) => effect === "deny"),
    ...about.filter(({ effect }) => effect === "allow"),
  ];
  let open = maskOf(rules, (rule) => !found.has(rule));

  const questionOf = (target: Target | null, roleIds: string[] = []): Question => ({
    actor: { id: "actor", roleIds, authenticatedAt: now },
    action,
    target,
    profile,
    capabilities,
    facts: { managers: 2, holders: {} },
    now,
  });
  const consider = (mask: bigint, target: () => Target | null, roleIds: string[]): void => {
    if ((mask & -mask & open) === 0n) return;
    const rule = decidingRule(questionOf(target(), roleIds));
    if (!rule) return;
    found.add(rule);
    open &= ~(1n << BigInt(rules.indexOf(rule)));
  };

  const primary = primaryRoleOf(profile);
  const primaryBit = 1n << BigInt(rules.length);
  const asActor = (roleIds: string[]) => maskOf(rules, (rule) => holds(rule.actor, roleIds));
  const asTarget = (roleIds: string[]) =>
    maskOf(rules, (rule) => holds(rule.target, roleIds)) |
    (primary !== undefined && roleIds.includes(primary) ? primaryBit : 0n);
  const sets = roleSets(profile, rules);
  const actors = byMask(sets, asActor);
  const others = byMask(sets, asTarget);
  const selves = byMask(sets, (roleIds) => (asTarget(roleIds) << BigInt(rules.length)) | asActor(roleIds));
  const factsAlone = rules.map((rule) => ({ ...rule, target: { facts: rule.target?.facts } }));
  const targets = byMask(targetsOf(action, questionOf), (target) =>
    maskOf(factsAlone, (rule) => isOnTarget(rule, questionOf(target))),
  );

  if (isAmong(collectionActions, action)) {
    const onCollection = maskOf(rules, (rule) => isOnTarget(rule, questionOf(null)));
    for (const [mask, roleIds] of actors) consider(mask & onCollection, () => null, roleIds);
  }
  for (const relation of relations) {
    const inRelation = maskOf(rules, ({ target }) => target?.relation === undefined || target.relation === relation);
    const onTargets = (held: bigint, roleIds: string[], targetRoleIds: string[]) => {
      if ((held & inRelation & open) === 0n) return;
      for (const [mask, target] of targets)
        consider(held & inRelation & mask, () => related(target, relation, targetRoleIds), roleIds);
    };
    if (relation === "self")
      for (const [, roleIds] of selves) onTargets(asActor(roleIds) & asTarget(roleIds), roleIds, roleIds);
    else
      for (const [actor, roleIds] of actors)
        if ((actor & inRelation & open) !== 0n)
          for (const [other, targetRoleIds] of others) onTargets(actor & other, roleIds, targetRoleIds);
  }
};

/** The rules that answer some question of the portal. */
const rulesThatApply = (profile: PortalProfile): ReadonlySet<Rule> => {
  const found = new Set<Rule>();
  const invitations = profile.actions.includes("listInvitations") ? invitationActions : [];
  for (const action of new Set([...profile.actions, ...invitations])) findAnswering(profile, action, found);
  return found;
};

/** The rules that no actor, target and state can meet, or that others before them always answer: each is a mistake. */
export const rulesThatNeverApply = (profile: PortalProfile): { rule: Rule; index: number; alone: boolean }[] => {
  const found = rulesThatApply(profile);
  return profile.rules.flatMap((rule, index) =>
    found.has(rule) ? [] : [{ rule, index, alone: !rulesThatApply({ ...profile, rules: [rule] }).has(rule) }],
  );
};
