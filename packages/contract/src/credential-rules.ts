import * as z from "zod/mini";
import { positive, words } from "./words.js";

/** What a new person gets: a welcome mail, a temporary credential told once, or a final one typed by the manager. */
export const credentialWays = ["welcome", "temporary", "password"] as const;
export type CredentialWay = (typeof credentialWays)[number];

/** How a credential is made, kept and lost. Periods are in the unit that their name says. */
export const CredentialRules = z.strictObject({
  /** What the portal calls it: password, PAC. */
  name: words,
  minLength: z.int().check(z.minimum(4), z.maximum(128)),
  /** Only digits, as a PIN: what the server makes has `minLength` of them. */
  digits: z.optional(z.boolean()),
  /** It expires after so many days; without it, never. */
  maxAgeDays: z.optional(positive),
  /** A manager may type one; without it the server makes it, and it is shown once (docs/portals.md, CA-5, NF-5). */
  managersMayType: z.optional(z.boolean()),
  /** False: what a manager has set need not be changed at the next sign-in (docs/portals.md, NF-5). Without it, it must be. */
  mustChange: z.optional(z.boolean()),
  /** A temporary one is over after so many hours (72 without it), and is given anew by a manager. */
  temporaryHours: z.optional(positive),
  onCreate: z.array(z.enum(credentialWays)).check(z.minLength(1)),
  /** `mail`: a person who has forgotten the credential asks for a reset mail. `none`: only managers reset it (docs/portals.md, CU-8). */
  selfServiceReset: z.enum(["mail", "none"]),
  lockout: z.strictObject({
    attempts: z.int().check(z.minimum(2), z.maximum(100)),
    /** A day at most. */
    windowMinutes: z.int().check(z.minimum(1), z.maximum(1_440)),
    /**
     * How long a lock lasts; without it, as long as the window. Null: until somebody unlocks the account, or the person resets by
     * mail.
     */
    lockMinutes: z.optional(z.nullable(positive)),
  }),
  resetLinkMinutes: positive,
  welcomeLinkHours: positive,
  /** Least time between two mails of one kind to one address; 60 without it. 0: none is kept. */
  mailCooldownSeconds: z.optional(z.int().check(z.minimum(0))),
  mfa: z.enum(["off", "optional", "required"]),
});
export type CredentialRules = z.infer<typeof CredentialRules>;
