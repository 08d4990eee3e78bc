import type { CreateUser, CredentialWay, PortalProfile, UserWithCredential } from "@usherkit/contract";
import { readTenantFacts } from "../access/tenant-facts.js";
import { authorityOf } from "../access/authorize.js";
import {
  checkPassword,
  credentialUntil,
  isFinal,
  makePassword,
  refuseCompromised,
  storeCredential,
  temporaryUntil,
} from "../account/credential.js";
import { writeEvent } from "../account/events.js";
import { sendLink } from "../account/links.js";
import type { ActorHandler } from "../context.js";
import { enforce, HttpProblem, invalid } from "../http/problem.js";
import { markInvitationsSeen } from "../invitations/seen.js";
import { patchAttributes } from "./attributes.js";
import { checkEditable, isEditableBy } from "./editable.js";
import { readUser, refreshed } from "./find.js";
import { checkUsername, refuseBorrowed } from "./names.js";
import { newUserRow } from "./new-user.js";
import { refuseRemoved } from "./removed.js";
import { checkRoles } from "./roles.js";

/** What the new person gets: what was asked for, else what fits a typed password, else the profile's first. */
const wayOf = ({ credential }: PortalProfile, body: CreateUser): CredentialWay => {
  const { onCreate } = credential;
  const typed = body.password !== undefined;
  const fitting = onCreate.includes("password") ? "password" : "temporary";
  const way = body.credential ?? (typed ? fitting : onCreate[0]);
  if (way === undefined || !onCreate.includes(way))
    throw invalid({ pointer: body.credential ? "/credential" : "/password", code: "not_offered" });
  if (typed && (way === "welcome" || !credential.managersMayType))
    throw invalid({ pointer: "/password", code: "not_offered" });
  if (way === "password" && !typed) throw invalid({ pointer: "/password", code: "required" });
  return way;
};

/** Creates a person whose parent is the caller (docs/portals.md, RP-1), with the credential that the profile gives to new people. */
export const createUser: ActorHandler<"createUser"> = async ({ services, caller, body, now, write }) => {
  const { profile } = caller;
  checkEditable(caller, body);
  const way = wayOf(profile, body);
  // A final one is typed; a temporary one is where the profile says that typed ones need not be changed.
  const final = way === "password" || isFinal(profile, body.password);
  const email = body.email ?? null;
  const needsEmail = way === "welcome" || profile.fields.find((field) => field.id === "email")?.required;
  if (email === null && needsEmail) throw invalid({ pointer: "/email", code: "required" });
  checkUsername({ username: body.username, email });
  const roleIds = checkRoles(profile, body.roleIds);
  // What this caller may not fill in, they need not.
  const theirs = profile.attributes.filter((field) => isEditableBy(caller, field));
  const attributes = patchAttributes({ ...profile, attributes: theirs }, {}, body.attributes ?? {}, true);
  const person = { username: body.username, email, givenName: body.givenName, familyName: body.familyName };
  const authority = authorityOf(caller, await readTenantFacts(services.database, caller, now), now);
  enforce(authority.decide("create", null, { roleIds }));

  const password = body.password ?? makePassword(profile);
  if (body.password !== undefined) {
    const names = [person.givenName, person.familyName, caller.tenantName];
    checkPassword(profile, password, { ...person, names });
    await refuseCompromised(services, password);
  }
  const hash = way === "welcome" ? null : await services.hasher.hash(password, caller.tenantId);
  const credential = final ? "set" : "temporary";
  const isTold = way !== "welcome" && !final;
  const until = final ? credentialUntil(profile, now) : isTold ? temporaryUntil(profile, now) : null;

  return write<UserWithCredential>(async (transaction) => {
    // Decided again: a role may have been taken from the caller while the hash was worked out.
    const actor = await refreshed(transaction, caller);
    checkEditable(actor, body);
    enforce(
      authorityOf(actor, await readTenantFacts(transaction, actor, now), now).decide("create", null, { roleIds }),
    );
    const row = newUserRow({
      tenantId: caller.tenantId,
      profile,
      now,
      parentId: caller.id,
      registration: way === "welcome" ? "provisioned" : "registered",
      credential: way === "welcome" ? "none" : credential,
      person: { ...person, roleIds, attributes },
    });
    await refuseRemoved(transaction, caller.tenantId, row);
    await refuseBorrowed(transaction, caller.tenantId, row);
    const inserted = await transaction
      .insertInto("users")
      .values({ ...row, credential_until: until })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (hash !== null)
      await storeCredential(transaction, {
        user: inserted,
        profile,
        hash,
        credential,
        now,
      });
    await markInvitationsSeen(transaction, caller.tenantId, inserted.email_key);
    if (way === "welcome") {
      if (inserted.email === null) throw new HttpProblem("internal");
      const user = { ...inserted, email: inserted.email };
      await sendLink(transaction, services, { user, profile, tenantName: caller.tenantName, kind: "welcome", now });
    }
    await writeEvent(transaction, {
      tenantId: caller.tenantId,
      userId: row.id,
      actorId: caller.id,
      type: "create",
      now,
      details: { roleIds },
    });
    const user = await readUser(transaction, caller, row.id, now);
    return {
      status: 201,
      version: user.version,
      headers: { Location: `${services.basePath}/users/${user.id}` },
      body: { user, ...(isTold && { temporaryPassword: password }) },
      ...(isTold && { replay: { user, temporaryPassword: null, replayed: true } }),
    };
  });
};
