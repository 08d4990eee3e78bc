import { createClient, isUsherError, type CollectionAction, type Session } from "@usherkit/sdk";

/** The portals that these pages are: each at an address of its own, for a tenant of its own. */
const portals = [
  { home: "/network/", tenant: "meridian", name: "Meridian Fabric", hasQuoting: false },
  { home: "/network-partners/", tenant: "meridian-partners", name: "Meridian Fabric Partners", hasQuoting: true },
] as const;

/** The one that was asked for: all that differs between them is here. */
export const portal = portals.find(({ home }) => location.pathname.startsWith(home)) ?? portals[0];

/** Which page of it: "" is the overview. */
export const page = location.pathname.slice(portal.home.length).replace(/\/$/, "");
export const addressOf = (name: string): string => portal.home + (name === "" ? "" : `${name}/`);
export const current = (name: string): "page" | undefined => (page === name ? "page" : undefined);

/** An account page, for the people of this portal. */
export const accountPage = (name: string): string => `/account/${name}?tenant=${encodeURIComponent(portal.tenant)}`;

/** One client for the page and for every element in it: `<usher-provider>` hands it down, in the language of the page and not of the browser. */
export const client = createClient({ baseUrl: "/v1", language: () => document.documentElement.lang });

/** Who is signed in here; null for nobody, and for the session of another tenant. */
export const readSession = async (): Promise<Session | null> => {
  try {
    const session = await client.session.get();
    if (session.tenant.id === portal.tenant) return session;
    // The profiles share their help links: a partner's people come to the help by the address of the other portal.
    const theirs = portals.find(({ tenant }) => tenant === session.tenant.id);
    if (theirs && page === "help") location.replace(`${theirs.home}help/${location.hash}`);
    return null;
  } catch (error) {
    if (isUsherError(error) && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
};

/** Whether somebody is offered a page: what they may do to nobody isn't. Who comes by the address is told why by the element. */
export const isOffered = (session: Session, action: CollectionAction): boolean =>
  ["allowed", "stepUp"].includes(session.actions[action]?.state ?? "");

/** The groups of who is signed in, as the profile describes them. */
export const groupsOf = ({ actor, profile }: Session) =>
  profile.roles.items.filter(({ id }) => actor.roleIds.includes(id));

/** Whether a group of theirs gives a right of this product's own: the profile names them, and only these pages ask for them. */
export const holds = (session: Session, permission: string): boolean =>
  groupsOf(session).some(({ permissions }) => permissions.includes(permission));
