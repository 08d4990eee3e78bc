import { extendProfile, PortalProfile } from "@usherkit/contract";
import { profileIssues } from "@usherkit/contract/profile-issues";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { profileOf, registrar } from "./support/questions.js";

const managed = profileOf();
const everybody = { effect: "allow", actions: "*" };
const takeover = { effect: "allow", actions: ["edit", "resetMfa"], takesOver: true };
const field = (id: string, more: object = {}) => ({ id, label: id, required: true, ...more });
const names = [field("givenName"), field("familyName"), field("username")];

/** The registrar's, with some of its parts in place of its own, whole. */
const withParts = (parts: object): PortalProfile => z.parse(PortalProfile, { ...managed, translations: {}, ...parts });
const pathsOf = (profile: PortalProfile): string[] => profileIssues(profile).map(({ path }) => path.join("."));

const credential = { ...managed.credential, onCreate: ["temporary"], selfServiceReset: "none" };
const unmailed = ["list", "create", "view", "edit", "delete"];
/** Nobody has an address, and nothing is mailed. */
const withoutEmail = {
  fields: names,
  actions: unmailed,
  rowActions: { display: "menu", actions: [] },
  columns: [{ id: "name", label: "Name", fields: ["givenName"] }],
  credential,
};
const sections = (...ids: string[]) => ({ editor: { shape: "sections", sections: ids.map((id) => ({ id })) } });

describe("a profile that contradicts itself", () => {
  test("is none where nobody has an address and nothing is mailed", () => {
    expect(pathsOf(withParts(withoutEmail))).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      "an action that no place offers",
      {
        ...sections("lock", "roles"),
        actions: ["list", "view", "lock", "unlock", "setRoles", "resendWelcome"],
        rowActions: { display: "menu", actions: ["lock"] },
      },
      "actions.5",
    ],
    ["a time zone that is none", { timeZone: { id: "Europe/Londn", label: "London" } }, "timeZone.id"],
    ["people without a family name", { fields: [names[0], names[2], field("email")] }, "fields"],
    ["people without a user name", { fields: [names[0], names[1], field("email")] }, "fields"],
    [
      "a name that need not be filled in",
      { fields: [names[0], { id: "familyName", label: "Name" }, names[2], field("email")] },
      "fields.1",
    ],
    [
      "a rule whose reason nobody has words for",
      {
        rules: [
          everybody,
          { effect: "deny", actions: ["lock"], target: { relation: "self" }, reason: "oops", remedy: "none" },
        ],
      },
      "rules.1.reason",
    ],
    [
      "an attribute that a column calls something else",
      { attributes: [field("status", { type: "text" })] },
      "attributes.0.id",
    ],
    [
      "an option twice",
      {
        attributes: [
          field("size", {
            type: "select",
            options: [
              { value: "s", label: "Small" },
              { value: "s", label: "Short" },
            ],
          }),
        ],
      },
      "attributes.0.options.1.value",
    ],
    [
      "a welcome mail to nobody's address",
      { ...withoutEmail, credential: { ...credential, onCreate: ["temporary", "welcome"] } },
      "credential.onCreate.1",
    ],
    [
      "a reset mail to nobody's address",
      { ...withoutEmail, credential: { ...credential, selfServiceReset: "mail" } },
      "credential.selfServiceReset",
    ],
    [
      "mails to send and no address",
      { ...withoutEmail, actions: [...unmailed, "sendPasswordReset", "resendWelcome"] },
      "actions.5 actions.6",
    ],
    ["an invitation whose link lives nobody knows how long", { invitation: undefined }, "actions.2 actions.3"],
    ["what is erased to restore", { actions: [...managed.actions, "restore"] }, `actions.${managed.actions.length}`],
    [
      "a second factor to reset and none there",
      { credential: { ...managed.credential, mfa: "off" } },
      `actions.${managed.actions.indexOf("resetMfa")}`,
    ],
    ["a section for what isn't used", sections("details", "active"), "editor.sections.1.id"],
    ["a section twice", sections("roles", "lock", "roles"), "editor.sections.2.id"],
    ["a section for an address that nobody has", { ...withoutEmail, ...sections("email") }, "editor.sections.0.id"],
    [
      "a confirmation twice",
      { confirmations: [{ id: "lock" }, { id: "delete" }, { id: "lock" }] },
      "confirmations.2.id",
    ],
    ["an action twice", { actions: [...managed.actions, "view"] }, `actions.${managed.actions.length}`],
    [
      "a row action twice",
      { rowActions: { display: "menu", actions: ["lock", "edit", "lock"] } },
      "rowActions.actions.2",
    ],
    ["a language twice", { languages: ["en", "de", "en"] }, "languages.2"],
    ["no rule at all", { rules: [] }, "rules"],
    [
      "rules that only refuse",
      { rules: [{ effect: "deny", actions: ["lock"], reason: "policy", remedy: "none" }] },
      "rules",
    ],
    [
      "a takeover by whatever action",
      { rules: [{ effect: "allow", actions: "*", takesOver: true }] },
      "rules.0.actions",
    ],
    [
      "a takeover by an action that is none",
      { rules: [everybody, { effect: "allow", actions: ["edit", "lock"], takesOver: true }] },
      "rules.1.actions",
    ],
    [
      "a takeover that is refused",
      {
        rules: [everybody, { effect: "deny", actions: ["edit"], takesOver: true, reason: "policy", remedy: "none" }],
      },
      "rules.1.takesOver",
    ],
    ["a takeover that another rule answers before", { rules: [everybody, takeover] }, "rules.1"],
    [
      "support that nobody can write to",
      { support: { ...managed.support, email: "support at northmark" } },
      "support.email",
    ],
  ])("by %s is refused, and told where", (_name, parts, path) => {
    expect(pathsOf(withParts(parts))).toEqual(path.split(" "));
  });

  test("may say its own reason where it has words for it", () => {
    const deny = { effect: "deny", actions: ["lock"], target: { relation: "self" }, reason: "oops", remedy: "none" };
    const reasons = [{ id: "oops", text: "Not yourself." }];
    expect(pathsOf(withParts({ scope: "tenant", rules: [everybody, deny], reasons }))).toEqual([]);
  });

  test("may let somebody be taken over by a rule of its own", () => {
    expect(pathsOf(withParts({ rules: [takeover, everybody] }))).toEqual([]);
  });

  test("may have a rule about invitations where they are listed", () => {
    const deny = { effect: "deny", actions: ["revoke"], reason: "policy", remedy: "none" };
    expect(pathsOf(withParts({ rules: [deny, everybody] }))).toEqual([]);
  });

  test.each([
    ["a row", { rowActions: { actions: ["create"] } }, "rowActions.actions.0"],
    ["a confirmation", { confirmations: [{ id: "create" }] }, "confirmations.0.id"],
  ])("offers in %s only what is done to somebody", (_name, difference, path) => {
    const parsed = z.safeParse(PortalProfile, extendProfile(registrar, difference));
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });

  test.each(["sortable", "searchable"])(
    "doesn't say of a standard field whether it is %s: that isn't its affair",
    (name) => {
      const parsed = z.safeParse(PortalProfile, extendProfile(registrar, { fields: [{ id: "email", [name]: true }] }));
      expect(parsed.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: [name], path: ["fields", 3] }]);
    },
  );
});
