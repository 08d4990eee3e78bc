import { actions, userActions, type Action, type Decision, type Status } from "@usherkit/contract";
import { decide, type InvitationTarget, type Question, type UserTarget } from "@usherkit/contract/policy";
import { describe, expect, test } from "vitest";
import { at, factsOf, lock, now, profileOf, questionOf, targetOf } from "./support/questions.js";

const allowed: Decision = { state: "allowed" };
const not = (reason: string, params?: object) => ({ state: "notApplicable", reason, ...(params && { params }) });

/** The six people of the registrar, by the facts that make them. */
const people = {
  active: {},
  auto_locked: { lock: lock("auto") },
  locked_by_admin: { lock: lock("admin") },
  provisioned: { registration: "provisioned", credential: "none" },
  recovery: { recovery: { requestedAt: at(-5), openedAt: null, until: at(60) } },
  awaiting_new_password: { credential: "temporary" },
} as const satisfies Partial<Record<Status, object>>;
type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];

describe("an Admin of the registrar, on a user they added", () => {
  const wrong = (status: Status) => not("wrong_state", { status });
  const unless = (refusals: Partial<Record<Person, object>>) => (person: Person) => refusals[person] ?? allowed;
  const unregistered = not("not_registered");
  const table: Partial<Record<Action, (person: Person) => object>> = {
    view: unless({}),
    edit: unless({}),
    delete: unless({}),
    setRoles: unless({}),
    resetMfa: unless({}),
    lock: unless({ locked_by_admin: wrong("locked_by_admin") }),
    unlock: (person) => (person.includes("lock") ? allowed : wrong(person)),
    sendPasswordReset: unless({
      locked_by_admin: wrong("locked_by_admin"),
      provisioned: unregistered,
    }),
    resendWelcome: (person) => (person === "provisioned" ? allowed : not("already_registered")),
  };
  const rows = Object.entries(table).flatMap(([action, expected]) =>
    everybody.map((person) => [action as Action, person, expected(person)] as const),
  );
  test.each(rows)("%s %s", (action, person, expected) => {
    expect(decide(questionOf({ action, target: targetOf({ facts: factsOf(people[person]) }) }))).toEqual(expected);
  });

  test.each(actions.filter((action) => !["view", "list"].includes(action) && !profileOf().actions.includes(action)))(
    "%s is not of this portal",
    (action) => {
      const isInvitation = action === "resend" || action === "revoke";
      const target = userActions.some((name) => name === action) ? targetOf() : null;
      const decision = decide(questionOf({ action, target }));
      expect(decision.state).toBe(isInvitation ? "allowed" : "unsupported");
    },
  );

  test.each<[string, Partial<UserTarget>]>([
    ["another Admin's child", { parentId: "other" }],
    ["nobody's child", { parentId: null }],
    ["oneself", { id: "me", parentId: null }],
  ])("everything is out of scope on %s", (_name, changes) => {
    for (const action of ["view", "edit", "delete", "lock", "setRoles"] as const)
      expect(decide(questionOf({ action, target: targetOf(changes) }))).toEqual({
        state: "denied",
        reason: "out_of_scope",
        remedy: { kind: "none" },
      });
  });
});

describe("every other role of the registrar", () => {
  const roles = profileOf()
    .roles.items.map(({ id }) => id)
    .filter((id) => id !== "admin");
  test.each(roles)("%s may do nothing, and is told whom to ask", (role) => {
    for (const action of ["list", "create", "invite", "listInvitations"] as const)
      expect(
        decide(questionOf({ action, target: null, actor: { id: "me", roleIds: [role], authenticatedAt: now } })),
      ).toEqual({
        state: "denied",
        reason: "missing_permission",
        remedy: { kind: "ask_role", roleIds: ["admin"], names: ["Ada", "Grace"], count: 2 },
      });
  });

  test("is sent to support where nobody holds the role that could", () => {
    const actor = { id: "me", roleIds: ["billing"], authenticatedAt: now };
    expect(
      decide(questionOf({ action: "create", target: null, actor, facts: { managers: 0, holders: {} } })).remedy,
    ).toEqual({
      kind: "contact_support",
    });
  });
});

describe("the last manager", () => {
  const profile = profileOf({
    scope: "tenant",
    actions: ["list", "view", "delete", "deactivate", "lock", "setRoles", "edit"],
  });
  const facts = { managers: 1, holders: { admin: { count: 1, names: ["Ada"] } } };
  const last = (changes: Partial<UserTarget> = {}) => targetOf({ id: "me", roleIds: ["admin"], ...changes });
  const ask = (changes: Partial<Question>) => decide(questionOf({ profile, facts, target: last(), ...changes }));

  test.each(["delete", "deactivate", "lock"] as const)("can't %s themself, nor be so by another", (action) => {
    expect(ask({ action })).toMatchObject({ state: "denied", reason: "last_manager" });
    expect(ask({ action, target: last({ id: "them" }) })).toMatchObject({ reason: "last_manager" });
  });

  test("keeps a role that manages, whichever else", () => {
    expect(ask({ action: "setRoles", proposal: { roleIds: ["billing"] } })).toMatchObject({ reason: "last_manager" });
    expect(ask({ action: "setRoles", proposal: { roleIds: [] } })).toMatchObject({ reason: "last_manager" });
    expect(ask({ action: "setRoles", proposal: { roleIds: ["billing", "admin"] } })).toEqual(allowed);
    expect(ask({ action: "setRoles" })).toEqual(allowed);
  });

  test("still counts when auto-locked, and no more when an admin locked them", () => {
    expect(ask({ action: "delete", target: last({ facts: factsOf({ lock: lock("auto") }) }) })).toMatchObject({
      reason: "last_manager",
    });
    expect(ask({ action: "delete", target: last({ facts: factsOf({ lock: lock("admin") }) }) })).toEqual(allowed);
  });

  test.each<[string, Partial<UserTarget>]>([
    ["inactive", { facts: factsOf({ active: false }) }],
    ["provisioned", { facts: factsOf({ registration: "provisioned" }) }],
    ["without the role", { roleIds: ["billing"] }],
  ])("is none where %s: nothing stands in the way", (_name, changes) => {
    expect(ask({ action: "delete", target: last(changes) })).toEqual(allowed);
  });

  test("hears what to do first, or whom to turn to where a rule would protect them even then", () => {
    const rules = [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }];
    const hear = (rule: object) => {
      const decision = ask({ action: "delete", profile: profileOf({ ...profile, rules: [...rules, rule] }) });
      return [decision.reason, decision.remedy?.kind];
    };
    const refusal = { effect: "deny", actions: ["delete"], target: { relation: "self" }, reason: "policy" };
    expect(hear({ ...refusal, remedy: "ask_role" })).toEqual(["last_manager", "do_first"]);
    expect(hear({ ...refusal, remedy: "contact_support" })).toEqual(["last_manager", "contact_support"]);
    expect(hear({ ...refusal, remedy: "none" })).toEqual(["last_manager", "none"]);
    expect(hear({ ...refusal, actions: ["lock"], remedy: "none" })).toEqual(["last_manager", "do_first"]);
  });

  test("is free to go once there is another", () => {
    expect(ask({ action: "delete", facts: { ...facts, managers: 2 } })).toEqual(allowed);
  });
});

test("every refusal has a remedy, whatever is asked", () => {
  const profile = profileOf({
    rules: [
      { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
      { effect: "deny", actions: ["lock"], reason: "policy", remedy: "none" },
    ],
  });
  const targets = [targetOf(), targetOf({ parentId: "other" }), targetOf({ id: "me", parentId: null })];
  const refusals = ["admin", "billing"].flatMap((roleId) =>
    targets.flatMap((target) =>
      userActions.map((action) =>
        decide(questionOf({ profile, action, target, actor: { id: "me", roleIds: [roleId], authenticatedAt: now } })),
      ),
    ),
  );
  const denied = refusals.filter(({ state }) => state === "denied");
  expect(denied.length).toBeGreaterThan(20);
  expect(denied.filter(({ reason, remedy }) => !reason || !remedy)).toEqual([]);
});

describe("time", () => {
  const profile = profileOf({
    credential: { mailCooldownSeconds: 60 },
    stepUp: { actions: ["delete"], maxAgeSeconds: 300 },
  });
  test("a mail of a kind waits for the one before, and says until when", () => {
    const sent = (seconds: number) => targetOf({ lastMailAt: new Date(now.getTime() - seconds * 1000) });
    expect(decide(questionOf({ profile, action: "sendPasswordReset", target: sent(30) }))).toEqual({
      state: "denied",
      reason: "cooldown",
      remedy: { kind: "wait", until: at(0.5) },
    });
    expect(decide(questionOf({ profile, action: "sendPasswordReset", target: sent(60) }))).toEqual(allowed);
    expect(decide(questionOf({ profile, action: "edit", target: sent(1) }))).toEqual(allowed);
  });
  test("a mail waits a minute where the profile says nothing, and not at all where it says 0", () => {
    const { mailCooldownSeconds: _unsaid, ...credential } = profile.credential;
    const target = targetOf({ lastMailAt: new Date(now.getTime() - 59_000) });
    const asked = (changed: typeof profile) =>
      decide(questionOf({ profile: changed, action: "sendPasswordReset", target }));
    expect(asked({ ...profile, credential })).toMatchObject({ reason: "cooldown" });
    expect(asked({ ...profile, credential: { ...credential, mailCooldownSeconds: 0 } })).toEqual(allowed);
  });
  test("who may not at all is not told to wait", () => {
    const actor = { id: "me", roleIds: ["billing"], authenticatedAt: now };
    const target = targetOf({ lastMailAt: now });
    expect(decide(questionOf({ profile, actor, action: "sendPasswordReset", target }))).toMatchObject({
      reason: "missing_permission",
    });
  });
  test("a step-up is asked of an old sign-in alone, and only of who may", () => {
    const signedIn = (seconds: number, role = "admin") => ({
      id: "me",
      roleIds: [role],
      authenticatedAt: new Date(now.getTime() - seconds * 1000),
    });
    expect(decide(questionOf({ profile, action: "delete", actor: signedIn(300) }))).toEqual(allowed);
    expect(decide(questionOf({ profile, action: "delete", actor: signedIn(301) }))).toEqual({
      state: "stepUp",
      reason: "policy",
      params: { maxAgeSeconds: 300 },
    });
    expect(decide(questionOf({ profile, action: "lock", actor: signedIn(9999) }))).toEqual(allowed);
    expect(decide(questionOf({ profile, action: "delete", actor: signedIn(9999, "billing") })).state).toBe("denied");
  });
});

describe("capability and applicability", () => {
  test("what the back end can't do is unsupported, before anything else", () => {
    const capabilities = { ...questionOf().capabilities, actions: new Set<Action>(["view"]) };
    expect(decide(questionOf({ capabilities, action: "lock", target: targetOf({ parentId: null }) }))).toEqual({
      state: "unsupported",
      reason: "backend_unsupported",
    });
  });
  const all = profileOf({ scope: "tenant", actions: [...actions] });
  const asked = (action: Action, changes: Partial<UserTarget>) =>
    decide(questionOf({ profile: all, action, target: targetOf(changes) }));

  test("a removed person may be seen and restored, nothing else", () => {
    const removed = { facts: factsOf({ deletedAt: at(-1) }) };
    for (const action of userActions)
      expect([action, asked(action, removed).state]).toEqual([
        action,
        action === "view" || action === "restore" ? "allowed" : "notApplicable",
      ]);
    expect(asked("restore", {})).toEqual(not("wrong_state", { status: "active" }));
  });
  test("a contact is invited, not locked", () => {
    const contact = { facts: factsOf({ registration: "contact", credential: "none" }) };
    expect(asked("invite", contact)).toEqual(allowed);
    expect(asked("invite", {})).toEqual(not("already_registered"));
    for (const action of [
      "lock",
      "sendPasswordReset",
      "setTemporaryPassword",
      "revokeSessions",
      "activate",
      "deactivate",
      "setRoles",
      "setFeatures",
      "setAccounts",
    ] as const)
      expect(asked(action, contact)).toEqual(not("not_registered"));
  });
  test("who is no longer linked is not invited (CO-5)", () => {
    const unlinked = { facts: factsOf({ registration: "contact", credential: "none", active: false }) };
    expect(asked("invite", unlinked)).toEqual(not("wrong_state", { status: "inactive" }));
    expect(asked("activate", unlinked), "who is linked says the host").toEqual(not("not_registered"));
  });
  test("who never got the welcome mail is helped by a temporary password (CA-5)", () => {
    expect(asked("setTemporaryPassword", { facts: factsOf(people.provisioned) })).toEqual(allowed);
  });
  test("no mail without an address", () => {
    expect(asked("sendPasswordReset", { hasEmail: false })).toEqual(not("no_delivery_address"));
    expect(asked("resendWelcome", { hasEmail: false, facts: factsOf(people.provisioned) })).toEqual(
      not("no_delivery_address"),
    );
  });
  test("activate and deactivate are each other's opposite", () => {
    expect([asked("activate", {}).state, asked("deactivate", {}).state]).toEqual(["notApplicable", "allowed"]);
    const inactive = { facts: factsOf({ active: false }) };
    expect([asked("activate", inactive).state, asked("deactivate", inactive).state]).toEqual([
      "allowed",
      "notApplicable",
    ]);
  });
  test("a second factor that isn't there is not reset", () => {
    for (const mfa of ["none", "required"] as const)
      expect(asked("resetMfa", { mfa })).toEqual(not("wrong_state", { mfa }));
  });
});

describe("invitations", () => {
  const invitation = (changes: Partial<InvitationTarget> = {}): InvitationTarget => ({
    kind: "invitation",
    id: "i1",
    sentById: "me",
    roleIds: ["billing"],
    link: "open",
    userCreated: false,
    ...changes,
  });
  test.each<[Partial<InvitationTarget>, object]>([
    [{}, allowed],
    [{ link: "expired" }, allowed],
    [{ link: "used", userCreated: true }, not("already_registered")],
    [{ link: "replaced" }, not("wrong_state", { link: "replaced" })],
    [{ link: "revoked" }, not("wrong_state", { link: "revoked" })],
    [{ sentById: "other" }, { state: "denied", reason: "out_of_scope", remedy: { kind: "none" } }],
  ])("%j", (changes, expected) => {
    for (const action of ["resend", "revoke"] as const)
      expect(decide(questionOf({ action, target: invitation(changes) }))).toEqual(expected);
  });
});

test("the same question gets the same answer, and is left as it was", () => {
  const question = questionOf({ action: "delete" });
  const before = structuredClone({ ...question, capabilities: null });
  expect(decide(question)).toEqual(decide(question));
  expect(structuredClone({ ...question, capabilities: null })).toEqual(before);
});
