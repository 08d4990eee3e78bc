import type { ActorTable, PortalTable, TargetPerson } from "./table.js";

/**
 * The network portal's "Users", by hand from its manual (NF) and docs/portals.md NF-1 to NF-7; and the Partners portal's, which adds Sales.
 *
 * "Depending on your user permissions, you can access administrative information … Select Users to view and manage user accounts" (NF-1);
 * "Admin users have access to the edit and delete actions in the Users table": so there are others who see that table. Which, the
 * manual doesn't say; the safe reading: Regular, who changes every service, and Read-Only, who "can view all services"; not
 * Support and not Sales, whose descriptions name what they are for and nothing about people.
 *
 * "removed users are not deleted from the database": the record can be seen by who sees the page, and nothing can be done to it; "If you
 * would like to re-create a previously removed user, you can contact … support" (NF-7): nobody restores here. Users aren't
 * contacts, are never provisioned (they sign up by the link, or are created with a password), and nobody locks or deactivates.
 */
const others: Readonly<Record<string, readonly string[]>> = {
  admin: ["regular"],
  regular: ["read_only"],
  read_only: ["support"],
  support: ["admin"],
  sales: ["read_only"],
};
const targets: Readonly<Record<string, TargetPerson>> = {
  "an Admin": { roles: ["admin"], state: "active" },
  "an Admin, auto-locked": { roles: ["admin"], state: "auto_locked" },
  "an Admin, removed": { roles: ["admin"], state: "removed" },
  "a Regular": { roles: ["regular"], state: "active" },
  "a Read-Only": { roles: ["read_only"], state: "active" },
  "a Support": { roles: ["support"], state: "active" },
  "somebody auto-locked": { roles: ["regular"], state: "auto_locked" },
  "somebody in recovery": { roles: ["regular"], state: "recovery" },
  "somebody awaiting a new password": { roles: ["regular"], state: "awaiting_new_password" },
  "somebody removed": { roles: ["regular"], state: "removed" },
  "somebody of another tenant": { roles: ["regular"], state: "active", of: "another tenant" },
  "somebody removed of another tenant": { roles: ["regular"], state: "removed", of: "another tenant" },
};

const m = { state: "denied", reason: "missing_permission", remedy: "ask_role", roles: ["admin"] } as const;

// "This action is only available to Admin users" (create); "Admin users have access to the edit and delete actions"; to invite, and
// what became of the invites: Admins only (NF-2, NF-5, NF-6). "Can perform any action, including those involving user access": the
// group too. Safe readings: nobody deletes themself or changes their own group.
const admin: ActorTable = {
  roles: ["admin"],
  letters: { s: { state: "denied", reason: "self_action", remedy: "ask_role", roles: ["admin"] } },
  collection: `
                           may
        list               +
        create             +
        invite             +
        listInvitations    +
  `,
  // In `network`, Sales isn't there: its id is refused as one that no group has (NF-3, 422: "u").
  gives: `
                           create  invite  setRoles
        admin              +       +       +
        regular            +       +       +
        read_only          +       +       +
        support            +       +       +
        sales              u       u       u
  `,
  users: `
                                              view edit delete setRoles invite
        self                                  +    +    s      s        r
        an Admin                              +    +    +      +        r
        an Admin, auto-locked                 +    +    +      +        r
        an Admin, removed                     +    .    .      .        .
        a Regular                             +    +    +      +        r
        a Read-Only                           +    +    +      +        r
        a Support                             +    +    +      +        r
        somebody auto-locked                  +    +    +      +        r
        somebody in recovery                  +    +    +      +        r
        somebody awaiting a new password      +    +    +      +        r
        somebody removed                      +    .    .      .        .
        somebody of another tenant            ?    ?    ?      ?        ?
        somebody removed of another tenant    ?    ?    ?      ?        ?
        an unknown id                         ?    ?    ?      ?        ?
  `,
  // NF-4. Who has used the link, or has come about otherwise, is a user: nothing is left to send.
  invitations: `
                              resend  revoke
        open                  +       +
        expired               +       +
        replaced              .       .
        revoked               .       .
        used                  r       r
        user created          r       r
        of another tenant     ?       ?
        unknown               ?       ?
  `,
};

const viewer = (role: string): ActorTable => ({
  roles: [role],
  letters: { m },
  collection: `
                           may
        list               +
        create             m
        invite             m
        listInvitations    m
  `,
  gives: `
                           create  invite  setRoles
        admin              m       m       m
        regular            m       m       m
        read_only          m       m       m
        support            m       m       m
        sales              u       u       u
  `,
  // NF-6: edit and delete are for Admins only; themself included.
  users: `
                                              view edit delete setRoles invite
        self                                  +    m    m      m        r
        an Admin                              +    m    m      m        r
        an Admin, auto-locked                 +    m    m      m        r
        an Admin, removed                     +    .    .      .        .
        a Regular                             +    m    m      m        r
        a Read-Only                           +    m    m      m        r
        a Support                             +    m    m      m        r
        somebody auto-locked                  +    m    m      m        r
        somebody in recovery                  +    m    m      m        r
        somebody awaiting a new password      +    m    m      m        r
        somebody removed                      +    .    .      .        .
        somebody of another tenant            ?    ?    ?      ?        ?
        somebody removed of another tenant    ?    ?    ?      ?        ?
        an unknown id                         ?    ?    ?      ?        ?
  `,
  invitations: `
                              resend  revoke
        everybody else        ?       ?
  `,
});

const outsider = (role: string): ActorTable => ({
  roles: [role],
  letters: { m },
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
        regular            m       m       ?
        read_only          m       m       ?
        support            m       m       ?
        sales              u       u       u
  `,
  users: `
                                              view edit delete setRoles invite
        everybody else                        ?    ?    ?      ?        ?
  `,
  invitations: `
                              resend  revoke
        everybody else        ?       ?
  `,
});

// The last manager is told so first, whoever asks.
const alone: Readonly<Record<string, ActorTable>> = {
  "the only Admin": {
    roles: ["admin"],
    alone: true,
    letters: { s: { state: "denied", reason: "self_action", remedy: "contact_support" } },
    collection: admin.collection,
    users: `
                                              view edit delete setRoles invite
        self                                  +    +    l      s        r
        a Regular                             +    +    +      +        r
        an Admin, removed                     +    .    .      .        .
    `,
  },
  "a Regular, where there is one Admin": {
    roles: ["regular"],
    alone: true,
    letters: { m },
    collection: viewer("regular").collection,
    users: `
                                              view edit delete setRoles invite
        the last manager                      +    m    l      m        r
    `,
  },
};

export const network: PortalTable = {
  portal: "network",
  founder: ["admin"],
  targets,
  letters: { u: { state: "unknown", reason: "unknown_role" } },
  otherRoles: others,
  actors: {
    "an Admin": admin,
    "a Regular": viewer("regular"),
    "a Read-Only": viewer("read_only"),
    "a Support": outsider("support"),
    ...alone,
  },
};

/** A row more, after the one that it is like. */
const withRow = (table: string, like: string, row: string): string =>
  table.replace(new RegExp(`^( *)${like}( .*)$`, "m"), (line, indent: string, cells: string) =>
    [line, indent + row.padEnd(like.length + (/^ */.exec(cells)?.[0].length ?? 0)) + cells.trimStart()].join("\n"),
  );

/** NF-3: in the Partners portal there is Sales besides: everybody may be told to be it, and who is it is treated as any other. */
const inPartners = (table: ActorTable): ActorTable => ({
  ...table,
  ...(table.gives && { gives: withRow(table.gives.replace(/^ *sales .*$/m, ""), "support", "sales") }),
  ...(!table.alone && { users: withRow(table.users, "a Support", "a Sales") }),
});

export const networkPartners: PortalTable = {
  ...network,
  portal: "network-partners",
  targets: { ...targets, "a Sales": { roles: ["sales"], state: "active" } },
  actors: Object.fromEntries(
    Object.entries({ ...network.actors, "a Sales": outsider("sales") }).map(([name, table]) => [
      name,
      inPartners(table),
    ]),
  ),
};
