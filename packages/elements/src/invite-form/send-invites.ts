import type { Client, InvitationOutcome } from "@usherkit/sdk";

/** How many addresses one request takes. */
const batch = 100;

/** Sends to all of them, so many at a time. What an earlier request has done stands in the answer although a later one failed. */
export const sendInvites = async (
  client: Client,
  { emails, ...rest }: Parameters<Client["invitations"]["create"]>[0],
): Promise<{ answered: InvitationOutcome[]; error?: unknown }> => {
  const answered: InvitationOutcome[] = [];
  try {
    for (let at = 0; at < emails.length; at += batch) {
      const { outcomes } = await client.invitations.create({ ...rest, emails: emails.slice(at, at + batch) });
      answered.push(...outcomes);
    }
    return { answered };
  } catch (error) {
    return { answered, error };
  }
};
