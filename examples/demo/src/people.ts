import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** How long before the first start: `212d 09:12` (days, and a time of day in UTC), `3h`, `35m`. */
const ago = z.string().check(z.regex(/^(?:\d{1,4}d ([01]\d|2[0-3]):[0-5]\d|\d{1,2}h|\d{1,3}m)$/));

const deeds = [
  "onboard",
  "signIn",
  "wrongPasswords",
  "lock",
  "forgot",
  "openReset",
  "changePassword",
  "enrolAuthenticator",
  "resetMfa",
] as const;

/** One thing that happened to a person. `to`: the password that they changed to. */
const Deed = z.strictObject({ do: z.enum(deeds), ago, to: z.optional(z.string()) });
export type Deed = z.infer<typeof Deed>;

const person = {
  username: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  role: z.string(),
  /** The first one, where it isn't the tenant's. */
  password: z.optional(z.string()),
  added: ago,
  note: z.optional(z.string()),
  events: z.array(Deed),
};
const Manager = z.strictObject(person);

const Person = z.strictObject({
  ...person,
  addedBy: z.string(),
  through: z.optional(z.literal("invitation")),
  telephone: z.optional(z.string()),
});
export type Person = z.infer<typeof Person>;

const Invited = z.strictObject({
  by: z.string(),
  ago,
  emails: z.array(z.string()),
  role: z.string(),
  events: z.array(z.strictObject({ do: z.enum(["resend", "revoke"]), ago })),
});
export type Invited = z.infer<typeof Invited>;

/** The demo tenant of a portal: who is in it, and what has happened to them. */
const Cast = z.strictObject({
  about: z.string(),
  tenant: z.strictObject({ id: z.string(), name: z.string() }),
  portal: z.string(),
  password: z.string(),
  manager: Manager,
  people: z.array(Person),
  invitations: z.array(Invited),
});
export type Cast = z.infer<typeof Cast>;

/** Reads `people.json` of a portal's folder. */
export const readCast = async (folder: string): Promise<Cast> =>
  z.parse(Cast, JSON.parse(await readFile(join(folder, "people.json"), "utf8")));

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

/** The password that a person has in the end. */
export const lastPassword = (cast: Cast, member: { password?: string | undefined; events: readonly Deed[] }): string =>
  member.events.reduce((password, deed) => deed.to ?? password, member.password ?? cast.password);

/** Who can sign in at all: has set a password, and isn't kept out. */
export const canSignIn = (member: { events: readonly Deed[] }): boolean =>
  member.events.some((deed) => deed.do === "onboard" || deed.do === "changePassword") &&
  !member.events.some((deed) => deed.do === "lock" || deed.do === "wrongPasswords");
