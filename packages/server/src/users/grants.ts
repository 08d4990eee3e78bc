import type { AccountGrant, PortalProfile, ProblemError, User } from "@usherkit/contract";
import type { ActorHandler } from "../context.js";
import type { Transaction } from "../database/database.js";
import { invalid } from "../http/problem.js";
import { saveChange } from "./change.js";
import { lockUser, readUser } from "./find.js";

/** Feature ids that the profile knows, each once, in the profile's order. */
const checkFeatures = ({ features = [] }: PortalProfile, featureIds: readonly string[]): string[] => {
  const errors = featureIds.flatMap((id, index): ProblemError[] =>
    features.some((feature) => feature.id === id)
      ? []
      : [{ pointer: `/featureIds/${index.toString()}`, code: "unknown_feature" }],
  );
  if (errors.length > 0) throw invalid(...errors);
  return features.map(({ id }) => id).filter((id) => featureIds.includes(id));
};

/** Gives exactly these features directly; those of a role stay with the role (docs/portals.md, CU-3). */
export const setFeatures: ActorHandler<"setFeatures"> = ({ caller, body, id, version, now, write }) => {
  const featureIds = checkFeatures(caller.profile, body.featureIds);
  return write<User>(async (transaction) => {
    const { row } = await lockUser(transaction, caller, {
      id,
      action: "setFeatures",
      version,
      proposal: { featureIds },
      now,
    });
    if (row.features.join(" ") !== featureIds.join(" "))
      await saveChange(transaction, caller, row, {
        type: "setFeatures",
        columns: { features: JSON.stringify(featureIds) },
        now,
        details: { from: row.features, to: featureIds },
      });
    const user = await readUser(transaction, caller, row.id, now);
    return { body: user, version: user.version };
  });
};

/** Accounts of the tenant, each once and at a level of the profile, in the tenant's order. */
const checkAccounts = async (
  transaction: Transaction,
  tenantId: string,
  { accountLevels = [] }: PortalProfile,
  grants: readonly AccountGrant[],
): Promise<AccountGrant[]> => {
  const known = await transaction
    .selectFrom("accounts")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .orderBy("sort")
    .execute();
  const errors = grants.flatMap(({ id, level }, index): ProblemError[] => {
    const pointer = `/accounts/${index.toString()}`;
    return [
      ...(known.some((account) => account.id === id) ? [] : [{ pointer: `${pointer}/id`, code: "unknown_account" }]),
      ...(grants.findIndex((grant) => grant.id === id) < index ? [{ pointer: `${pointer}/id`, code: "repeated" }] : []),
      ...(accountLevels.some((entry) => entry.id === level)
        ? []
        : [{ pointer: `${pointer}/level`, code: "unknown_level" }]),
    ];
  });
  if (errors.length > 0) throw invalid(...errors);
  return known.flatMap(({ id }) => grants.filter((grant) => grant.id === id));
};

const textOf = (grants: readonly AccountGrant[]): string => grants.map(({ id, level }) => `${id}:${level}`).join(" ");

/** Opens exactly these accounts, each as far as its level says (docs/portals.md, CU-3). */
export const setAccounts: ActorHandler<"setAccounts"> = ({ caller, body, id, version, now, write }) =>
  write<User>(async (transaction) => {
    const { row, require } = await lockUser(transaction, caller, { id, action: "setAccounts", version, now });
    // Which accounts there are is told only to who may open one.
    const accounts = await checkAccounts(transaction, caller.tenantId, caller.profile, body.accounts);
    require("setAccounts", { accounts });
    if (textOf(row.accounts) !== textOf(accounts))
      await saveChange(transaction, caller, row, {
        type: "setAccounts",
        columns: { accounts: JSON.stringify(accounts) },
        now,
        details: { from: row.accounts, to: accounts },
      });
    const user = await readUser(transaction, caller, row.id, now);
    return { body: user, version: user.version };
  });
