import { managePermission, type PortalProfile } from "@usherkit/contract";
import * as z from "zod/mini";

/** How long before the first start: `212d 09:12` (days, and a time of day in UTC), `3h`, `35m`. */
const ago = z.string().check(z.regex(/^(?:\d{1,4}d ([01]\d|2[0-3]):[0-5]\d|\d{1,2}h|\d{1,3}m)$/));
const text = z.string().check(z.minLength(1));

/** What people do, or the clock. */
const ownDeeds = [
  "onboard",
  "signIn",
  "wrongPasswords",
  "forgot",
  "openReset",
  "changePassword",
  "enrolAuthenticator",
] as const;
/** What a manager does to them. */
export const managerDeeds = [
  "lock",
  "unlock",
  "deactivate",
  "activate",
  "temporaryPassword",
  "resetMfa",
  "invite",
  "delete",
] as const;

/**
 * One thing that happened to a person. `to`: the password that they changed to, or that a manager typed; without it the server
 * makes that one. `by`: the manager, where it isn't who added them.
 */
const Deed = z.strictObject({
  do: z.enum([...ownDeeds, ...managerDeeds]),
  ago,
  to: z.optional(text),
  by: z.optional(text),
});
export type Deed = z.infer<typeof Deed>;

const person = {
  givenName: text,
  familyName: text,
  email: text,
  roles: z._default(z.array(text), []),
  attributes: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  /** Granted directly. */
  features: z.optional(z.array(text)),
  /** By account: how far. */
  accounts: z.optional(z.record(z.string(), text)),
  /** The first one that they choose, where it isn't the tenant's. */
  password: z.optional(text),
  added: ago,
  note: z.optional(text),
  events: z.array(Deed),
};

const Manager = z.strictObject({ ...person, username: text });

/** How a person came to be there, where not by a welcome mail. A contact was known before anybody invited them. */
export const ways = ["invitation", "temporary", "password", "contact"] as const;

const Person = z.strictObject({
  ...person,
  /** A contact who has never signed up has none. */
  username: z.optional(text),
  /** The user name of a manager; without it the first one. */
  addedBy: z.optional(text),
  through: z.optional(z.enum(ways)),
});
export type Person = z.infer<typeof Person>;

const Invited = z.strictObject({
  by: z.optional(text),
  ago,
  emails: z.array(text).check(z.minLength(1)),
  roles: z.array(text),
  note: z.optional(text),
  events: z.array(z.strictObject({ do: z.enum(["resend", "revoke"]), ago })),
});
export type Invited = z.infer<typeof Invited>;

/** What the tenant opens to its people. */
const Account = z.strictObject({ id: text, name: text, description: z.optional(text) });

/** The demo tenant of a portal (`people.json`): who is in it, and what has happened to them. */
export const Cast = z.strictObject({
  about: z.optional(text),
  tenant: z.strictObject({ id: text, name: text }),
  portal: text,
  password: text,
  accounts: z._default(z.array(Account), []),
  manager: Manager,
  people: z._default(z.array(Person), []),
  invitations: z._default(z.array(Invited), []),
});
export type Cast = z.infer<typeof Cast>;

/** A tenant with one manager, for a portal whose folder says nothing of people. */
export const firstCast = (profile: PortalProfile): Cast => {
  const { digits, minLength } = profile.credential;
  const password = (digits ? "271828182845" : "harbour-lantern-27").repeat(Math.ceil(minLength / 12));
  const roles = profile.roles.items.filter(({ permissions }) => permissions.includes(managePermission));
  return {
    tenant: { id: `${profile.id}-demo`, name: profile.name },
    portal: profile.id,
    password: digits ? password.slice(0, minLength) : password,
    accounts: [],
    manager: {
      username: "manager",
      givenName: "Robin",
      familyName: "Arden",
      email: `robin.arden@${profile.id}.example`,
      roles: roles.slice(0, 1).map(({ id }) => id),
      added: "30d 09:00",
      note: "The first to sign in as",
      events: [],
    },
    people: [],
    invitations: [],
  };
};

/** By what a person signs in, and is known within this demo. */
export const nameOf = (member: { username?: string | undefined; email: string }): string =>
  member.username ?? member.email;

/** The instant that an `ago` means, seen from `start`. */
export const instantOf = (text: string, start: Date): Date => {
  const [amount = "0", time] = text.split(" ");
  const count = Number.parseInt(amount, 10);
  if (amount.endsWith("m")) return new Date(start.getTime() - count * 60_000);
  if (amount.endsWith("h")) return new Date(start.getTime() - count * 3_600_000);
  const [hours = 0, minutes = 0] = (time ?? "").split(":").map(Number);
  const day = new Date(start.getTime() - count * 86_400_000);
  day.setUTCHours(hours, minutes, 0, 0);
  return day;
};

/** The password that a person has in the end, where they or a manager have chosen it. */
export const lastPassword = (cast: Cast, member: { password?: string | undefined; events: readonly Deed[] }): string =>
  member.events.reduce((password, deed) => deed.to ?? password, member.password ?? cast.password);

/** Who can sign in at all: has a credential, and isn't kept out. The events stand in the order of time. */
export const canSignIn = (member: { through?: Person["through"]; events: readonly Deed[] }): boolean => {
  let hasCredential = member.through === "temporary" || member.through === "password";
  const keptOut = new Set<"locked" | "inactive" | "removed">();
  for (const { do: what } of member.events) {
    if (what === "onboard" || what === "changePassword" || what === "temporaryPassword") hasCredential = true;
    if (what === "lock" || what === "wrongPasswords") keptOut.add("locked");
    if (what === "unlock") keptOut.delete("locked");
    if (what === "deactivate") keptOut.add("inactive");
    if (what === "activate") keptOut.delete("inactive");
    if (what === "delete") keptOut.add("removed");
  }
  return hasCredential && keptOut.size === 0;
};
