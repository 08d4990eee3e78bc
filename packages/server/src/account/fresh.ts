import type { Caller } from "../context.js";
import { enforce } from "../http/problem.js";

/** Seconds for which a sign-in is fresh, where the profile's `stepUp` doesn't say. */
const freshSeconds = 900;

/**
 * Throws a step-up where the caller has not signed in lately. It stands before what opens their own account: a session that was
 * left open may move neither their second factor, their address nor their user name.
 */
export const requireFresh = ({ authenticatedAt, profile }: Caller, now: Date): void => {
  const maxAgeSeconds = profile.stepUp?.maxAgeSeconds ?? freshSeconds;
  if (now.getTime() - authenticatedAt.getTime() > maxAgeSeconds * 1000)
    enforce({ state: "stepUp", reason: "policy", params: { maxAgeSeconds } });
};
