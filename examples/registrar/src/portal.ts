import { createClient, isUsherError, type Session } from "@usherkit/sdk";

export const home = "/registrar/";
export const tenant = document.documentElement.dataset["tenant"] ?? "";

/** One client for the page and for every element in it: `<usher-provider>` hands it down, in the language of the page and not of the browser. */
export const client = createClient({ baseUrl: "/v1", language: () => document.documentElement.lang });

/** Who is signed in here; null for nobody, and for the session of another tenant. */
export const readSession = async (): Promise<Session | null> => {
  try {
    const session = await client.session.get();
    return session.tenant.id === tenant ? session : null;
  } catch (error) {
    if (isUsherError(error) && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
};
