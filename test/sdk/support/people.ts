import type { User } from "@usherkit/sdk";

/** A user as the API answers one. */
export const person = (changes: Partial<User> = {}): User => ({
  id: "u1",
  version: 3,
  username: "ada",
  email: "ada@example.com",
  givenName: "Ada",
  familyName: "Lovelace",
  displayName: "Ada Lovelace",
  status: "active",
  active: true,
  lock: null,
  credential: "set",
  recovery: null,
  registration: "registered",
  mfa: "none",
  roleIds: ["admin"],
  features: [],
  accounts: [],
  attributes: { telephone: "1" },
  parentId: null,
  lastSignInAt: null,
  invitedAt: null,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  deletedAt: null,
  access: { actions: { edit: { state: "allowed" } } },
  ...changes,
});

export const pageOf = (items: unknown[], rest: object = {}) => ({
  items,
  nextCursor: null,
  previousCursor: null,
  ...rest,
});
