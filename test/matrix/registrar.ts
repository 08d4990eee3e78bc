import type { PortalTable } from "./table.js";

/**
 * The registrar portal's "Users", by hand from its manual (RP) and docs/portals.md RP-1 to RP-7.
 *
 * "Required user roles: Admin." "This page contains a list of all child users assigned to your Portal user account": nobody else, not
 * the Admin themself, not another Admin's, nor the children of one's own (RP-1). "Deleted users cannot be recovered": they are
 * gone. A status RECOVERY ("A password reset has been requested for the user") needs somebody who can ask for one.
 * The manual knows no inactive people and no contacts.
 */
export const registrar: PortalTable = {
  portal: "registrar",
  founder: ["admin"],
  targets: {
    "a child, Admin": { roles: ["admin"], state: "active", of: "the actor" },
    "a child, Domain manager": { roles: ["domain_manager"], state: "active", of: "the actor" },
    "a child, DNS operator": { roles: ["dns_operator"], state: "active", of: "the actor" },
    "a child, Billing": { roles: ["billing"], state: "active", of: "the actor" },
    "a child, Read only": { roles: ["read_only"], state: "active", of: "the actor" },
    "a child, auto-locked": { roles: ["billing"], state: "auto_locked", of: "the actor" },
    "a child, locked by an Admin": { roles: ["billing"], state: "locked_by_admin", of: "the actor" },
    "a child, awaiting a new password": { roles: ["billing"], state: "awaiting_new_password", of: "the actor" },
    "a child, provisioned": { roles: ["billing"], state: "provisioned", of: "the actor" },
    "a child in recovery": { roles: ["billing"], state: "recovery", of: "the actor" },
    "a child with an authenticator": { roles: ["billing"], state: "enrolled", of: "the actor" },
    "a child, Admin, auto-locked": { roles: ["admin"], state: "auto_locked", of: "the actor" },
    "a child, Admin, locked by an Admin": { roles: ["admin"], state: "locked_by_admin", of: "the actor" },
    "a child, Admin, provisioned": { roles: ["admin"], state: "provisioned", of: "the actor" },
    "a child, deleted": { roles: ["billing"], state: "removed", of: "the actor" },
    "another Admin": { roles: ["admin"], state: "active" },
    "another Admin's child": { roles: ["billing"], state: "active", of: "another manager" },
    "another Admin's child, provisioned": { roles: ["billing"], state: "provisioned", of: "another manager" },
    "another Admin's child, locked by an Admin": {
      roles: ["billing"],
      state: "locked_by_admin",
      of: "another manager",
    },
    "somebody of another tenant": { roles: ["billing"], state: "active", of: "another tenant" },
  },
  otherRoles: {
    admin: ["billing"],
    domain_manager: ["billing"],
    dns_operator: ["billing"],
    billing: ["read_only"],
    read_only: ["admin"],
  },
  actors: {
    // RP-6: "View/Edit"; "Reset MFA – If a user needs to reset their multi-factor authentication" (who has none has nothing to
    // reset); "Resend new user email – New users … to sign in to their account for the first time" (who has signed in is no new
    // user); "Lock/Unlock"; "Delete – … the child user". Being the last Admin is no question: one never sees oneself.
    // A mail that resets: only to who is registered and isn't kept out by a lock.
    "an Admin": {
      roles: ["admin"],
      collection: `
                           may
        list               +
        create             +
        invite             +
        listInvitations    +
      `,
      // "Role: User's assigned role. This determines the features they have access to." An Admin holds them all.
      gives: `
                           create  invite  setRoles
        admin              +       +       +
        domain_manager     +       +       +
        dns_operator       +       +       +
        billing            +       +       +
        read_only          +       +       +
      `,
      users: `
                                                   view edit delete lock unlock sendPasswordReset resetMfa resendWelcome setRoles invite
        self                                       ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        a child, Admin                             +    +    +      +    .      +                 .        r             +        r
        a child, Domain manager                    +    +    +      +    .      +                 .        r             +        r
        a child, DNS operator                      +    +    +      +    .      +                 .        r             +        r
        a child, Billing                           +    +    +      +    .      +                 .        r             +        r
        a child, Read only                         +    +    +      +    .      +                 .        r             +        r
        a child, auto-locked                       +    +    +      +    +      .                 .        r             +        r
        a child, locked by an Admin                +    +    +      .    +      .                 .        r             +        r
        a child, awaiting a new password           +    +    +      +    .      +                 .        r             +        r
        a child, provisioned                       +    +    +      +    .      n                 .        +             +        r
        a child in recovery                        +    +    +      +    .      +                 .        r             +        r
        a child with an authenticator              +    +    +      +    .      +                 +        r             +        r
        a child, Admin, auto-locked                +    +    +      +    +      .                 .        r             +        r
        a child, Admin, locked by an Admin         +    +    +      .    +      .                 .        r             +        r
        a child, Admin, provisioned                +    +    +      +    .      n                 .        +             +        r
        a child, deleted                           ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        another Admin                              ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        another Admin's child                      ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        another Admin's child, provisioned         ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        another Admin's child, locked by an Admin  ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        somebody of another tenant                 ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
        an unknown id                              ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
      `,
      // An invitation is the child of who sent it.
      invitations: `
                              resend  revoke
        open                  +       +
        expired               +       +
        replaced              .       .
        revoked               .       .
        used                  r       r
        another manager's     ?       ?
        of another tenant     ?       ?
        unknown               ?       ?
      `,
    },
    ...Object.fromEntries(
      // "Required user roles: Admin": everybody else is refused the page, and sees nobody, themself included.
      ["domain_manager", "dns_operator", "billing", "read_only"].map((role) => [
        `somebody with the role ${role}`,
        {
          roles: [role],
          letters: {
            m: { state: "denied", reason: "missing_permission", remedy: "ask_role", roles: ["admin"] },
          },
          collection: `
                           may
        list               m
        create             m
        invite             m
        listInvitations    m
      `,
          gives: `
                           create  invite  setRoles
        admin              m       m       ?
        domain_manager     m       m       ?
        dns_operator       m       m       ?
        billing            m       m       ?
        read_only          m       m       ?
      `,
          users: `
                                                   view edit delete lock unlock sendPasswordReset resetMfa resendWelcome setRoles invite
        everybody else                             ?    ?    ?      ?    ?      ?                 ?        ?             ?        ?
      `,
          invitations: `
                              resend  revoke
        everybody else        ?       ?
      `,
        } as const,
      ]),
    ),
  },
};
