import { readFileSync } from "node:fs";
import { actions, extendProfile, PortalProfile, sortKeys, type StateFacts } from "@usherkit/contract";
import type { Question, UserTarget } from "@usherkit/contract/policy";
import * as z from "zod/mini";

export const registrar: unknown = JSON.parse(
  readFileSync(new URL("../../../examples/registrar/portal.json", import.meta.url), "utf8"),
);

export const profileOf = (difference: Record<string, unknown> = {}): PortalProfile =>
  z.parse(PortalProfile, extendProfile(registrar, difference));

export const now = new Date("2026-11-21T12:00:00.000Z");
export const at = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();

export const factsOf = (changes: Partial<StateFacts> = {}): StateFacts => ({
  active: true,
  lock: null,
  credential: "set",
  credentialUntil: null,
  recovery: null,
  registration: "registered",
  invitedUntil: null,
  deletedAt: null,
  ...changes,
});

/** Somebody whom "me" added, with a billing role. */
export const targetOf = (changes: Partial<UserTarget> = {}): UserTarget => ({
  kind: "user",
  id: "them",
  parentId: "me",
  roleIds: ["billing"],
  facts: factsOf(),
  mfa: "enrolled",
  hasEmail: true,
  ...changes,
});

/** An Admin of the registrar asks to view their own child; each test changes what it is about. */
export const questionOf = (changes: Partial<Question> = {}): Question => ({
  actor: { id: "me", roleIds: ["admin"], authenticatedAt: now },
  action: "view",
  target: targetOf(),
  profile: profileOf(),
  capabilities: { actions: new Set(actions), sortKeys, search: true, total: true },
  facts: { managers: 2, holders: { admin: { count: 2, names: ["Ada", "Grace"] } } },
  now,
  ...changes,
});

/** A lock that stands for five minutes already. */
export const lock = (kind: "auto" | "admin") => ({ kind, since: at(-5), until: null, by: null });
