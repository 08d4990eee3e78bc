import type { Decision } from "@usherkit/contract";
import type { Caller } from "../context.js";
import type { Transaction } from "../database/database.js";
import type { UserRow } from "../database/schema.js";
import { HttpProblem } from "../http/problem.js";
import { queueMail } from "../mail/queue.js";
import { credentialMail } from "../mail/templates.js";
import type { Sealer } from "../options.js";

/** Whether a decision lets a credential be made for the person's own mailbox alone, because they hold more than the caller. */
export const isMailed = ({ params }: Decision): boolean => params?.["delivery"] === "email";

/**
 * Mails a temporary credential to the person whose it is, in the transaction that stores it. The mail also says who made it, so
 * that no notice is sent beside it.
 */
export const mailCredential = async (
  transaction: Transaction,
  { sealer }: { sealer?: Sealer | undefined },
  by: Pick<Caller, "profile" | "displayName">,
  person: UserRow,
  credential: string,
  now: Date,
): Promise<void> => {
  // The decision has refused a person without an address.
  if (person.email === null) throw new HttpProblem("internal");
  const mail = credentialMail({
    profile: by.profile,
    language: person.language,
    givenName: person.given_name,
    username: person.username,
    byName: by.displayName,
    credential,
    at: now,
  });
  await queueMail(transaction, {
    tenantId: person.tenant_id,
    userId: person.id,
    kind: "credential",
    to: person.email,
    ...mail,
    isCharged: true,
    sealer,
    now,
  });
};
