import type { EmbedToken } from "@usherkit/contract";

/**
 * Gives the bearer token; `refresh` asks for a new one, because the last was refused. A text is asked for again at each call; with
 * `expiresAt`, as `POST /embed-tokens` answers it, it is kept until shortly before. Null: nobody is signed in.
 */
export type GetToken = (options: { refresh: boolean }) => Promise<string | EmbedToken | null>;

/** A token with the number of renewals before it, which tells one that is old from one that was just refused. */
export interface Token {
  readonly value: string | null;
  readonly generation: number;
}

export interface Tokens {
  readonly current: () => Promise<Token>;
  /** A newer one than `refused`. However many calls were refused at once, the host is asked once. */
  readonly renew: (refused: Token) => Promise<Token>;
}

/** Milliseconds before its end from which a token is no longer used: a call that leaves with it must arrive. */
const margin = 30_000;

export const createTokens = (getToken: GetToken): Tokens => {
  let generation = 0;
  let isRenewing = false;
  let latest: Promise<Token> | undefined;
  let asked: Promise<Token> | undefined;
  let kept: { readonly token: Token; readonly until: number } | undefined;

  const ask = async (refresh: boolean, mine: number): Promise<Token> => {
    const given = await getToken({ refresh });
    if (typeof given === "string" || given === null) return { value: given, generation: mine };
    const token = { value: given.token, generation: mine };
    // One that was asked for before a renewal is older than what that brings.
    if (mine === generation) kept = { token, until: Date.parse(given.expiresAt) - margin };
    return token;
  };

  return {
    current: () => {
      if (isRenewing && latest) return latest;
      if (kept && Date.now() < kept.until) return Promise.resolve(kept.token);
      asked ??= ask(false, generation).finally(() => {
        asked = undefined;
      });
      return asked;
    },
    renew: (refused) => {
      if (latest && refused.generation < generation) return latest;
      const mine = (generation += 1);
      isRenewing = true;
      kept = undefined;
      latest = ask(true, mine).finally(() => {
        isRenewing = false;
      });
      return latest;
    },
  };
};
