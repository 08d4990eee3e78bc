import * as z from "zod/mini";
import { id, instant } from "./text.js";
import { familyName, personName, text } from "./text-input.js";
import { accountGrants, attributes, featureIds, roleIds, username } from "./user-input.js";

export const ProfileQuery = z.strictObject({ tenant: id });

const secret = text({ min: 1, max: 1024 });
const newPassword = text({ min: 1, max: 256 });
const linkToken = text({ min: 1, max: 200 });

export const SignIn = z.strictObject({ tenant: id, username: text({ min: 1, max: 254 }), password: secret });
export type SignIn = z.infer<typeof SignIn>;

export const RequestPasswordReset = z.strictObject({ tenant: id, username: text({ min: 1, max: 254 }) });

/**
 * `{token}`: the link is opened. `{token, password}`: set by the link. `{password, currentPassword?}` with a session: changed,
 * with the present one unless the change is forced.
 */
export const ChangeCredential = z.strictObject({
  token: z.optional(linkToken),
  password: z.optional(newPassword),
  currentPassword: z.optional(secret),
});

/** `{}`: enrolment begins. `{code}`: the six digits confirm an enrolment, or complete a sign-in. */
export const Mfa = z.strictObject({ code: z.optional(text({ min: 1, max: 64 })) });

/** `{token}`: what the invitation is for; changes nothing. With the rest: signs up. */
export const SignUp = z.strictObject({
  token: linkToken,
  username: z.optional(username),
  givenName: z.optional(personName),
  familyName: z.optional(familyName),
  password: z.optional(newPassword),
  attributes: z.optional(attributes),
});

const authenticatedAt = z.optional(
  instant.check(z.refine((value) => !Number.isNaN(Date.parse(value)), { params: { code: "invalid_instant" } })),
);

/** The origin of the page that gets the token, as browsers write it: no other page can use it. */
const origin = text({ min: 1, max: 255 });

/**
 * For whom a portal's server asks a token: by id, or else by user name. Which tenant says its key. `authenticatedAt`: when they signed
 * in there; what was ended here since (a new password, a lock, a deactivation) is over there too, and is refused (401). Without
 * it the token counts as no fresh sign-in.
 */
export const CreateEmbedToken = z
  .strictObject({
    userId: z.optional(id),
    username: z.optional(text({ min: 1, max: 254 })),
    origin,
    authenticatedAt,
  })
  .check(
    z.refine(({ userId, username }) => (userId === undefined) !== (username === undefined), {
      path: ["userId"],
      params: { code: "id_or_username" },
    }),
  );

export const AccessEvaluate = z.strictObject({
  action: z.string(),
  userIds: z.array(id).check(
    z.minLength(1),
    z.maxLength(200),
    z.refine((ids) => new Set(ids).size === ids.length, { params: { code: "duplicate" } }),
  ),
  proposal: z.optional(
    z.strictObject({
      roleIds: z.optional(roleIds),
      featureIds: z.optional(featureIds),
      accounts: z.optional(accountGrants),
    }),
  ),
});
