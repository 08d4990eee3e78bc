import type { UserAction } from "@usherkit/sdk";
import type { Icon } from "./icons.js";
import { usersIcon } from "./more-icons.js";

const lockBody =
  "M4.5 7h7A1.5 1.5 0 0 1 13 8.5v3.75a1.5 1.5 0 0 1-1.5 1.5h-7a1.5 1.5 0 0 1-1.5-1.5V8.5A1.5 1.5 0 0 1 4.5 7z";

const plane = "M14 2 7 9M14 2 9.75 14 7 9 2 6.25z";

/** A picture for each action: apart from the others, for the first rows need none of them. */
export const actionIcons = {
  view: "M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8zM9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0z",
  edit: "m10.75 2.75 2.5 2.5-8 8h-2.5v-2.5zM9 4.5 11.5 7",
  delete: "M2.5 4.25h11M6 4.25v-1.5h4v1.5M4 4.25l.6 9h6.8l.6-9M6.75 7v3.75M9.25 7v3.75",
  restore: "refresh",
  activate: "check-circle",
  deactivate: "ban",
  lock: `${lockBody}M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2`,
  unlock: `${lockBody}M5.25 7V4.75a2.75 2.75 0 0 1 5.3-1`,
  sendPasswordReset: "mail",
  setTemporaryPassword: "M8 10.75a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0zM7.2 8.8 13.5 2.5M11 5l2 2",
  resetMfa: "m8 1.75 5.25 2v4c0 3.25-2.1 5.4-5.25 6.5-3.15-1.1-5.25-3.25-5.25-6.5v-4z",
  resendWelcome: plane,
  invite: plane,
  setRoles: usersIcon,
  setFeatures:
    "M2.5 4.75h5M10.5 4.75h3M10.5 4.75a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM2.5 11.25h2M7.5 11.25h6M7.5 11.25a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0z",
  setAccounts:
    "M3.25 3.75h9.5a1.5 1.5 0 0 1 1.5 1.5v5.5a1.5 1.5 0 0 1-1.5 1.5h-9.5a1.5 1.5 0 0 1-1.5-1.5v-5.5a1.5 1.5 0 0 1 1.5-1.5zM1.75 6.75h12.5M4.5 9.75h2",
  revokeSessions: "sign-in",
} satisfies Record<UserAction, Icon>;
