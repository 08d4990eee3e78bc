import { isUsherError, type Action, type Decision, type Remedy, type User } from "@usherkit/sdk";
import { isolated } from "@usherkit/sdk/text";
import "./messages/action-messages.js";
import type { Subject } from "./messages/action-messages.js";
import type { CommonMessages } from "./messages/common.js";
import type { ClientController } from "./client-controller.js";
import { when } from "./format.js";
import { isUnsure, problemText } from "./problem-text.js";
import type { Words } from "./words.js";

/** Who is spoken of, to whom. */
export const subjectOf = (user: User | undefined, viewerId: string | undefined): Subject =>
  user ? { name: isolated(user.givenName || user.displayName || user.username), isSelf: user.id === viewerId } : null;

/** A telephone number on one line. */
const unbroken = (number: string): string => number.replaceAll("-", "\u2011").replaceAll(" ", "\u00a0");

/** What to do instead, in words. */
export const remedyText = (remedy: Remedy, m: CommonMessages, words: Words, isSelf = false): string => {
  const names = (remedy.names ?? []).map(isolated);
  switch (remedy.kind) {
    case "ask_role":
      return names.length > 0
        ? m.askPeople(names, (remedy.count ?? names.length) - names.length)
        : m.askRole((remedy.roleIds ?? []).map(words.roleName), isSelf);
    case "do_first":
      return m.doFirst(remedy.action ?? "");
    case "wait": {
      if (remedy.until === undefined) return "";
      const { time, zone } = when(remedy.until, words);
      return m.waitUntil(`${time} ${zone}`);
    }
    case "none":
      return m.noRemedy;
    case "contact_support": {
      const support = words.support;
      return support
        ? m.contactSupport(
            support.name,
            support.phones?.map(({ number }) => unbroken(number)).join(", ") ?? support.email ?? "",
          )
        : "";
    }
  }
};

/** Why an action is refused: the reason (`said`: in other words), and what to do instead, each a sentence; one sentence alone has no full stop. */
export const reasonText = (
  decision: Decision,
  about: { action: Action; subject: Subject; m: CommonMessages; words: Words; said?: string },
): string => {
  const { action, subject, m, words } = about;
  const status = decision.params?.["status"];
  const code = decision.reason ?? "policy";
  // The portal's own words may be whole sentences; a full stop follows here anyway.
  const reason =
    about.said ??
    words.reason(code)?.replace(/\.$/, "") ??
    m.reason(code, {
      action,
      subject,
      roles: (decision.remedy?.roleIds ?? []).map(words.roleName),
      status:
        typeof status === "string"
          ? (words.statusName(status) ?? (m.statuses as Record<string, string>)[status] ?? status)
          : undefined,
    });
  const remedy = decision.remedy ? remedyText(decision.remedy, m, words, subject?.isSelf) : "";
  return remedy ? `${reason}. ${remedy}.` : reason;
};

/**
 * A failed call in words. `isUnsure`: it may have been carried out all the same. `needsSignIn`: the same succeeds after a fresh
 * sign-in.
 */
export interface Failure {
  readonly text: string;
  readonly requestId?: string | undefined;
  readonly isUnsure?: boolean;
  /** The title where it is, in place of the common one. */
  readonly unsure?: string;
  readonly needsSignIn?: boolean;
}

/** Whether a call was refused because the sign-in is too old for it (RFC 9470). The session goes on. */
export const needsSignIn = (error: unknown): boolean =>
  isUsherError(error) && (error.code === "step_up_required" || error.decision?.state === "stepUp");

/** A failed call in words; a refusal by a decision says its reason. Never the server's own text. */
export const errorText = (
  error: unknown,
  about: { action: Action; subject: Subject; m: CommonMessages; words: Words },
): Failure => {
  const { m } = about;
  if (needsSignIn(error)) return { text: `${m.oldSignIn} ${m.keepTyped}`, needsSignIn: true };
  if (!isUsherError(error)) return { text: m.outcomes.not_sent };
  const text = error.decision ? reasonText(error.decision, about).replace(/([^.])$/, "$1.") : problemText(error, about);
  return { text, requestId: error.requestId, isUnsure: isUnsure(error) };
};

/** Why this viewer can't do this to that person, in words. */
export const whyNot = (
  { m, words, session }: ClientController,
  action: Action,
  user: User | undefined,
  decision: Decision,
): string => reasonText(decision, { action, subject: subjectOf(user, session?.actor.id), m, words });
