import {
  credentials,
  deriveStatus,
  factsAt,
  registrations,
  statuses,
  type Lock,
  type Recovery,
  type StateFacts,
  type Status,
} from "@usherkit/contract";
import { describe, expect, test } from "vitest";
import { at, factsOf, now } from "./support/questions.js";

const past = at(-1);
const future = at(1);
const locks: (Lock | null)[] = [
  null,
  ...(["auto", "admin"] as const).flatMap((kind) =>
    [null, past, future].map((until) => ({ kind, since: at(-9), until, by: null })),
  ),
];
const recoveries: (Recovery | null)[] = [
  null,
  ...[null, past].flatMap((openedAt) => [past, future].map((until) => ({ requestedAt: at(-9), openedAt, until }))),
];

/** Every combination of the facts and of what the clock has done to them. */
const everything: StateFacts[] = [true, false].flatMap((active) =>
  locks.flatMap((lock) =>
    credentials.flatMap((credential) =>
      [null, past, future].flatMap((credentialUntil) =>
        recoveries.flatMap((recovery) =>
          registrations.flatMap((registration) =>
            [null, past, future].flatMap((invitedUntil) =>
              [null, past].map((deletedAt) => ({
                active,
                lock,
                credential,
                credentialUntil,
                recovery,
                registration,
                invitedUntil,
                deletedAt,
              })),
            ),
          ),
        ),
      ),
    ),
  ),
);

const isOver = (instant: string | null) => instant !== null && instant <= now.toISOString();

/** What each status means by itself, in order of precedence; whichever comes first of those that hold is it. */
const meanings: Record<Status, (facts: StateFacts) => boolean> = {
  removed: ({ deletedAt }) => deletedAt !== null,
  contact: ({ registration, invitedUntil }) =>
    registration === "contact" || (registration === "invited" && (invitedUntil === null || isOver(invitedUntil))),
  invited: ({ registration, invitedUntil }) =>
    registration === "invited" && invitedUntil !== null && !isOver(invitedUntil),
  inactive: ({ active }) => !active,
  locked_by_admin: ({ lock }) => lock?.kind === "admin" && !isOver(lock.until),
  auto_locked: ({ lock }) => lock?.kind === "auto" && !isOver(lock.until),
  provisioned: ({ registration }) => registration === "provisioned",
  recovery: ({ recovery }) => recovery !== null && !isOver(recovery.until) && recovery.openedAt === null,
  awaiting_new_password: ({ recovery, credential, credentialUntil }) =>
    (recovery !== null && !isOver(recovery.until)) ||
    credential === "temporary" ||
    credential === "expired" ||
    (credential === "set" && isOver(credentialUntil)),
  active: () => true,
};

describe("the status", () => {
  test(`is the first that holds, over all ${everything.length.toString()} combinations of facts`, () => {
    const wrong = everything.filter(
      (facts) => deriveStatus(facts, now) !== statuses.find((status) => meanings[status](facts)),
    );
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(new Set(everything.map((facts) => deriveStatus(facts, now)))).toEqual(new Set(statuses));
  });

  test("doesn't depend on a sweep having written what the clock changed", () => {
    const wrong = everything.filter((facts) => deriveStatus(factsAt(facts, now), now) !== deriveStatus(facts, now));
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test("has this order of precedence", () => {
    expect(statuses).toEqual([
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
    ]);
  });

  test("changes at the very instant, not before", () => {
    const facts = factsOf({ lock: { kind: "auto", since: at(-9), until: now.toISOString(), by: null } });
    expect(deriveStatus(facts, new Date(now.getTime() - 1))).toBe("auto_locked");
    expect(deriveStatus(facts, now)).toBe("active");
  });

  test("leaves the facts it was given as they were", () => {
    const facts = factsOf({ lock: { kind: "auto", since: at(-9), until: past, by: null } });
    const before = structuredClone(facts);
    deriveStatus(facts, now);
    expect(facts).toEqual(before);
  });
});
