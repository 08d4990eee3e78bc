import * as z from "zod/mini";
import { CredentialRules } from "./credential-rules.js";
import { actions, userActions, type Action } from "./decision.js";
import { MailLimits } from "./mail-limits.js";
import { ReasonWords, Rule } from "./rule.js";
import { sortKeys, sorts } from "./sort.js";
import { statuses } from "./status.js";
import { standardFields } from "./user.js";
import { key, language, patterns, positive, url, words } from "./words.js";

const action = z.enum(actions as [Action, ...Action[]]);
/** What is done to somebody: what a row offers, and what asks first. */
const userAction = z.enum(userActions);

const fieldRules = {
  label: words,
  help: z.optional(words),
  required: z.optional(z.boolean()),
  /** The roles that may change it; without it, everybody who may edit the user. */
  editableBy: z.optional(z.array(key)),
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
  /** The search looks in it, as it does in every standard field. */
  searchable: z.optional(z.boolean()),
  ...fieldRules,
});
export type AttributeField = z.infer<typeof AttributeField>;

/**
 * One column of the table. `fields` in one cell: a heading that sorts by each (docs/portals.md, RP-2). `active` is a switch that
 * activates and deactivates (docs/portals.md, CO-4); `registration` says who is registered, and offers to invite who isn't (CO-1).
 */
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

/** What roles give and the host asks for. `users.manage` is Usherkit's own and need not be listed. */
export const Permission = z.strictObject({
  id: z.string().check(z.regex(patterns.permission)),
  label: words,
});
export type Permission = z.infer<typeof Permission>;

/** A named set of permissions. Who holds `users.manage` is a manager. */
export const RoleDefinition = z.strictObject({
  id: key,
  name: words,
  description: words,
  permissions: z.array(z.string()),
  /** The features that its holders have by it. */
  features: z.optional(z.array(key)),
  /** The account's primary contact: exactly one person holds it, and nobody grants or withdraws it here (docs/portals.md, CU-1). */
  primary: z.optional(z.boolean()),
  helpUrl: z.optional(url),
});
export type RoleDefinition = z.infer<typeof RoleDefinition>;

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
  /**
   * "users" beside a number, by CLDR's plural categories, where `user` and `users` don't do, as in Arabic. Its `zero`, `one`
   * and `two` stand without their number.
   */
  counted: z.optional(z.partialRecord(z.enum(["zero", "one", "two", "few", "many", "other"]), words)),
  addUser: z.optional(words),
  inviteUser: z.optional(words),
  /** The editor's title, before "name (email)". */
  editUser: z.optional(words),
  /** Who is registered, in a column of registrations: "Community User". */
  registered: z.optional(words),
  /** What actions are called where these words don't say: `{"setFeatures": "Feature permissions"}`. */
  actions: z.optional(z.partialRecord(action, words)),
});
export type Terms = z.infer<typeof Terms>;

/** What a person may use in the host: by a role, or granted directly. */
export const Feature = z.strictObject({ id: key, label: words, description: z.optional(words) });
export type Feature = z.infer<typeof Feature>;

/** How far an account of the tenant is open to a person; the weakest first. */
export const AccountLevel = z.strictObject({ id: key, label: words, description: z.optional(words) });
export type AccountLevel = z.infer<typeof AccountLevel>;

/** The sections of the editor that each save by themselves (docs/portals.md, CA-2). `details`: the fields but for the address. */
export const editorSections = [
  "details",
  "lock",
  "passwordReset",
  "temporaryPassword",
  "email",
  "roles",
  "features",
  "accounts",
  "active",
  "mfa",
] as const;
export type EditorSection = (typeof editorSections)[number];

/**
 * `form`: one form, saved at once. `sections`: those named, in their order, each with a button of its own; `label` its title,
 * `button` the words on the button of one that stores something (of one that acts they are the action's).
 */
export const Editor = z.union([
  z.strictObject({ shape: z.literal("form") }),
  z.strictObject({
    shape: z.literal("sections"),
    sections: z
      .array(
        z.strictObject({
          id: z.enum(editorSections),
          label: z.optional(words),
          help: z.optional(words),
          button: z.optional(words),
        }),
      )
      .check(z.minLength(1)),
  }),
]);
export type Editor = z.infer<typeof Editor>;

/** What a person is told by mail when it changes; the old address too. */
export const noticeKinds = ["email", "roles", "mfa", "credential"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The data that make one portal. Served by the API, never compiled into the UI. */
export const PortalProfile = z.strictObject({
  id: key,
  name: words,
  /** Which the portal speaks, the first by default. Its own words in the others stand in `translations`. */
  languages: z.array(language).check(z.minLength(1)),
  /** By language: the words of this profile that differ, in its own shape (lists by `id`). Nothing but words. */
  translations: z.optional(z.record(language, z.record(z.string(), z.unknown()))),
  /** IANA name, and how the portal writes it beside a date ("GMT"). */
  timeZone: z.strictObject({ id: words, label: words }),
  terms: Terms,
  fields: z.array(Field),
  attributes: z.array(AttributeField),
  columns: z.array(Column).check(z.minLength(1)),
  defaultSort: z.enum(sorts),
  /** Every action the portal uses; what is not here is not reported. */
  actions: z.array(action),
  rowActions: z.strictObject({
    display: z.enum(["menu", "buttons"]),
    actions: z.array(userAction),
    /** The picture of "delete" on a button; a bin where nothing is said (docs/portals.md, CA-1). */
    deleteIcon: z.optional(z.enum(["bin", "cross"])),
  }),
  /** The list leaves out who is inactive, and a switch with these words shows them (docs/portals.md, CO-5). */
  inactiveToggle: z.optional(words),
  /** Actions that ask first, with what is said beside; what can't be undone always asks. */
  confirmations: z.optional(z.array(z.strictObject({ id: userAction, text: z.optional(words) }))),
  editor: z.optional(Editor),
  permissions: z.array(Permission),
  roles: z.strictObject({
    multiple: z.boolean(),
    helpUrl: z.optional(url),
    items: z.array(RoleDefinition).check(z.minLength(1)),
  }),
  /** The statuses that the portal shows and filters by, in its words. */
  statuses: z.array(
    z.strictObject({
      id: z.enum(statuses),
      label: words,
      meaning: words,
      /** The sentence that a person in this status reads when they sign in or come back with a session (docs/portals.md, CO-4). */
      refusal: z.optional(words),
      helpUrl: z.optional(url),
    }),
  ),
  features: z.optional(z.array(Feature)),
  accountLevels: z.optional(z.array(AccountLevel)),
  credential: CredentialRules,
  /**
   * `contacts`: who is invited is asked for by name, and becomes a contact first (docs/portals.md, CO-3). `roleIds`: what everybody
   * gets who signs up; without it, one chooses where one invites.
   */
  invitation: z.optional(
    z.strictObject({ linkDays: positive, contacts: z.optional(z.boolean()), roleIds: z.optional(z.array(key)) }),
  ),
  /** How many mails people may cause in a day: invitations, welcomes, resets by managers, notices of a new address. */
  mailLimits: z.optional(MailLimits),
  /** What people are told by mail when it changes; without it, all of it. */
  notices: z.optional(z.array(z.enum(noticeKinds))),
  /** `erase`: gone. `keep`: the record stays; `reserve` then keeps its address and user name from being used again. */
  deletion: z.strictObject({ mode: z.enum(["erase", "keep"]), reserve: z.optional(z.boolean()) }),
  scope: z.enum(["tenant", "children"]),
  rules: z.array(Rule),
  /** The words of the portal's own reasons. */
  reasons: z.optional(z.array(ReasonWords)),
  /** Actions before which the actor must have signed in within so many seconds (RFC 9470). */
  stepUp: z.optional(z.strictObject({ actions: z.array(action), maxAgeSeconds: positive })),
  sessionHours: positive,
  /** A session that nobody used for so long has ended; 60 minutes where nothing is said. */
  sessionIdleMinutes: z.optional(positive),
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
