import type { PortalTable } from "./table.js";

/**
 * The community portal's "Manage Users", by hand from its manual (CO) and docs/portals.md CO-1 to CO-6.
 *
 * Two things are done there: inviting ("If the contact has not yet registered, you can invite them", "+ Invite New Users") and the
 * switch 'Active Login' ("limited to removing users who have registered … Unregistered users … don't have access anyways, so
 * there's nothing to deactivate", nor to activate). Nobody edits, deletes or locks. The manual doesn't say how somebody becomes a Super
 * User; the portal lets one make another, among registered people. Safe readings: nobody switches themself off, or changes
 * what they are; who is no longer linked and never signed up isn't invited.
 */
export const community: PortalTable = {
  portal: "community",
  founder: ["super_user"],
  targets: {
    "a Super User": { roles: ["super_user"], state: "active" },
    "a Super User, switched off": { roles: ["super_user"], state: "inactive" },
    "a Community User": { roles: ["community_user"], state: "active" },
    "a Community User, switched off": { roles: ["community_user"], state: "inactive" },
    "a Community User, auto-locked": { roles: ["community_user"], state: "auto_locked" },
    "a Community User in recovery": { roles: ["community_user"], state: "recovery" },
    "a Community User awaiting a new password": { roles: ["community_user"], state: "awaiting_new_password" },
    "a contact": { roles: [], state: "contact" },
    "a contact, invited": { roles: [], state: "invited" },
    "a contact no longer linked": { roles: [], state: "unlinked" },
    "a Community User of another tenant": { roles: ["community_user"], state: "active", of: "another tenant" },
    "a contact of another tenant": { roles: [], state: "contact", of: "another tenant" },
  },
  letters: {
    // "If you are not a Super User, the Manage Users feature will be unavailable to you" (CO-6).
    w: {
      state: "denied",
      words: "You do not have access to this feature.",
      remedy: "ask_role",
      roles: ["super_user"],
    },
  },
  otherRoles: { super_user: ["community_user"], community_user: ["super_user"] },
  actors: {
    "a Super User": {
      roles: ["super_user"],
      letters: { s: { state: "denied", reason: "self_action", remedy: "ask_role", roles: ["super_user"] } },
      collection: `
                           may
        list               +
        invite             +
      `,
      gives: `
                           setRoles
        super_user         +
        community_user     +
      `,
      // CO-1, CO-2: 'Invite to Community' beside who isn't registered, again where the first mail was lost. CO-4: the switch.
      users: `
                                                    view invite activate deactivate setRoles
        self                                        +    r      .        s          s
        a Super User                                +    r      .        +          +
        a Super User, switched off                  +    r      +        .          +
        a Community User                            +    r      .        +          +
        a Community User, switched off              +    r      +        .          +
        a Community User, auto-locked               +    r      .        +          +
        a Community User in recovery                +    r      .        +          +
        a Community User awaiting a new password    +    r      .        +          +
        a contact                                   +    +      n        n          n
        a contact, invited                          +    +      n        n          n
        a contact no longer linked                  +    .      n        n          n
        a Community User of another tenant          ?    ?      ?        ?          ?
        a contact of another tenant                 ?    ?      ?        ?          ?
        an unknown id                               ?    ?      ?        ?          ?
      `,
    },
    "a Community User": {
      roles: ["community_user"],
      collection: `
                           may
        list               w
        invite             w
      `,
      gives: `
                           setRoles
        super_user         ?
        community_user     ?
      `,
      users: `
                                                    view invite activate deactivate setRoles
        everybody else                              ?    ?      ?        ?          ?
      `,
    },
    "the only Super User": {
      roles: ["super_user"],
      alone: true,
      letters: { s: { state: "denied", reason: "self_action", remedy: "contact_support" } },
      collection: `
                           may
        list               +
        invite             +
      `,
      users: `
                                                    view invite activate deactivate setRoles
        self                                        +    r      .        l          s
        a Community User                            +    r      .        +          +
        a contact                                   +    +      n        n          n
      `,
    },
  },
};
