/** Gives the bearer token; `refresh` asks for a new one, because the last was refused. Null: nobody is signed in. */
export type GetToken = (options: { refresh: boolean }) => Promise<string | null>;

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

export const createTokens = (getToken: GetToken): Tokens => {
  let generation = 0;
  let isRenewing = false;
  let latest: Promise<Token> | undefined;
  return {
    current: async () => {
      if (isRenewing && latest) return latest;
      const before = generation;
      return { value: await getToken({ refresh: false }), generation: before };
    },
    renew: (refused) => {
      if (latest && refused.generation < generation) return latest;
      const mine = (generation += 1);
      isRenewing = true;
      latest = (async () => {
        try {
          return { value: await getToken({ refresh: true }), generation: mine };
        } finally {
          isRenewing = false;
        }
      })();
      return latest;
    },
  };
};
