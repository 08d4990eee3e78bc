import type { World, WorldOptions } from "./world.js";

/** Differences from the registrar's profile, as other portals have them; the portals themselves stand in examples/. */

/** Each section saves alone, a temporary password is typed, and a person has several personas. */
export const sectioned = {
  name: "Solvan Care",
  terms: {
    role: "persona",
    roles: "personas",
    editUser: "User Account Update",
  },
  actions: [
    "list",
    "create",
    "view",
    "edit",
    "setRoles",
    "lock",
    "unlock",
    "sendPasswordReset",
    "setTemporaryPassword",
    "delete",
  ],
  fields: [{ id: "email", label: "Email" }],
  roles: { multiple: true, helpUrl: "/help/#personas" },
  credential: { managersMayType: true, onCreate: ["welcome", "temporary"] },
  editor: {
    shape: "sections",
    sections: [
      { id: "lock", label: "Account Locking" },
      { id: "passwordReset", label: "Reset Password" },
      { id: "temporaryPassword", label: "Temporary Password" },
      { id: "email", label: "Email" },
      { id: "roles", label: "Personas" },
    ],
  },
} as const;

/** A bank's: functions and accounts are granted, a PAC is made by the server, people are set active and inactive. */
export const granting = {
  name: "Northgate Credit Union",
  terms: {
    actions: { setFeatures: "Feature permissions", setAccounts: "Account access", setTemporaryPassword: "Reset PAC" },
  },
  actions: [
    "list",
    "create",
    "view",
    "edit",
    "setRoles",
    "setFeatures",
    "setAccounts",
    "activate",
    "deactivate",
    "lock",
    "unlock",
    "resetMfa",
    "setTemporaryPassword",
    "delete",
  ],
  credential: { name: "PAC", onCreate: ["welcome", "temporary"] },
  features: [
    { id: "wires", label: "Wire transfers", description: "Sends money abroad." },
    { id: "payroll", label: "Payroll" },
    { id: "statements", label: "Statements", description: "Sees and downloads them." },
    { id: "cards", label: "Cards", description: "Orders and blocks company cards." },
  ],
  accountLevels: [
    { id: "view", label: "View" },
    { id: "pay", label: "Pay" },
    { id: "full", label: "Full access" },
  ],
  roles: {
    items: [
      { id: "admin", features: ["wires", "payroll", "statements"] },
      { id: "domain_manager", features: ["statements"] },
    ],
  },
} as const;

/** Every section there is. */
export const everySection = {
  ...sectioned,
  actions: [...sectioned.actions, "activate", "deactivate", "resetMfa", "setFeatures", "setAccounts"],
  features: granting.features,
  accountLevels: granting.accountLevels,
  editor: {
    shape: "sections",
    sections: [
      { id: "details" },
      { id: "email" },
      { id: "active" },
      { id: "lock" },
      { id: "passwordReset" },
      { id: "temporaryPassword" },
      { id: "mfa" },
      { id: "roles" },
      { id: "features" },
      { id: "accounts" },
    ],
  },
} as const;

/** From now on a PAC is of digits: those who are here have longer ones. */
export const digitsOnly = (world: World): Promise<void> =>
  world.changeProfile({ credential: { minLength: 6, digits: true, onCreate: ["temporary"] } });

/** What the first manager holds is what they may give: all of the first, less of the second, nothing of the third. */
export const bankAccounts = {
  accounts: [
    { id: "everyday", name: "Everyday Checking", description: "•••• 4417" },
    { id: "payroll", name: "Payroll", description: "•••• 9020" },
    { id: "reserve", name: "Reserve Savings", description: "•••• 1183" },
  ],
  managerAccounts: [
    { id: "everyday", level: "full" },
    { id: "payroll", level: "view" },
  ],
} satisfies WorldOptions;
