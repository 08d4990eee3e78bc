import type {
  BodyOf,
  CredentialChanged,
  MfaAnswer,
  OwnSession,
  PublicProfile,
  SignedIn,
  SignIn,
  SignUpAnswer,
} from "@usherkit/contract";
import type { Caller, RequestOptions } from "./internal/caller.js";

/**
 * What people do for themselves. Calls that hold a secret are made once and never repeated by the SDK: a server keeps no
 * secret, and so can't tell a repeat.
 */
export const createAccount = ({ call, endSession }: Caller) => ({
  /** What the pages before a sign-in need of a tenant. */
  profile: (tenant: string, options?: RequestOptions): Promise<PublicProfile> =>
    call("getProfile", { query: { tenant } }, options),

  /**
   * Sets the cookie, and answers the token; null to a page of the API's own origin, which has the cookie. `next` not null: a step
   * is still missing. Each step makes another token, and ends the one before.
   */
  signIn: (body: SignIn, options?: RequestOptions): Promise<SignedIn> => call("signIn", { body }, options),

  signOut: async (options?: RequestOptions): Promise<void> => {
    await call("signOut", { body: {} }, options);
    endSession();
  },

  /** Answers the same whether or not there is such a person. */
  requestPasswordReset: (body: BodyOf<"requestPasswordReset">, options?: RequestOptions): Promise<void> =>
    call("requestPasswordReset", { body }, options),

  /** `{token}` opens a link, `{token, password}` sets by it, `{password, currentPassword?}` changes with a session. */
  changeCredential: (body: BodyOf<"changeCredential">, options?: RequestOptions): Promise<CredentialChanged> =>
    call("changeCredential", { body }, options),

  /** `{}` begins an enrolment, `{code}` confirms it or completes a sign-in. */
  mfa: (body: BodyOf<"mfa">, options?: RequestOptions): Promise<MfaAnswer> => call("mfa", { body }, options),

  /** One's own open sessions, the one that was used last first. */
  sessions: async (options?: RequestOptions): Promise<OwnSession[]> => (await call("listSessions", {}, options)).items,

  /** Ends one of them: a browser that was left open elsewhere. */
  endSession: (id: string, options?: RequestOptions): Promise<void> => call("endSession", { id }, options),

  /** `{token}` says what an invitation is for; with the rest, signs up. */
  signUp: (body: BodyOf<"signUp">, options?: RequestOptions): Promise<SignUpAnswer> =>
    call("signUp", { body }, options),
});
export type Account = ReturnType<typeof createAccount>;
