/** The most that a request body may hold. The server counts it before it validates the body by a schema. */
export interface BodyLimits {
  /** Bytes as they are sent. */
  readonly bytes: number;
  /** Values in all: of every field and every list, at every depth. */
  readonly values: number;
  /** Objects and lists within each other. */
  readonly depth: number;
}

/**
 * So many calls in so many seconds, on average; as many may come at once. `by`: whose calls are counted together. `address`: the
 * client's, where the host tells it. `person`: who calls, or who is named (known or not). `tenant`: all of a tenant's.
 */
export interface CallLimit {
  readonly by: "address" | "person" | "tenant";
  readonly quota: number;
  readonly seconds: number;
}

/** The limits of a body before the caller is known. Honest bodies of a sign-in, a reset or a sign-up are far smaller. */
export const openBody: BodyLimits = { bytes: 16_384, values: 200, depth: 8 };

/** The limits of a body from a signed-in caller. The largest honest one, of `setAccounts`, holds 500 accounts with their levels. */
export const actorBody: BodyLimits = { bytes: 262_144, values: 2_500, depth: 16 };

const minutes = 60;

/** How often each operation may be called; one without an entry is not limited by itself. */
export const callLimits = {
  signIn: [
    { by: "address", quota: 60, seconds: 5 * minutes },
    { by: "person", quota: 30, seconds: 5 * minutes },
    { by: "tenant", quota: 1_000, seconds: 5 * minutes },
  ],
  requestPasswordReset: [
    { by: "address", quota: 20, seconds: 5 * minutes },
    { by: "person", quota: 5, seconds: 15 * minutes },
    { by: "tenant", quota: 500, seconds: 5 * minutes },
  ],
  mfa: [
    { by: "address", quota: 60, seconds: 5 * minutes },
    { by: "person", quota: 30, seconds: 5 * minutes },
  ],
  changeCredential: [
    { by: "address", quota: 60, seconds: 5 * minutes },
    { by: "person", quota: 20, seconds: 5 * minutes },
  ],
  signUp: [
    { by: "address", quota: 60, seconds: 5 * minutes },
    { by: "person", quota: 30, seconds: 5 * minutes },
    { by: "tenant", quota: 1_000, seconds: 5 * minutes },
  ],
  createInvitations: [
    { by: "person", quota: 120, seconds: minutes },
    { by: "tenant", quota: 600, seconds: minutes },
  ],
  inviteUser: [
    { by: "person", quota: 120, seconds: minutes },
    { by: "tenant", quota: 600, seconds: minutes },
  ],
  resendInvitation: [
    { by: "person", quota: 120, seconds: minutes },
    { by: "tenant", quota: 600, seconds: minutes },
  ],
  createEmbedToken: [
    { by: "person", quota: 30, seconds: minutes },
    { by: "tenant", quota: 3_000, seconds: minutes },
  ],
} as const satisfies Record<string, readonly CallLimit[]>;
