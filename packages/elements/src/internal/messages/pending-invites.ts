import type { LinkState } from "@usherkit/sdk";
import type { Words } from "../words.js";

/** English: what the list of invitations says. */
export const pendingInvites = (w: Words) => {
  const invites = (count: number) => w.plural(count, { one: "invite", other: "invites" });
  return {
    title: "Pending invites",
    failed: "The invites couldn’t be loaded",
    emptyTitle: "No invites yet",
    emptyText: `${w.terms.inviteUser ?? "Invite"} somebody, and the invite appears here until it is used.`,
    search: "Find an address",
    linkFilter: "Link",
    noMatch: "No invite matches",
    noMatchText: "Try fewer letters, or another state of the link.",
    email: "Email",
    sent: "Sent",
    sentBy: (name: string) => `by ${name}`,
    link: "Link expires",
    signupCompleted: "Signup Completed",
    userCreated: "User Created",
    actions: "Actions",
    /** Split, so that the numbers can be drawn apart. */
    total: (count: number, isExact: boolean) => [w.number(count) + (isExact ? "" : "+"), invites(count)] as const,
    open: (count: number) => [w.number(count), "open"] as const,
    range: (first: number, last: number) => `${w.number(first)}–${w.number(last)}`,
    of: "of",
    previous: "Previous",
    next: "Next",
    pages: "Pages",
    resendTo: (email: string) => `Resend to ${email}`,
    revokeOf: (email: string) => `Revoke the invite to ${email}`,
    links: {
      open: "Open",
      used: "Used",
      expired: "Expired",
      replaced: "Replaced",
      revoked: "Revoked",
    } satisfies Record<LinkState, string>,
    /** `days` and `hours` from now. */
    inTime: (value: number, unit: "day" | "hour") =>
      new Intl.RelativeTimeFormat(w.locale, { numeric: "auto" }).format(value, unit),
    resent: (email: string) => `A fresh link was sent to ${email}`,
    revoked: (email: string) => `The link of ${email} no longer works`,
    notDone: "It wasn’t done.",
    revokeTitle: (email: string) => `Revoke the invite to ${email}?`,
    revokeText: "The link in the mail stops working at once.",
    revokeFinal: "It can’t be taken back, but you can invite the same address again.",
    revoke: "Revoke invite",
  };
};
export type PendingInvitesMessages = ReturnType<typeof pendingInvites>;
