import type { PortalProfile, PublicProfile } from "@usherkit/contract";
import type { OpenHandler } from "../context.js";
import { notFound } from "../http/problem.js";

/** What the pages before a sign-in need: the same for everybody, and nothing about who exists. */
export const publicProfileOf = (tenant: { id: string; name: string }, profile: PortalProfile): PublicProfile => ({
  tenant,
  name: profile.name,
  languages: profile.languages,
  terms: profile.terms,
  credential: { name: profile.credential.name, minLength: profile.credential.minLength },
  attributes: profile.attributes,
  fields: profile.fields,
  support: profile.support,
});

export const getProfile: OpenHandler<"getProfile"> = async ({ services, query }) => {
  const found = await services.database
    .selectFrom("tenants")
    .innerJoin("portals", "portals.id", "tenants.portal_id")
    .select(["tenants.id", "tenants.name", "portals.profile"])
    .where("tenants.id", "=", query.tenant)
    .executeTakeFirst();
  if (!found) throw notFound();
  return { body: publicProfileOf({ id: found.id, name: found.name }, found.profile) };
};
