import { canonical, CreateUser, type Attributes, type PortalProfile } from "@usherkit/contract";
import * as z from "zod/mini";
import { writeEvent } from "../account/events.js";
import { transact, type Database, type Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { HttpProblem } from "../http/problem.js";
import type { Clock } from "../options.js";
import { patchAttributes } from "./attributes.js";
import { refuseBorrowed } from "./names.js";
import { newUserRow } from "./new-user.js";

const { givenName, familyName, email, attributes } = CreateUser.shape;

/** Somebody whom the host knows and who has not signed up. `active` false: no longer linked to the account (docs/portals.md, CO-5). */
const ContactInput = z.strictObject({
  givenName,
  familyName,
  email,
  attributes,
  active: z.optional(z.boolean()),
});
export type ContactInput = z.input<typeof ContactInput> & { email: string };

/** Whether somebody is known and not yet a user: has nothing to sign in with, and no name of their own. */
export const isContact = ({ registration }: Pick<UserRow, "registration">): boolean =>
  registration === "contact" || registration === "invited";

/** A contact's row. Until they sign up their address is their user name, and they have no role. */
export const insertContact = async (
  transaction: Transaction,
  input: {
    tenantId: string;
    profile: PortalProfile;
    parentId: string | null;
    person: { email: string; givenName: string; familyName: string; attributes: Attributes; active?: boolean };
    now: Date;
  },
): Promise<UserRow> => {
  const { active = true, ...person } = input.person;
  const row = newUserRow({
    tenantId: input.tenantId,
    profile: input.profile,
    now: input.now,
    parentId: input.parentId,
    registration: "contact",
    credential: "none",
    person: { ...person, username: person.email, roleIds: [] },
  });
  await refuseBorrowed(transaction, input.tenantId, row);
  return transaction
    .insertInto("users")
    .values({ ...row, active })
    .returningAll()
    .executeTakeFirstOrThrow();
};

const inPlace = (index: number, what: string): Error => new Error(`people[${index.toString()}]: ${what}.`);

const attributesOf = (profile: PortalProfile, given: Attributes | undefined, index: number): Attributes => {
  try {
    return patchAttributes(profile, {}, given ?? {}, false);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    throw inPlace(index, (error.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).join(", "));
  }
};

/**
 * Adds people whom the host knows, as its CRM would: contacts, who can then be invited (docs/portals.md, CO-1). All of them or none.
 * An address that is there already stays as it is, so that it may be called again. Answers their ids in the order given, null
 * for an address that a removed person holds. Throws where a value is none, or not one of the profile's fields.
 */
export const addContacts = async (
  services: { database: Database; clock?: Clock },
  input: { tenantId: string; people: readonly ContactInput[] },
): Promise<(string | null)[]> => {
  const now = services.clock?.() ?? new Date();
  return transact(services.database, async (transaction) => {
    const { profile } = await transaction
      .selectFrom("tenants")
      .innerJoin("portals", "portals.id", "tenants.portal_id")
      .select("portals.profile")
      .where("tenants.id", "=", input.tenantId)
      .executeTakeFirstOrThrow(() => new Error(`There is no tenant "${input.tenantId}".`));
    const ids: (string | null)[] = [];
    for (const [index, given] of input.people.entries()) {
      const parsed = z.safeParse(ContactInput, given);
      if (!parsed.success) throw inPlace(index, `${parsed.error.issues[0]?.path.join(".") ?? ""} is not right`);
      const { active, ...person } = parsed.data;
      const address = person.email ?? "";
      if (address === "") throw inPlace(index, "email is missing");
      const known = await transaction
        .selectFrom("users")
        .select(["id", "deleted_at"])
        .where("tenant_id", "=", input.tenantId)
        .where("email_key", "=", canonical(address))
        .where("holds_identity", "=", true)
        .executeTakeFirst();
      if (known) {
        ids.push(known.deleted_at ? null : known.id);
        continue;
      }
      const { id } = await insertContact(transaction, {
        tenantId: input.tenantId,
        profile,
        parentId: null,
        person: {
          ...person,
          email: address,
          attributes: attributesOf(profile, person.attributes, index),
          ...(active !== undefined && { active }),
        },
        now,
      });
      await writeEvent(transaction, { tenantId: input.tenantId, userId: id, actorId: null, type: "add_contact", now });
      ids.push(id);
    }
    return ids;
  });
};
