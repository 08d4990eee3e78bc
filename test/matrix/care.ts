import type { PortalTable } from "./table.js";

/**
 * The care portal's "User Management", by hand from its manual (CA) and docs/portals.md CA-1 to CA-8.
 *
 * The manual doesn't say who opens the page. The safe reading: who holds the persona Administrator, and nobody else. It speaks of locking and
 * unlocking, a reset by mail, a temporary password, the address, the personas and the X that deletes, CA-8 of the mail to new people: nothing else. Nobody
 * is inactive, nobody is a contact. Nobody changes their own personas, locks or deletes themself; nor sets a temporary password
 * of their own, which is told to somebody "verbally" and needs no present one.
 */
export const care: PortalTable = {
  portal: "care",
  founder: ["administrator"],
  targets: {
    "an Administrator": { roles: ["administrator"], state: "active" },
    "an Administrator, auto-locked": { roles: ["administrator"], state: "auto_locked" },
    "an Administrator, locked": { roles: ["administrator"], state: "locked_by_admin" },
    "somebody of Billing": { roles: ["billing"], state: "active" },
    "a Network Admin": { roles: ["network_admin"], state: "active" },
    "somebody of Order Management": { roles: ["order_management"], state: "active" },
    "somebody of two personas": { roles: ["billing", "network_admin"], state: "active" },
    "an Administrator of two personas": { roles: ["administrator", "billing"], state: "active" },
    "somebody auto-locked": { roles: ["billing"], state: "auto_locked" },
    "somebody locked": { roles: ["billing"], state: "locked_by_admin" },
    "somebody provisioned": { roles: ["billing"], state: "provisioned" },
    "somebody in recovery": { roles: ["billing"], state: "recovery" },
    "somebody with a temporary password": { roles: ["billing"], state: "awaiting_new_password" },
    "somebody deleted": { roles: ["billing"], state: "removed" },
    "somebody of another tenant": { roles: ["billing"], state: "active", of: "another tenant" },
  },
  otherRoles: {
    administrator: ["administrator", "billing"],
    billing: ["order_management"],
    network_admin: ["billing"],
    order_management: ["billing", "network_admin"],
    "billing network_admin": ["billing"],
    "administrator billing": ["billing"],
  },
  actors: {
    ...Object.fromEntries(
      [["administrator"], ["administrator", "order_management"]].map((roles) => [
        `somebody who is ${roles.join(" and ")}`,
        {
          roles,
          letters: {
            s: { state: "denied", reason: "self_action", remedy: "ask_role", roles: ["administrator"] },
          },
          collection: `
                           may
        list               +
        create             +
      `,
          // CA-7, CA-8: several at once, chosen among all four.
          gives: `
                              create  setRoles
        administrator         +       +
        billing               +       +
        network_admin         +       +
        order_management      +       +
      `,
          // CA-2 to CA-7: "you can manage the account by locking or unlocking it, resetting the password, setting up a temporary
          // password, updating the email address, and editing the personas". A mail is no use to who is locked; who never chose
          // a password has none to reset, and is helped by a temporary one ("If a user is unable to receive the … email"), or by the
          // welcome mail sent again ("they set their own password by mail", CA-8), which is of no use to anybody else.
          users: `
                                              view edit delete lock unlock sendPasswordReset setTemporaryPassword resendWelcome setRoles
        self                                  +    +    s      s    .      +                 s                    r             s
        an Administrator                      +    +    +      +    .      +                 +                    r             +
        an Administrator, auto-locked         +    +    +      +    +      .                 +                    r             +
        an Administrator, locked              +    +    +      .    +      .                 +                    r             +
        somebody of Billing                   +    +    +      +    .      +                 +                    r             +
        a Network Admin                       +    +    +      +    .      +                 +                    r             +
        somebody of Order Management          +    +    +      +    .      +                 +                    r             +
        somebody of two personas              +    +    +      +    .      +                 +                    r             +
        an Administrator of two personas      +    +    +      +    .      +                 +                    r             +
        somebody auto-locked                  +    +    +      +    +      .                 +                    r             +
        somebody locked                       +    +    +      .    +      .                 +                    r             +
        somebody provisioned                  +    +    +      +    .      n                 +                    +             +
        somebody in recovery                  +    +    +      +    .      +                 +                    r             +
        somebody with a temporary password    +    +    +      +    .      +                 +                    r             +
        somebody deleted                      ?    ?    ?      ?    ?      ?                 ?                    ?             ?
        somebody of another tenant            ?    ?    ?      ?    ?      ?                 ?                    ?             ?
        an unknown id                         ?    ?    ?      ?    ?      ?                 ?                    ?             ?
      `,
        } as const,
      ]),
    ),
    ...Object.fromEntries(
      [["billing"], ["network_admin"], ["order_management"], ["billing", "network_admin", "order_management"]].map(
        (roles) => [
          `somebody who is ${roles.join(" and ")}`,
          {
            roles,
            letters: {
              m: { state: "denied", reason: "missing_permission", remedy: "ask_role", roles: ["administrator"] },
            },
            collection: `
                           may
        list               m
        create             m
      `,
            gives: `
                              create  setRoles
        administrator         m       ?
        billing               m       ?
        network_admin         m       ?
        order_management      m       ?
      `,
            users: `
                                              view edit delete lock unlock sendPasswordReset setTemporaryPassword resendWelcome setRoles
        everybody else                        ?    ?    ?      ?    ?      ?                 ?                    ?             ?
      `,
          } as const,
        ],
      ),
    ),
    // Never the last manager. Of what nobody else could do, support is told.
    "the only Administrator": {
      roles: ["administrator"],
      alone: true,
      letters: { s: { state: "denied", reason: "self_action", remedy: "contact_support" } },
      collection: `
                           may
        list               +
        create             +
      `,
      users: `
                                              view edit delete lock unlock sendPasswordReset setTemporaryPassword resendWelcome setRoles
        self                                  +    +    l      l    .      +                 s                    r             s
        somebody of Billing                   +    +    +      +    .      +                 +                    r             +
        an Administrator, locked              +    +    +      .    +      .                 +                    r             +
      `,
    },
  },
};
