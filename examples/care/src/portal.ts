import { createClient, isUsherError, type CollectionAction, type Session } from "@usherkit/sdk";

export const tenant = document.documentElement.dataset["tenant"] ?? "";
// The portal's words in the language of the page around them, not in the browser's.
export const client = createClient({ baseUrl: "/v1", language: () => document.documentElement.lang });

/** The pages of Solvan Care. Who manages users comes to them from the menu under their own name. */
export const pages = {
  users: "/care/",
  home: "/care/home/",
  tickets: "/care/tickets/",
  orders: "/care/orders/",
  guide: "/care/personas-guide/",
  /** Where the profile's help links lead: the guide too. */
  help: "/care/help/",
} as const;

/** An account page, for the people of this portal. */
export const accountPage = (name: string): string => `/account/${name}?tenant=${encodeURIComponent(tenant)}`;

/** Whether somebody is offered a page: what they may do to nobody isn't. Who comes by the address is told why by the element. */
export const isOffered = (session: Session, action: CollectionAction): boolean =>
  ["allowed", "stepUp"].includes(session.actions[action]?.state ?? "");

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
