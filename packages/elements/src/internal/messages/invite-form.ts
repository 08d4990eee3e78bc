import type { InviteResult } from "@usherkit/sdk";
import { sentence, type Words } from "../words.js";

/** English: what the invite form says. */
export const inviteForm = (w: Words) => {
  const { user, users, role, registered = user } = w.terms;
  const invites = (count: number) => `${w.number(count)} ${w.plural(count, { one: "invite", other: "invites" })}`;
  return {
    title: `Invite ${users}`,
    text: `Each gets an email with a link to set up a ${w.credential} and their details.`,
    /** Where one person is invited by name. */
    contactText: `They are among the ${users} at once, and get an email with a link to sign up.`,
    missing: (label: string) => `${label} is needed.`,
    incomplete: "This isn’t a complete address.",
    /** Before the name that somebody is listed by. */
    listedAs: "Listed already, and invited as",
    failed: "The form couldn’t be loaded",
    addresses: "Email addresses",
    addressHelp: "Separate several with commas, spaces or new lines. You can paste a list.",
    addFirst: "name@company.com",
    addAnother: "Add another",
    remove: (address: string) => `Remove ${address}`,
    removed: (address: string) => `${address} removed`,
    added: (count: number) => `${w.number(count)} ${w.plural(count, { one: "address", other: "addresses" })} added`,
    twice: (count: number) =>
      `${w.number(count)} ${w.plural(count, { one: "address is", other: "addresses are" })} in the list already`,
    leftOut: (count: number) =>
      `${w.number(count)} ${w.plural(count, { one: "word beside them was", other: "words beside them were" })} left out`,
    dropWrong: (count: number) => `Remove the ${w.number(count)} that aren’t complete`,
    noAddress: "Add at least one complete address.",
    chooseRole: `Choose a ${role}.`,
    ready: (ready: number, total: number) => `${w.number(ready)} of ${w.number(total)} ready`,
    send: (count: number) => (count > 0 ? `Send ${invites(count)}` : "Send invites"),
    sending: "Sending…",
    notSent: "The invites weren’t sent.",
    someSent: (sent: number, rest: number) => `${w.number(sent)} sent, ${w.number(rest)} not.`,
    someUnsure: (sent: number, rest: number) =>
      `${w.number(sent)} sent. Of ${w.number(rest)} it isn’t known, or they weren’t sent.`,
    unsureSent: "It isn’t known whether these were sent.",
    correct: "Correct",
    correctIt: "Correct it",
    open: "Open",
    openUser: `Open this ${user}`,
    contact: "Contact support",
    more: "Invite more",
    done: "Done",
    leaveText: "The addresses you typed are not invited yet, and would be lost.",

    /** Beside an address that is sent all the same. */
    mixed: "Its letters are of several alphabets, and may only look like those of another address.",
    /** Beneath the field, after the address: why it isn't sent. */
    problem: {
      malformed: "isn’t a complete address.",
      already_user: `is already a ${registered} and won’t be invited.`,
      removed_user: `belonged to a ${user} who was removed. Support can bring them back.`,
    } as Partial<Record<InviteResult, string>>,

    resultTitle: (sent: number, total: number) =>
      sent === total ? `${invites(sent)} sent` : `${w.number(sent)} of ${w.number(total)} invites sent`,
    resultText: (roles: string, hasRest: boolean) =>
      [
        `${sentence(role, w.locale)}: ${roles}.`,
        hasRest ? "What wasn’t sent is kept, so you can put it right." : "",
      ].join(" "),
    until: (date: string) => `Invite sent. The link works until ${date}`,
    sentAgain: (date: string) => `Invite sent. The earlier link of ${date} no longer works`,
    result: {
      sent: "Invite sent",
      malformed: "Not a complete address",
      duplicate: "Twice in the list, invited once",
      already_user: `Already a ${registered}, not invited`,
      removed_user: "Removed before. Support can bring them back",
      not_allowed: "You may not invite this address",
    } satisfies Record<InviteResult, string> as Readonly<Record<string, string>>,
    /** A result that a newer server may know. */
    notInvited: "Not invited",
  };
};
export type InviteFormMessages = ReturnType<typeof inviteForm>;
