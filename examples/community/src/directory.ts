import {
  createClient,
  createRestBackend,
  isUsherError,
  type Client,
  type EmbedToken,
  type PublicProfile,
  type Session,
} from "@usherkit/sdk";

/** What Tallisworks Support is configured with: it reaches the user management over the network, as any third party does. */
export interface DirectoryOptions {
  /** Where the API is, with its `/v1`. */
  readonly apiUrl: string;
  readonly tenantId: string;
  readonly key: string;
  /** The portal's own origin: a token for its pages works from no other. */
  readonly origin: string;
}

/** Who is signed in at the portal, and since when. */
export interface SignedInHere {
  readonly userId: string;
  readonly authenticatedAt: Date;
}

/** The people of the portal, kept by Usherkit and asked server to server. */
export interface Directory {
  readonly tenantId: string;
  readonly apiUrl: string;
  profile(): Promise<PublicProfile>;
  /**
   * Who this is, by user name or email; null where their password must be changed first. Throws UsherError, as the others do.
   * `browser`: where they type it, as far as the API knows it from an earlier sign-in.
   */
  signIn(username: string, password: string, browser: KnownBrowser): Promise<Session | null>;
  /**
   * A token with which the page of who is signed in here calls the API: at most 15 minutes, this person alone. Refused with
   * `unauthenticated` where their sessions were ended since they signed in: theirs at the portal is over too.
   */
  embedToken(person: SignedInHere): Promise<EmbedToken>;
  /** What this person may do at this moment. Refused as `embedToken` is. */
  session(person: SignedInHere): Promise<Session>;
}

/**
 * The cookie by which the API knows a browser in which somebody has signed in before. Without it this server would be one stranger to
 * the API, and strangers' wrong guesses would keep everybody out.
 */
export interface KnownBrowser {
  readonly device: string | undefined;
  readonly remember: (device: string) => void;
}

const language = "en";

const deviceCookie = /^((?:__Host-)?usher_device)=([^;]+)/;

/** `fetch`, with the browser's device cookie on the way there, and the new one on the way back. */
const fetchFor =
  ({ device, remember }: KnownBrowser) =>
  async (request: Request): Promise<Response> => {
    if (device !== undefined) request.headers.set("Cookie", `usher_device=${device}; __Host-usher_device=${device}`);
    const response = await fetch(request);
    for (const cookie of response.headers.getSetCookie()) {
      const made = deviceCookie.exec(cookie)?.[2];
      if (made !== undefined) remember(made);
    }
    return response;
  };

export const createDirectory = ({ apiUrl, tenantId, key, origin }: DirectoryOptions): Directory => {
  const anybody = createClient({ baseUrl: apiUrl, language });
  const portal = createRestBackend({ baseUrl: apiUrl, language, auth: { getToken: () => Promise.resolve(key) } });
  const clientWith = (token: string): Client =>
    createClient({ baseUrl: apiUrl, language, auth: { getToken: () => Promise.resolve(token) } });
  const tokenFor = async (pagesOf: string, { userId, authenticatedAt }: SignedInHere): Promise<EmbedToken> => {
    const answer = await portal.createEmbedToken?.({
      body: { userId, origin: pagesOf, authenticatedAt: authenticatedAt.toISOString() },
    });
    if (!answer) throw new Error("The user management gives no embed tokens.");
    return answer;
  };
  // The portal asks at each page who may see it: with one token for as long as that is good.
  const held = new WeakMap<SignedInHere, string>();
  const sessionWith = (token: string): Promise<Session> => clientWith(token).session.get();
  const isOver = (error: unknown): boolean => isUsherError(error) && error.status === 401;
  return {
    tenantId,
    apiUrl,
    profile: () => anybody.account.profile(tenantId),
    signIn: async (username, password, browser) => {
      const signing = createClient({ baseUrl: apiUrl, language, fetch: fetchFor(browser) });
      const { token, next } = await signing.account.signIn({ tenant: tenantId, username, password });
      if (next !== null || token === null) return null;
      const client = clientWith(token);
      const session = await client.session.get();
      // The portal has a session of its own; this one has done its work.
      await client.account.signOut();
      return session;
    },
    embedToken: (person) => tokenFor(origin, person),
    session: async (person) => {
      const token = held.get(person);
      if (token !== undefined) {
        try {
          return await sessionWith(token);
        } catch (error) {
          // Run out, or ended with its person's sessions: asking for another one tells which.
          if (!isOver(error)) throw error;
        }
      }
      // This server is no page: it names no origin, which is what the API's own pages do.
      const fresh = await tokenFor(new URL(apiUrl).origin, person);
      held.set(person, fresh.token);
      return sessionWith(fresh.token);
    },
  };
};

/** What is known of a refusal. */
export interface Refusal {
  readonly code: string;
  /** What the API answered; undefined where it couldn't be asked. */
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
}

/** What a table itself says: "constructor" names what every object has. */
const entry = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** What somebody is told whom the user management refuses: in the portal's own words (`detail`) where it has some. */
export const refusalText = ({ refusals, support }: PublicProfile, { code, detail }: Refusal): string => {
  const texts: Record<string, string> = {
    invalid_credentials: "The user name or password is not right.",
    invalid_request: "The user name or password is not right.",
    account_locked: "Your login is locked for the moment. Try again later, or reset your password.",
    account_inactive: "You can’t sign in.",
    unauthenticated: "Your session has ended. Sign in again.",
    forbidden: "Your login doesn’t include raising cases.",
    sign_in_incomplete: "Your password must be changed before you sign in. Choose “Forgotten your password?”.",
    too_many_requests: "Too many attempts. Wait a minute, then try again.",
  };
  return (
    detail ??
    entry(refusals, code) ??
    entry(texts, code) ??
    `We can’t do this at the moment. Write to ${support.email ?? support.name}.`
  );
};

/** A "no" of the API, and not that it can't be asked at the moment. */
export const isRefusal = ({ status }: Refusal): boolean => status === 401 || status === 403;

/** What the API refused; any other error goes on. */
export const refusalIn = (error: unknown): Refusal => {
  if (!isUsherError(error)) throw error;
  return error;
};
