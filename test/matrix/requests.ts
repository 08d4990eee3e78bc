import type { UserAction } from "@usherkit/contract";
import type { Stored } from "./stored.js";

/** The very call of an action. */
export interface Request {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: object;
}

/** What is proposed where a body says it. */
export interface Proposed {
  readonly roleIds: readonly string[];
  readonly featureIds: readonly string[];
  readonly accounts: readonly { id: string; level: string }[];
}

export const requestFor = (action: UserAction, proposed: Proposed): Request => {
  const post = (path: string): Request => ({ method: "POST", path, body: {} });
  const requests: Record<UserAction, Request> = {
    view: { method: "GET", path: "" },
    edit: { method: "PATCH", path: "", body: { givenName: "Changed" } },
    delete: { method: "DELETE", path: "" },
    restore: post("/restore"),
    activate: post("/activate"),
    deactivate: post("/deactivate"),
    lock: post("/lock"),
    unlock: post("/unlock"),
    sendPasswordReset: post("/password-reset"),
    setTemporaryPassword: post("/temporary-password"),
    resetMfa: post("/mfa-reset"),
    resendWelcome: post("/welcome-email"),
    invite: post("/invite"),
    revokeSessions: post("/sessions/revoke"),
    setRoles: { method: "PUT", path: "/roles", body: { roleIds: proposed.roleIds } },
    setFeatures: { method: "PUT", path: "/features", body: { featureIds: proposed.featureIds } },
    setAccounts: { method: "PUT", path: "/accounts", body: { accounts: proposed.accounts } },
  };
  return requests[action];
};

/** Whether what was allowed was done: the row says it. `isMailed`: a credential had to go by mail. */
export const wasDone = (
  action: UserAction,
  before: Stored,
  after: Stored,
  { isMailed, ...proposed }: Proposed & { isMailed: boolean },
): boolean => {
  const now = after.user;
  const sent = (kind: string) =>
    after.mails.some((mail) => mail.kind === kind && !before.mails.some(({ id }) => id === mail.id));
  if (action === "delete") return now === undefined || (before.user?.deleted_at === null && now.deleted_at !== null);
  if (now === undefined) return false;
  switch (action) {
    case "view":
      return JSON.stringify(before) === JSON.stringify(after);
    case "edit":
      return now.given_name === "Changed";
    case "restore":
      return now.deleted_at === null;
    case "activate":
      return now.active && before.user?.active === false;
    case "deactivate":
      return !now.active && before.user?.active === true;
    case "lock":
      return now.lock_kind === "admin" && before.user?.lock_kind !== "admin";
    case "unlock":
      return now.lock_kind === null && before.user?.lock_kind !== null;
    case "sendPasswordReset":
      return now.recovery_requested_at !== null && now.recovery_opened_at === null && sent("reset");
    case "setTemporaryPassword":
      return (
        now.credential === "temporary" &&
        after.hash !== null &&
        after.hash !== before.hash &&
        sent("credential") === isMailed
      );
    case "resetMfa":
      return now.mfa === "required" && before.user?.mfa === "enrolled";
    case "resendWelcome":
      return sent("welcome");
    case "invite":
      return now.registration === "invited" && sent("invitation");
    case "setRoles":
      return now.role_ids.join() === proposed.roleIds.join();
    case "setFeatures":
      return proposed.featureIds.every((id) => JSON.stringify(now.features).includes(`"${id}"`));
    case "setAccounts":
      return proposed.accounts.every(({ id, level }) =>
        now.accounts.some((grant) => grant.id === id && grant.level === level),
      );
    case "revokeSessions":
      return now.version === (before.user?.version ?? 0) + 1;
  }
};
