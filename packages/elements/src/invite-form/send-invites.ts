import { canonical, type Client, type CreateInvitations, type InvitationOutcome } from "@usherkit/sdk";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import { isUnsure } from "../internal/problem-text.js";
import type { Words } from "../internal/words.js";

/** How many addresses one request takes. */
const batch = 100;

/** A request whose answer got lost. Made again by its own key it is the same one, so that nobody gets two mails. */
export interface Unanswered {
  readonly body: CreateInvitations;
  readonly key: string;
}

/** What became of a list: all of it is answered, or a request failed and the addresses from there on are not. */
export interface Sent {
  readonly answered: readonly InvitationOutcome[];
  readonly error?: unknown;
  readonly unanswered?: Unanswered;
}

const requestOf = (body: CreateInvitations): Unanswered => ({
  body,
  key: Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-"),
});

/** The requests that a list takes; one that is in doubt goes first, as it was, where it still is what is asked for. */
const requestsOf = (asked: CreateInvitations, doubtful: Unanswered | undefined): Unanswered[] => {
  const { emails, ...rest } = asked;
  const wanted = new Set(emails);
  const isSame =
    doubtful !== undefined &&
    doubtful.body.emails.every((email) => wanted.has(email)) &&
    JSON.stringify({ ...doubtful.body, emails }) === JSON.stringify({ ...rest, emails });
  const others = isSame ? emails.filter((email) => !doubtful.body.emails.includes(email)) : emails;
  const requests = isSame ? [doubtful] : [];
  for (let at = 0; at < others.length; at += batch)
    requests.push(requestOf({ ...rest, emails: others.slice(at, at + batch) }));
  return requests;
};

/** Sends to all of them, so many at a time. What an earlier request has done stands in the answer although a later one failed. */
export const sendInvites = async (client: Client, asked: CreateInvitations, doubtful?: Unanswered): Promise<Sent> => {
  const answered: InvitationOutcome[] = [];
  for (const request of requestsOf(asked, doubtful)) {
    try {
      const { outcomes } = await client.invitations.create(request.body, { idempotencyKey: request.key });
      answered.push(...outcomes);
    } catch (error) {
      return { answered, error, ...(isUnsure(error) && { unanswered: request }) };
    }
  }
  return { answered };
};

/** The addresses that have no answer yet. */
export const withoutAnswered = <Item extends { readonly address: string }>(
  items: readonly Item[],
  answered: readonly InvitationOutcome[],
): Item[] => {
  const done = new Set(answered.map(({ email }) => canonical(email)));
  return items.filter(({ address }) => !done.has(canonical(address)));
};

/** The verb of the button: the portal's own (docs/portals.md, NF-2), or with the number of invites. `ready`: undefined for one contact. */
export const sendVerb = ({ terms }: Words, t: InviteFormMessages, ready: number | undefined): string =>
  ready === undefined ? t.send(1) : (terms.actions?.invite ?? t.send(ready));

/** The portal's own title of the form, where it has one: for one contact, or for several addresses. */
export const inviteTitle = ({ terms }: Words, isContact: boolean): string | undefined =>
  isContact ? terms.inviteUser : terms.actions?.invite;
