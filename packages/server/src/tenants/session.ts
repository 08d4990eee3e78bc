import type { Role } from "@usherkit/contract";
import { permissionsOf } from "@usherkit/contract/policy";
import { authorityOf } from "../access/authorize.js";
import { readTenantFacts } from "../access/tenant-facts.js";
import type { ActorHandler } from "../context.js";
import { localizeProfile } from "./localize-profile.js";

/** Who is signed in, the whole profile, and what they may do with the collection. */
export const getSession: ActorHandler<"getSession"> = async ({ services, request, caller, now }) => {
  const { profile, language, headers } = localizeProfile(caller.profile, request.headers.get("Accept-Language"));
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  return {
    headers,
    body: {
      actor: {
        id: caller.id,
        displayName: caller.displayName,
        username: caller.username,
        email: caller.email,
        roleIds: [...caller.roleIds],
      },
      tenant: { id: caller.tenantId, name: caller.tenantName },
      profile,
      permissions: [...permissionsOf(caller.profile, caller.roleIds)],
      actions: authority.collection(),
      accounts: [...caller.accounts],
      features: [...caller.features],
      expiresAt: caller.session?.expiresAt.toISOString() ?? null,
      language,
    },
  };
};

/** The roles of the portal; `assignable` is the decision on giving one to somebody who has none yet. */
export const listRoles: ActorHandler<"listRoles"> = async ({ services, request, caller, now }) => {
  const { profile, headers } = localizeProfile(caller.profile, request.headers.get("Accept-Language"));
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  const giving = (["setRoles", "create", "invite"] as const).find((action) => profile.actions.includes(action));
  return {
    headers,
    body: {
      items: profile.roles.items.map((role): Role => ({
        id: role.id,
        name: role.name,
        description: role.description,
        permissions: role.permissions,
        ...(role.features && { features: role.features }),
        helpUrl: role.helpUrl ?? profile.roles.helpUrl ?? null,
        assignable: giving
          ? authority.decide(giving, null, { roleIds: [role.id] })
          : { state: "unsupported", reason: "policy" },
      })),
    },
  };
};
