import { factsAt, type PortalProfile, type Status } from "@usherkit/contract";
import type { UserRow } from "../database/schema.js";
import { HttpProblem } from "../http/problem.js";
import { factsOf } from "../users/user.js";
import { localizeProfile } from "./localize-profile.js";

type Refusal = { code: "account_inactive" | "account_locked"; status: Status };

const refusalFor = (row: UserRow, now: Date): Refusal | undefined => {
  const { active, lock } = factsAt(factsOf(row), now);
  if (!active) return { code: "account_inactive", status: "inactive" };
  if (lock) return { code: "account_locked", status: lock.kind === "admin" ? "locked_by_admin" : "auto_locked" };
  return undefined;
};

const problemOf = ({ code, status }: Refusal, profile: PortalProfile, request: Request, httpStatus: number) => {
  const words = localizeProfile(profile, request.headers.get("Accept-Language")).profile.statuses;
  return new HttpProblem(code, { status: httpStatus, detail: words.find(({ id }) => id === status)?.refusal });
};

/**
 * Why a person may not sign in, in the portal's own words; undefined where they may. An auto-lock keeps strangers out, and not
 * the person who comes from a browser in which they have signed in before (`isKnownBrowser`).
 */
export const refusedAtSignIn = (
  row: UserRow,
  profile: PortalProfile,
  request: Request,
  now: Date,
  isKnownBrowser = false,
): HttpProblem | undefined => {
  const refusal = refusalFor(row, now);
  if (!refusal || (isKnownBrowser && refusal.status === "auto_locked")) return undefined;
  return problemOf(refusal, profile, request, 403);
};

/**
 * Why a person who comes back with a session is kept out. An auto-lock stops sign-ins only: or anybody could throw anybody
 * out.
 */
export const refusedOnReturn = (
  row: UserRow,
  profile: PortalProfile,
  request: Request,
  now: Date,
): HttpProblem | undefined => {
  const refusal = refusalFor(row, now);
  return refusal && refusal.status !== "auto_locked" ? problemOf(refusal, profile, request, 401) : undefined;
};
