import { canonical, noticeKinds, type NoticeKind } from "@usherkit/contract";
import type { Caller } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { addToCounter, hashAddress } from "../mail/counters.js";
import { queueMail } from "../mail/queue.js";
import { noticeMail } from "../mail/templates.js";

/** Notices of one kind to one address in a day. */
const mostADay = 10;

/**
 * Tells a person by mail what was changed of theirs and by whom, in the transaction of the change; where it is their address,
 * the old one too, or who took the account over would be the only one to hear of it. Contacts have no account yet, and
 * somebody's first credential is no change. `before`: the person as they were.
 */
export const queueNotice = async (
  transaction: Transaction,
  by: Pick<Caller, "profile" | "displayName">,
  before: UserRow,
  kind: NoticeKind,
  now: Date,
): Promise<void> => {
  const { profile } = by;
  if (!(profile.notices ?? noticeKinds).includes(kind)) return;
  if (before.registration === "contact" || before.registration === "invited") return;
  if (kind === "credential" && before.credential === "none") return;
  const after = await transaction
    .selectFrom("users")
    .select(["email", "given_name", "username", "role_ids", "language"])
    .where("id", "=", before.id)
    .executeTakeFirstOrThrow();
  const mail = noticeMail({
    profile,
    language: after.language,
    kind,
    givenName: after.given_name,
    username: after.username,
    roleIds: after.role_ids,
    byName: by.displayName,
    at: now,
  });
  const { tenant_id: tenantId } = before;
  const byKey = new Map(
    [after.email, before.email].flatMap((to) => (to === null ? [] : [[canonical(to), to] as const])),
  );
  for (const [key, to] of byKey) {
    // An address that nobody has proven may be a stranger's: it is told so often, and the change goes on without another mail.
    const counter = `notice-${kind}:${hashAddress(tenantId, key)}`;
    if (await addToCounter(transaction, { tenantId, counter, mails: 1, now, limit: mostADay }))
      await queueMail(transaction, {
        tenantId,
        userId: before.id,
        kind: "notice",
        to,
        ...mail,
        // What causes the others must never be refused because a quota is used up: a manager takes a role or a second factor away
        // from whoever stole an account.
        isCharged: kind === "email",
        sealer: undefined,
        now,
      });
  }
};
