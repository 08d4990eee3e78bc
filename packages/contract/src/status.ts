import * as z from "zod/mini";
import { id, instant } from "./text.js";

/** Every status, in order of precedence: the first that holds is the status, and this is also the order in which they sort. */
export const statuses = [
  "removed",
  "contact",
  "invited",
  "inactive",
  "locked_by_admin",
  "auto_locked",
  "provisioned",
  "recovery",
  "awaiting_new_password",
  "active",
] as const;

export type Status = (typeof statuses)[number];
export const Status = z.enum(statuses);

export const registrations = ["contact", "invited", "provisioned", "registered"] as const;
export type Registration = (typeof registrations)[number];

export const credentials = ["none", "set", "temporary", "expired"] as const;
export type Credential = (typeof credentials)[number];

/** Why and since when a person is kept out. `until` null: until somebody unlocks. `by`: the user who locked, null for the system and for somebody whom the viewer may not view. */
export const Lock = z.strictObject({
  kind: z.enum(["auto", "admin"]),
  since: instant,
  until: z.nullable(instant),
  by: z.nullable(id),
});
export type Lock = z.infer<typeof Lock>;

/** A reset under way. `openedAt` null: the link was sent and not yet opened. */
export const Recovery = z.strictObject({
  requestedAt: instant,
  openedAt: z.nullable(instant),
  until: instant,
});
export type Recovery = z.infer<typeof Recovery>;

/** The six facts of state with the instants at which the clock alone changes two of them. */
export interface StateFacts {
  active: boolean;
  lock: Lock | null;
  credential: Credential;
  /** When a `set` credential expires by the profile's `maxAgeDays`, or a `temporary` one by its `temporaryHours`; null: never. */
  credentialUntil: string | null;
  recovery: Recovery | null;
  registration: Registration;
  /** When the open invitation of an `invited` contact dies; null: it has none. */
  invitedUntil: string | null;
  deletedAt: string | null;
}

const isPast = (value: string | null, now: Date): boolean => value !== null && Date.parse(value) <= now.getTime();

/** What the facts are at an instant: what has run out by the clock is gone, whether or not a sweep has written it. */
export const factsAt = (facts: StateFacts, now: Date): StateFacts => ({
  ...facts,
  lock: facts.lock && isPast(facts.lock.until, now) ? null : facts.lock,
  credential:
    (facts.credential === "set" || facts.credential === "temporary") && isPast(facts.credentialUntil, now)
      ? "expired"
      : facts.credential,
  recovery: facts.recovery && isPast(facts.recovery.until, now) ? null : facts.recovery,
  registration:
    facts.registration === "invited" && (facts.invitedUntil === null || isPast(facts.invitedUntil, now))
      ? "contact"
      : facts.registration,
});

/** The status that the facts give at `now`. Pure; the server's SQL is held against it over every combination of facts. */
export const deriveStatus = (stored: StateFacts, now: Date): Status => {
  const facts = factsAt(stored, now);
  if (facts.deletedAt !== null) return "removed";
  if (facts.registration === "contact") return "contact";
  if (facts.registration === "invited") return "invited";
  if (!facts.active) return "inactive";
  if (facts.lock) return facts.lock.kind === "admin" ? "locked_by_admin" : "auto_locked";
  if (facts.registration === "provisioned") return "provisioned";
  if (facts.recovery && facts.recovery.openedAt === null) return "recovery";
  if (facts.recovery || facts.credential === "temporary" || facts.credential === "expired")
    return "awaiting_new_password";
  return "active";
};
