import * as z from "zod/mini";
import { actions, type Action } from "./decision.js";
import { sortKeys } from "./sort.js";
import { registrations, statuses } from "./status.js";
import { mfaStates } from "./user.js";

const key = z.string().check(z.regex(/^[a-z][A-Za-z0-9_-]{0,63}$/));
const words = z.string().check(z.minLength(1), z.maxLength(500));
const url = z.string().check(z.regex(/^(?:https?:\/\/|\/)[^\s]+$/));
const action = z.enum(actions as [Action, ...Action[]]);
const positive = z.int().check(z.minimum(1));

/** The fields that every user has; what else a portal needs stands in its `attributes`. */
export const standardFields = ["givenName", "familyName", "username", "email"] as const;
export type StandardField = (typeof standardFields)[number];

const fieldRules = {
  label: words,
  help: z.optional(words),
  required: z.optional(z.boolean()),
  /** The roles that may change it; without it, everybody who may edit the user. */
  editableBy: z.optional(z.array(key)),
  sortable: z.optional(z.boolean()),
  searchable: z.optional(z.boolean()),
};

/** How a portal names and treats one of the standard fields. */
export const Field = z.strictObject({ id: z.enum(standardFields), ...fieldRules });
export type Field = z.infer<typeof Field>;

/** A field of the portal's own, kept in the user's `attributes`. `options`: the values of a `select`. */
export const AttributeField = z.strictObject({
  id: key,
  type: z.enum(["text", "tel", "number", "boolean", "date", "select"]),
  options: z.optional(z.array(z.strictObject({ value: words, label: words }))),
  maxLength: z.optional(positive),
  ...fieldRules,
});
export type AttributeField = z.infer<typeof AttributeField>;

/** One column of the table. `fields` in one cell: a heading that sorts by each (PORTALS.md, RP-2). */
export const Column = z.strictObject({
  id: key,
  label: words,
  fields: z.array(z.string()).check(z.minLength(1)),
  sort: z.optional(z.enum(sortKeys)),
  helpUrl: z.optional(url),
  /** 1 stays longest as the room narrows; 3 goes first. */
  priority: z.optional(z.int().check(z.minimum(1), z.maximum(3))),
});
export type Column = z.infer<typeof Column>;

/** A named set of permissions. Who holds `users.manage` is a manager. */
export const RoleDefinition = z.strictObject({
  id: key,
  name: words,
  description: words,
  permissions: z.array(z.string()),
  helpUrl: z.optional(url),
});
export type RoleDefinition = z.infer<typeof RoleDefinition>;

export const managePermission = "users.manage";

const Subject = z.strictObject({ roles: z.optional(z.array(key)), notRoles: z.optional(z.array(key)) });

const TargetFacts = z.strictObject({
  active: z.optional(z.boolean()),
  registration: z.optional(z.array(z.enum(registrations))),
  status: z.optional(z.array(z.enum(statuses))),
  mfa: z.optional(z.array(z.enum(mfaStates))),
});

/** One rule: data of one shape, evaluated by `decide()`. `actions` `"*"`: all. */
export const Rule = z.strictObject({
  effect: z.enum(["allow", "deny"]),
  actions: z.union([z.literal("*"), z.array(action).check(z.minLength(1))]),
  actor: z.optional(Subject),
  target: z.optional(
    z.strictObject({
      ...Subject.shape,
      relation: z.optional(z.enum(["self", "child", "other"])),
      facts: z.optional(TargetFacts),
    }),
  ),
  reason: z.optional(key),
  remedy: z.optional(z.enum(["ask_role", "contact_support"])),
});
export type Rule = z.infer<typeof Rule>;

/** How a credential is made, kept and lost. Periods are in the unit that their name says. */
export const CredentialRules = z.strictObject({
  /** What the portal calls it: password, PAC. */
  name: words,
  minLength: z.int().check(z.minimum(4), z.maximum(128)),
  /** It expires after so many days; without it, never. */
  maxAgeDays: z.optional(positive),
  /** A manager may type a temporary one. */
  managersMayType: z.optional(z.boolean()),
  /** What a new user gets: a welcome mail, a temporary one shown once, or a final one typed by the manager. */
  onCreate: z.array(z.enum(["welcome", "temporary", "password"])).check(z.minLength(1)),
  lockout: z.strictObject({
    attempts: z.int().check(z.minimum(2), z.maximum(100)),
    windowMinutes: positive,
    /** Without it the account stays locked until somebody unlocks it, or the person resets by mail. */
    lockMinutes: z.optional(positive),
  }),
  resetLinkMinutes: positive,
  welcomeLinkHours: positive,
  /** Least time between two mails of one kind to one person. */
  mailCooldownSeconds: z.optional(z.int().check(z.minimum(0))),
  mfa: z.enum(["off", "optional", "required"]),
});
export type CredentialRules = z.infer<typeof CredentialRules>;

export const SupportContact = z.strictObject({
  name: words,
  text: words,
  email: z.optional(z.string()),
  url: z.optional(url),
  phones: z.optional(z.array(z.strictObject({ label: words, number: words }))),
});
export type SupportContact = z.infer<typeof SupportContact>;

/** What the portal calls things, in running text: "user", "users", "role", "roles". */
export const Terms = z.strictObject({
  user: words,
  users: words,
  role: words,
  roles: words,
  addUser: z.optional(words),
  inviteUser: z.optional(words),
  resendWelcome: z.optional(words),
  delete: z.optional(words),
});
export type Terms = z.infer<typeof Terms>;

/** The data that make one portal (DESIGN.md, section 2). Served by the API, never compiled into the UI. */
export const PortalProfile = z.strictObject({
  id: key,
  name: words,
  languages: z.array(z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))).check(z.minLength(1)),
  /** IANA name, and how the portal writes it beside a date ("GMT"). */
  timeZone: z.strictObject({ id: words, label: words }),
  terms: Terms,
  fields: z.array(Field),
  attributes: z.array(AttributeField),
  columns: z.array(Column).check(z.minLength(1)),
  defaultSort: z.string(),
  /** Every action the portal uses; what is not here is not reported. */
  actions: z.array(action),
  rowActions: z.strictObject({ display: z.enum(["menu", "buttons"]), actions: z.array(action) }),
  roles: z.strictObject({
    multiple: z.boolean(),
    helpUrl: z.optional(url),
    items: z.array(RoleDefinition).check(z.minLength(1)),
  }),
  /** The statuses that the portal shows and filters by, in its words. */
  statuses: z.array(z.strictObject({ id: z.enum(statuses), label: words, meaning: words, helpUrl: z.optional(url) })),
  credential: CredentialRules,
  invitation: z.optional(z.strictObject({ linkDays: positive })),
  /** `erase`: gone. `keep`: the record stays; `reserve` then keeps its address and user name from being used again. */
  deletion: z.strictObject({ mode: z.enum(["erase", "keep"]), reserve: z.optional(z.boolean()) }),
  scope: z.enum(["tenant", "children"]),
  rules: z.array(Rule),
  /** Actions before which the actor must have signed in within so many seconds (RFC 9470). */
  stepUp: z.optional(z.strictObject({ actions: z.array(action), maxAgeSeconds: positive })),
  sessionHours: positive,
  support: SupportContact,
});
export type PortalProfile = z.infer<typeof PortalProfile>;

/** A profile as its author writes it: whole, or the difference from the one that it `extends`. */
export const PortalProfileSource = z.strictObject({
  $schema: z.optional(z.string()),
  extends: z.optional(key),
  ...Object.fromEntries(Object.entries(PortalProfile.shape).map(([name, schema]) => [name, z.optional(schema)])),
  id: key,
});

/** One thing wrong in a profile: where (path of keys and indexes) and what. */
export interface ProfileIssue {
  path: PropertyKey[];
  message: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Entry = Record<string, unknown> & { id: unknown };
const isListOfEntries = (value: unknown): value is Entry[] =>
  Array.isArray(value) && value.every((entry) => isRecord(entry) && Object.hasOwn(entry, "id"));

/**
 * Lays `source` over `base`: objects are merged, a list whose entries have an `id` is merged by it (new ones at the end),
 * any other value replaces; so does an empty list.
 */
export const extendProfile = (base: unknown, source: unknown): unknown => {
  if (isListOfEntries(base) && isListOfEntries(source) && source.length > 0) {
    const entries = new Map<unknown, unknown>(base.map((entry) => [entry.id, entry]));
    for (const entry of source) entries.set(entry.id, extendProfile(entries.get(entry.id), entry));
    return [...entries.values()];
  }
  if (!isRecord(base) || !isRecord(source)) return source;
  // Through a map, so that a key named `__proto__` stays a key, and a schema sees and refuses it.
  const merged = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(source)) merged.set(name, extendProfile(merged.get(name), value));
  return Object.fromEntries(merged);
};

/** What no schema of one field can see: names that stand in one place and are used in another. */
export const profileIssues = (profile: PortalProfile): ProfileIssue[] => {
  const issues: ProfileIssue[] = [];
  const roleIds = new Set(profile.roles.items.map((role) => role.id));
  const used = new Set<Action>(profile.actions);
  const fieldIds = new Set<string>([
    ...standardFields,
    ...profile.attributes.map((attribute) => attribute.id),
    ...["status", "role", "lastSignInAt", "createdAt", "updatedAt", "displayName"],
  ]);
  const unknownRoles = (path: PropertyKey[], ids: readonly string[] | undefined) => {
    ids?.forEach((id, index) => {
      if (!roleIds.has(id)) issues.push({ path: [...path, index], message: `No role "${id}" in roles.items.` });
    });
  };
  const unusedActions = (path: PropertyKey[], list: readonly Action[]) => {
    list.forEach((name, index) => {
      if (!used.has(name)) issues.push({ path: [...path, index], message: `"${name}" is not in actions.` });
    });
  };
  if (!profile.roles.items.some((role) => role.permissions.includes(managePermission)))
    issues.push({
      path: ["roles", "items"],
      message: `No role has the permission ${managePermission}: nobody could manage.`,
    });
  profile.rules.forEach((rule, index) => {
    unknownRoles(["rules", index, "actor", "roles"], rule.actor?.roles);
    unknownRoles(["rules", index, "actor", "notRoles"], rule.actor?.notRoles);
    unknownRoles(["rules", index, "target", "roles"], rule.target?.roles);
    unknownRoles(["rules", index, "target", "notRoles"], rule.target?.notRoles);
    if (rule.actions !== "*") unusedActions(["rules", index, "actions"], rule.actions);
    if (rule.effect === "deny" && rule.reason === undefined)
      issues.push({ path: ["rules", index], message: "A deny rule needs a reason." });
  });
  unusedActions(["rowActions", "actions"], profile.rowActions.actions);
  [...profile.fields, ...profile.attributes].forEach((field, index) => {
    const list = index < profile.fields.length ? "fields" : "attributes";
    unknownRoles(
      [list, index < profile.fields.length ? index : index - profile.fields.length, "editableBy"],
      field.editableBy,
    );
  });
  profile.columns.forEach((column, index) => {
    column.fields.forEach((field, at) => {
      if (!fieldIds.has(field))
        issues.push({ path: ["columns", index, "fields", at], message: `No field or attribute "${field}".` });
    });
  });
  if (!sortKeys.some((name) => profile.defaultSort === name || profile.defaultSort === `-${name}`))
    issues.push({
      path: ["defaultSort"],
      message: `Sort by one of ${sortKeys.join(", ")}, "-" before it for descending.`,
    });
  if (profile.credential.onCreate.includes("password") && !profile.credential.managersMayType)
    issues.push({ path: ["credential", "onCreate"], message: "To type a password, set credential.managersMayType." });
  return issues;
};
