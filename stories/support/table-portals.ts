import registrar from "../../examples/registrar/portal.json";
import type { WorldOptions } from "./world.js";

/** Portals whose rows have more than words and a menu; the portals themselves stand in examples/. */

const column = (wanted: string) => registrar.columns.filter(({ id }) => id === wanted);

/** A pencil and a cross at the right of each row (docs/portals.md, CA-1). */
export const withButtons = {
  instead: { rowActions: { display: "buttons", actions: ["edit", "delete"] } },
} satisfies WorldOptions;

/** More than fit in a row: the last of them stand in a menu. */
export const withManyButtons = {
  instead: {
    rowActions: { display: "buttons", actions: ["edit", "resetMfa", "sendPasswordReset", "lock", "unlock", "delete"] },
  },
} satisfies WorldOptions;

/** A community of contacts: who is registered, whom one can invite, who may sign in (docs/portals.md, CO). */
export const community = {
  instead: {
    name: "Tallisworks Support",
    terms: {
      user: "contact",
      users: "contacts",
      role: "role",
      roles: "roles",
      inviteUser: "Invite New Users",
      registered: "Community User",
      actions: { invite: "Invite to Community" },
    },
    attributes: [...registrar.attributes, { id: "jobTitle", label: "Job title", type: "text", maxLength: 80 }],
    columns: [
      { id: "name", label: "Name", fields: ["givenName", "familyName", "jobTitle"], priority: 1 },
      ...column("email"),
      { id: "registration", label: "Community", fields: ["registration"], sort: "status", priority: 1 },
      { id: "active", label: "Active Login", fields: ["active"], priority: 1 },
    ],
    // Without "create" from when those who are there were added.
    actions: ["create", "list", "invite", "listInvitations", "view", "activate", "deactivate"],
    rowActions: { display: "buttons", actions: [] },
    inactiveToggle: "Show people no longer linked",
    statuses: [
      { id: "contact", label: "Not registered", meaning: "A contact of the account who has no login yet." },
      { id: "invited", label: "Invited", meaning: "Was sent an invitation to sign up for a login." },
      {
        id: "inactive",
        label: "No longer linked",
        meaning: "Can’t sign in or raise a case.",
        refusal: "You are not a member of an Account",
      },
      { id: "provisioned", label: "Provisioned", meaning: "Added, but has not signed in yet." },
      { id: "active", label: "Community User", meaning: "Linked to the account, and able to raise cases." },
    ],
    invitation: { linkDays: 14, contacts: true, roleIds: ["read_only"] },
    deletion: { mode: "keep" },
    scope: "tenant",
    rules: [
      {
        effect: "deny",
        actions: "*",
        actor: { notRoles: ["admin"] },
        reason: "not_super_user",
        remedy: "ask_role",
      },
      {
        effect: "deny",
        actions: ["deactivate"],
        target: { relation: "self" },
        reason: "own_login",
        remedy: "ask_role",
      },
      { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
    ],
    reasons: [
      { id: "not_super_user", text: "You do not have access to this feature." },
      { id: "own_login", text: "You can’t switch off your own" },
    ],
  },
  contacts: [
    {
      givenName: "Rosalind",
      familyName: "Achterberg",
      email: "r.achterberg@tallisworks.example",
      attributes: { jobTitle: "Procurement" },
    },
    {
      givenName: "Petr",
      familyName: "Havránek",
      email: "petr.havranek@tallisworks.example",
      attributes: { jobTitle: "Accounts Payable" },
    },
    {
      givenName: "Hyun-woo",
      familyName: "Seo",
      email: "hyunwoo.seo@tallisworks.example",
      attributes: { jobTitle: "Systems Engineer" },
    },
    {
      givenName: "Imogen",
      familyName: "Sallow",
      email: "imogen.sallow@tallisworks.example",
      attributes: { jobTitle: "Former contractor" },
      active: false,
    },
  ],
  before: async (world) => {
    const manager = await world.elsewhere();
    await manager.users.invite(await world.find("hyunwoo.seo@tallisworks.example"));
    await manager.users.deactivate(await world.find("mnowak"));
    await world.changeProfile({ actions: ["list", "invite", "listInvitations", "view", "activate", "deactivate"] });
  },
} satisfies WorldOptions;
