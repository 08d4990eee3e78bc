import type { GrantableAccount, GrantableFeature } from "@usherkit/contract";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { ActorHandler } from "../context.js";
import { localizeProfile } from "./localize-profile.js";

/** The features of the portal; `grantable` is the decision on giving one to somebody who has none yet. */
export const listFeatures: ActorHandler<"listFeatures"> = async ({ services, request, caller, now }) => {
  const { profile, headers } = localizeProfile(caller.profile, request.headers.get("Accept-Language"));
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  const items = (profile.features ?? []).map(({ id, label, description = null }): GrantableFeature => ({
    id,
    label,
    description,
    roleIds: profile.roles.items.filter(({ features }) => features?.includes(id)).map((role) => role.id),
    grantable: authority.decide("setFeatures", null, { featureIds: [id] }),
  }));
  return { headers, body: { items } };
};

/**
 * The accounts of the tenant, each level with the decision on opening it to somebody who sees none yet. Who grants nothing is
 * told the names of those that they see themselves, and no others.
 */
export const listAccounts: ActorHandler<"listAccounts"> = async ({ services, request, caller, now }) => {
  const { profile, headers } = localizeProfile(caller.profile, request.headers.get("Accept-Language"));
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  const grants = authority.decide("setAccounts", null).state === "allowed";
  const rows = await services.database
    .selectFrom("accounts")
    .select(["id", "name", "description"])
    .where("tenant_id", "=", caller.tenantId)
    .orderBy("sort")
    .execute();
  const seen = rows.filter(({ id }) => grants || caller.accounts.some((account) => account.id === id));
  const items = seen.map(({ id, name, description }): GrantableAccount => ({
    id,
    name,
    description,
    levels: (profile.accountLevels ?? []).map((level) => ({
      id: level.id,
      label: level.label,
      grantable: authority.decide("setAccounts", null, { accounts: [{ id, level: level.id }] }),
    })),
  }));
  return { headers, body: { items } };
};
