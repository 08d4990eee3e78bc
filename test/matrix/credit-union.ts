import type { PortalTable } from "./table.js";

/**
 * The credit union's "Manage Users", by hand from its manual (CU) and docs/portals.md CU-1 to CU-9.
 *
 * What the manual doesn't speak of isn't there: locking by hand, mails that reset, invitations, second factors. A deleted person is
 * gone (CU-9). Nobody is provisioned or in recovery: a new person gets a temporary PAC, which is also what a reset PAC is (CU-6).
 * A PAC of somebody who holds more than the resetter goes to that person alone (CU-7): who is the Primary Contact, or has an
 * account, here the reserve, that the resetter doesn't have. Nor is such a person's address changed by the resetter: the PAC
 * would go there.
 */
export const creditUnion: PortalTable = {
  portal: "credit-union",
  founder: ["primary_contact"],
  targets: {
    "a Company Administrator": { roles: ["company_administrator"], state: "active" },
    "a Company Administrator, locked": { roles: ["company_administrator"], state: "auto_locked" },
    "a Company Administrator, Inactive": { roles: ["company_administrator"], state: "inactive" },
    "a Company Administrator with a temporary PAC": {
      roles: ["company_administrator"],
      state: "awaiting_new_password",
    },
    "a User": { roles: ["user"], state: "active" },
    "a User, locked": { roles: ["user"], state: "auto_locked" },
    "a User, Inactive": { roles: ["user"], state: "inactive" },
    "a User with a temporary PAC": { roles: ["user"], state: "awaiting_new_password" },
    "a Company Administrator who has the reserve": {
      roles: ["company_administrator"],
      state: "active",
      hasReserve: true,
    },
    "a User who has the reserve": { roles: ["user"], state: "active", hasReserve: true },
    "a User with the reserve, locked": { roles: ["user"], state: "auto_locked", hasReserve: true },
    "a User, deleted": { roles: ["user"], state: "removed" },
    "a User of another tenant": { roles: ["user"], state: "active", of: "another tenant" },
    "the Primary Contact of another tenant": { roles: ["primary_contact"], state: "active", of: "another tenant" },
  },
  // Exactly one person is the Primary Contact (CU-1).
  founderRows: { "the Primary Contact": "active", "the Primary Contact, locked": "auto_locked" },
  otherRoles: {
    primary_contact: ["company_administrator"],
    company_administrator: ["user"],
    user: ["company_administrator"],
  },
  actors: {
    // "This page allows the Primary Contact or a Company Administrator to create new user accounts, edit existing accounts, and
    // delete user accounts", and "to control users' feature permissions and account access, as well as manage Company
    // Administrators" (CU-1, CU-2, CU-3).
    "the Primary Contact": {
      roles: ["primary_contact"],
      letters: {
        // CU-8: of their own PAC they ask a Company Administrator.
        s: { state: "denied", reason: "self_action", remedy: "ask_role", roles: ["company_administrator"] },
        // Nobody may change what the Primary Contact sees and uses, so nobody is named: the Member Service Center.
        S: { state: "denied", reason: "self_action", remedy: "contact_support" },
      },
      collection: `
                           may
        list               +
        create             +
      `,
      // CU-1: nobody grants or withdraws the Primary Contact here.
      gives: `
                                create  setRoles
        primary_contact         p       p
        company_administrator   +       +
        user                    +       +
      `,
      // "The Primary Contact can delete any User or Company Administrator." "The Primary Contact cannot be deleted": themself
      // included, and, the safe reading, not made Inactive either. PAC: "a Company Administrator['s] … any other Company
      // Administrator or the Primary Contact", "User PAC – any Company Administrator or the Primary Contact", their own by
      // nobody but a Company Administrator (CU-7). Their own features and accounts: nobody changes their own rights.
      users: `
                                                        view edit delete activate deactivate unlock setTemporaryPassword setRoles setFeatures setAccounts
        self                                            +    +    p      .        p          .      s                    p        S           S
        a Company Administrator                         +    +    +      .        +          .      +                    +        +           +
        a Company Administrator, locked                 +    +    +      .        +          +      +                    +        +           +
        a Company Administrator, Inactive               +    +    +      +        .          .      +                    +        +           +
        a Company Administrator with a temporary PAC    +    +    +      .        +          .      +                    +        +           +
        a User                                          +    +    +      .        +          .      +                    +        +           +
        a User, locked                                  +    +    +      .        +          +      +                    +        +           +
        a User, Inactive                                +    +    +      +        .          .      +                    +        +           +
        a User with a temporary PAC                     +    +    +      .        +          .      +                    +        +           +
        a Company Administrator who has the reserve     +    +    +      .        +          .      +                    +        +           +
        a User who has the reserve                      +    +    +      .        +          .      +                    +        +           +
        a User with the reserve, locked                 +    +    +      .        +          +      +                    +        +           +
        a User, deleted                                 ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
        a User of another tenant                        ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
        the Primary Contact of another tenant           ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
        an unknown id                                   ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
      `,
    },
    "a Company Administrator": {
      roles: ["company_administrator"],
      letters: {
        // "any other Company Administrator or the Primary Contact" (CU-7).
        s: {
          state: "denied",
          reason: "self_action",
          remedy: "ask_role",
          roles: ["primary_contact", "company_administrator"],
        },
      },
      collection: `
                           may
        list               +
        create             +
      `,
      gives: `
                                create  setRoles
        primary_contact         p       p
        company_administrator   +       +
        user                    +       +
      `,
      // "A Company Administrator can delete any other User or Company Administrator. The Primary Contact cannot be deleted."
      // "Primary Contact PAC – any Company Administrator can reset the Primary Contact's PAC"; unlocking likewise ("The Primary
      // Contact or a Company Administrator can unlock the user's account"). The manual doesn't say who is told it: the Primary
      // Contact, by mail, as everybody who has what the resetter hasn't (CU-6). Safe readings, where the manual is silent: they
      // don't change what the Primary Contact sees and uses, nor make them Inactive; nobody changes their own rights.
      users: `
                                                        view edit delete activate deactivate unlock setTemporaryPassword setRoles setFeatures setAccounts
        self                                            +    +    s      .        s          .      s                    s        s           s
        the Primary Contact                             +    e    p      .        p          .      @                    p        p           p
        a Company Administrator                         +    +    +      .        +          .      +                    +        +           +
        a Company Administrator, locked                 +    +    +      .        +          +      +                    +        +           +
        a Company Administrator, Inactive               +    +    +      +        .          .      +                    +        +           +
        a Company Administrator with a temporary PAC    +    +    +      .        +          .      +                    +        +           +
        a User                                          +    +    +      .        +          .      +                    +        +           +
        a User, locked                                  +    +    +      .        +          +      +                    +        +           +
        a User, Inactive                                +    +    +      +        .          .      +                    +        +           +
        a User with a temporary PAC                     +    +    +      .        +          .      +                    +        +           +
        a Company Administrator who has the reserve     +    e    +      .        +          .      @                    +        +           +
        a User who has the reserve                      +    e    +      .        +          .      @                    +        +           +
        a User with the reserve, locked                 +    e    +      .        +          +      @                    +        +           +
        a User, deleted                                 ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
        a User of another tenant                        ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
        the Primary Contact of another tenant           ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
        an unknown id                                   ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
      `,
    },
    // "Only the Primary Contact and Company Administrators manage users; a User is refused" (CU-1): they see nobody, themself
    // included.
    "a User": {
      roles: ["user"],
      letters: {
        m: {
          state: "denied",
          reason: "missing_permission",
          remedy: "ask_role",
          roles: ["primary_contact", "company_administrator"],
        },
      },
      collection: `
                           may
        list               m
        create             m
      `,
      gives: `
                                create  setRoles
        primary_contact         p       ?
        company_administrator   m       ?
        user                    m       ?
      `,
      users: `
                                                        view edit delete activate deactivate unlock setTemporaryPassword setRoles setFeatures setAccounts
        everybody else                                  ?    ?    ?      ?        ?          ?      ?                    ?        ?           ?
      `,
    },
    // "If the Primary Contact PAC is forgotten and there is no Company Administrator assigned to the account, please call the
    // Member Service Center" (CU-8). They are the last manager too, and that is told first.
    "the Primary Contact, the only manager": {
      roles: ["primary_contact"],
      alone: true,
      letters: {
        s: { state: "denied", reason: "self_action", remedy: "contact_support" },
        // "The Primary Contact cannot be deleted" (CU-9): another manager wouldn't help.
        l: { state: "denied", reason: "last_manager", remedy: "contact_support" },
      },
      collection: `
                           may
        list               +
        create             +
      `,
      users: `
                                                        view edit delete activate deactivate unlock setTemporaryPassword setRoles setFeatures setAccounts
        self                                            +    +    l      .        l          .      s                    p        s           s
        a User                                          +    +    +      .        +          .      +                    +        +           +
        a User, locked                                  +    +    +      .        +          +      +                    +        +           +
      `,
    },
    "a Company Administrator, of whom there is one": {
      roles: ["company_administrator"],
      alone: true,
      // Beside them, only the Primary Contact could.
      letters: { s: { state: "denied", reason: "self_action", remedy: "ask_role", roles: ["primary_contact"] } },
      collection: `
                           may
        list               +
        create             +
      `,
      users: `
                                                        view edit delete activate deactivate unlock setTemporaryPassword setRoles setFeatures setAccounts
        self                                            +    +    s      .        s          .      s                    s        s           s
        the Primary Contact                             +    e    p      .        p          .      @                    p        p           p
      `,
    },
    // "Multiple unsuccessful login attempts will cause a user's account become locked. The Primary Contact or a Company
    // Administrator can unlock the user's account" (CU-5): the Primary Contact's too.
    "a Company Administrator, whose Primary Contact is locked": {
      roles: ["company_administrator"],
      alone: true,
      collection: `
                           may
        list               +
        create             +
      `,
      users: `
                                                        view edit delete activate deactivate unlock setTemporaryPassword setRoles setFeatures setAccounts
        the Primary Contact, locked                     +    e    p      .        p          +      @                    p        p           p
      `,
    },
  },
};
