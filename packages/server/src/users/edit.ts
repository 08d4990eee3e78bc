import type { Attributes, User } from "@usherkit/contract";
import { requireFresh } from "../account/fresh.js";
import { moveLinks } from "../account/links.js";
import { queueNotice } from "../account/notices.js";
import type { ActorHandler, Caller, Services } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { invalid } from "../http/problem.js";
import { revokeInvitationsOf, uninvited } from "../invitations/contact.js";
import { markInvitationsSeen } from "../invitations/seen.js";
import { patchAttributes } from "./attributes.js";
import { saveChange } from "./change.js";
import { checkEditable } from "./editable.js";
import { isContact } from "./contacts.js";
import { lockUser, readUser } from "./find.js";
import { checkUsername, refuseBorrowed } from "./names.js";
import { identityColumns, roleColumns } from "./new-user.js";
import { refuseRemoved } from "./removed.js";
import { checkRoles } from "./roles.js";

/** The fields and attributes that a change gives another value, for the history: their names, and nothing of their values. */
export const namesOf = (
  columns: ReturnType<typeof identityColumns>,
  attributes: Attributes,
  row: UserRow,
): string[] => {
  const names = Object.keys({ ...row.attributes, ...attributes });
  return [
    ...(columns.given_name === row.given_name ? [] : ["givenName"]),
    ...(columns.family_name === row.family_name ? [] : ["familyName"]),
    ...(columns.username === row.username ? [] : ["username"]),
    ...(columns.email === row.email ? [] : ["email"]),
    ...names.filter((name) => row.attributes[name] !== attributes[name]),
  ];
};

/** What was mailed to the address before opens nothing any more. Answers the columns that follow. */
const leaveAddress = async (
  transaction: Transaction,
  services: Services,
  caller: Caller,
  row: UserRow,
  columns: ReturnType<typeof identityColumns>,
  now: Date,
) => {
  if (isContact(row)) {
    await revokeInvitationsOf(transaction, row.id, now);
    return uninvited;
  }
  const { profile, tenantName } = caller;
  const user = { ...row, given_name: columns.given_name, username: columns.username };
  return moveLinks(transaction, services, { user, email: columns.email, profile, tenantName, now });
};

/** RFC 7396: what is named is changed. A patch that changes nothing answers the user as they are, at the same version. */
export const updateUser: ActorHandler<"updateUser"> = ({ services, caller, body, id, version, now, write }) => {
  const { profile } = caller;
  checkEditable(caller, body);
  if (body.email === null && profile.fields.find((field) => field.id === "email")?.required)
    throw invalid({ pointer: "/email", code: "required" });
  return write<User>(async (transaction) => {
    const { row, actor, require } = await lockUser(transaction, caller, { id, action: "edit", version, now });
    // Again: a role may have been taken from the caller while the request waited.
    checkEditable(actor, body);
    if (body.email !== undefined && body.email !== row.email) require("edit", { movesAddress: true });
    const isNamedByAddress = isContact(row) && row.username_key === row.email_key;
    const attributes = patchAttributes(profile, row.attributes, body.attributes ?? {}, false);
    const columns = identityColumns(profile, {
      // Until a contact signs up their address is their user name.
      username: body.username ?? (isNamedByAddress && body.email ? body.email : row.username),
      email: body.email === undefined ? row.email : body.email,
      givenName: body.givenName ?? row.given_name,
      familyName: body.familyName ?? row.family_name,
      attributes,
    });
    const changed = namesOf(columns, attributes, row);
    if (changed.length > 0) {
      await refuseRemoved(transaction, caller.tenantId, columns);
      const isElsewhere = columns.email_key !== row.email_key;
      const isRenamed = columns.username_key !== row.username_key;
      // Whose user name was their address keeps it where the address changes: nobody else can have that one then.
      if (row.id === caller.id && (isElsewhere || isRenamed)) requireFresh(caller, now);
      if (isRenamed) checkUsername(columns);
      if (isRenamed || isElsewhere) await refuseBorrowed(transaction, caller.tenantId, columns, row.id);
      await saveChange(transaction, caller, row, {
        type: "edit",
        columns: {
          ...columns,
          ...(isElsewhere && (await leaveAddress(transaction, services, caller, row, columns, now))),
        },
        now,
        details: { changed },
      });
      if (isElsewhere) await queueNotice(transaction, caller, row, "email", now);
      if (!isContact(row)) await markInvitationsSeen(transaction, caller.tenantId, columns.email_key);
    }
    const user = await readUser(transaction, caller, row.id, now);
    return { body: user, version: user.version };
  });
};

/** Gives exactly these roles. Decided for this very set: no one grants what they don't hold, and a manager stays. */
export const setRoles: ActorHandler<"setRoles"> = ({ caller, body, id, version, now, write }) => {
  const roleIds = checkRoles(caller.profile, body.roleIds);
  return write<User>(async (transaction) => {
    const { row } = await lockUser(transaction, caller, {
      id,
      action: "setRoles",
      version,
      proposal: { roleIds },
      now,
    });
    if (row.role_ids.join(" ") !== roleIds.join(" ")) {
      await saveChange(transaction, caller, row, {
        type: "setRoles",
        columns: roleColumns(caller.profile, roleIds),
        now,
        details: { from: row.role_ids, to: roleIds },
      });
      if (row.role_ids.toSorted().join(" ") !== roleIds.toSorted().join(" "))
        await queueNotice(transaction, caller, row, "roles", now);
    }
    const user = await readUser(transaction, caller, row.id, now);
    return { body: user, version: user.version };
  });
};
