import * as z from "zod/mini";
import { actions, type Action } from "./decision.js";
import { sortKeys } from "./sort.js";
import { registrations, statuses } from "./status.js";
import { mfaStates, standardFields } from "./user.js";

const key = z.string().check(z.regex(/^[a-z][A-Za-z0-9_-]{0,63}$/));
const words = z.string().check(z.minLength(1), z.maxLength(500));
const url = z.string().check(z.regex(/^(?:https?:\/\/|\/)[^\s]+$/));
const action = z.enum(actions as [Action, ...Action[]]);
const positive = z.int().check(z.minimum(1));

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
