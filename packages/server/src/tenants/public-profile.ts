import { managePermission, type PortalProfile, type PublicProfile, type Status } from "@usherkit/contract";
import type { OpenHandler } from "../context.js";
import { notFound } from "../http/problem.js";
import { localizeProfile, type LocalizedProfile } from "./localize-profile.js";

/** By problem code: what the portal says to people in a status that keeps them out (docs/portals.md, CO-4). */
export const refusalsOf = (profile: PortalProfile): Record<string, string> => {
  const words = (id: Status) => profile.statuses.find((status) => status.id === id)?.refusal;
  const refusals = { account_inactive: words("inactive"), account_locked: words("locked_by_admin") };
  return Object.fromEntries(
    Object.entries(refusals).flatMap(([code, text]) => (text === undefined ? [] : [[code, text]])),
  );
};

/** What the pages before a sign-in need: the same for everybody, and nothing about who exists. */
export const publicProfileOf = (
  tenant: { id: string; name: string },
  { profile, language }: Pick<LocalizedProfile, "profile" | "language">,
): PublicProfile => ({
  tenant,
  name: profile.name,
  language,
  languages: profile.languages,
  terms: profile.terms,
  credential: {
    name: profile.credential.name,
    minLength: profile.credential.minLength,
    digits: profile.credential.digits ?? false,
    selfServiceReset: profile.credential.selfServiceReset,
  },
  managers: profile.roles.items
    .filter(({ permissions }) => permissions.includes(managePermission))
    .map(({ name }) => name),
  refusals: refusalsOf(profile),
  // Whoever signs up fills in what anybody may.
  attributes: profile.attributes.filter(({ editableBy }) => !editableBy),
  fields: profile.fields,
  support: profile.support,
});

export const getProfile: OpenHandler<"getProfile"> = async ({ services, request, query }) => {
  const found = await services.database
    .selectFrom("tenants")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .select(["tenants.id", "tenants.name", "portals.profile"])
    .where("tenants.id", "=", query.tenant)
    .executeTakeFirst();
  if (!found) throw notFound();
  const localized = localizeProfile(found.profile, request.headers.get("Accept-Language"));
  return { body: publicProfileOf({ id: found.id, name: found.name }, localized), headers: localized.headers };
};
