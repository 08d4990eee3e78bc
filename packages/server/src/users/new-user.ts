import { canonical, type Attributes, type Credential, type PortalProfile, type Registration } from "@usherkit/contract";
import { canManage, primaryRoleOf } from "@usherkit/contract/policy";
import type { Insertable } from "kysely";
import type { UserTable } from "../database/schema.js";
import { searchText } from "../database/search-text.js";
import { roleRank } from "./role-rank.js";

/** What a manager, or the person signing up, says of a person. */
export interface Person {
  readonly username: string;
  readonly email?: string | null | undefined;
  readonly givenName: string;
  readonly familyName: string;
  readonly roleIds: string[];
  readonly attributes: Attributes;
}

/** The columns that hold a person's words, with the forms by which they are found and told apart. */
export const identityColumns = (profile: PortalProfile, person: Omit<Person, "roleIds">) => {
  return {
    username: person.username,
    username_key: canonical(person.username),
    email: person.email ?? null,
    email_key: person.email ? canonical(person.email) : null,
    given_name: person.givenName,
    family_name: person.familyName,
    attributes: JSON.stringify(person.attributes),
    search_text: searchText(profile, person),
  };
};

/** The columns that follow from a person's roles. */
export const roleColumns = (profile: PortalProfile, roleIds: string[]) => ({
  role_ids: roleIds,
  role_rank: roleRank(profile, roleIds),
  can_manage: canManage(profile, roleIds),
  is_primary: roleIds.some((roleId) => roleId === primaryRoleOf(profile)),
});

export const newUserRow = (input: {
  tenantId: string;
  profile: PortalProfile;
  now: Date;
  parentId: string | null;
  registration: Registration;
  credential: Credential;
  person: Person;
}): Insertable<UserTable> & { id: string; email_key: string | null } => ({
  id: crypto.randomUUID(),
  tenant_id: input.tenantId,
  ...identityColumns(input.profile, input.person),
  ...roleColumns(input.profile, input.person.roleIds),
  credential: input.credential,
  registration: input.registration,
  parent_id: input.parentId,
  created_at: input.now,
  updated_at: input.now,
});
