import type { Action, Decision, KnownReason, UserAction } from "../decision.js";
import { deriveStatus, factsAt } from "../status.js";
import type { InvitationTarget, Question, UserTarget } from "./question.js";

const not = (reason: KnownReason, params?: Decision["params"]): Decision => ({
  state: "notApplicable",
  reason,
  ...(params && { params }),
});

/** What must hold of a user for an action to make sense, whoever asks. Undefined: it does. */
const ofUser = (action: UserAction, target: UserTarget, now: Date): Decision | undefined => {
  const facts = factsAt(target.facts, now);
  const status = deriveStatus(target.facts, now);
  const wrongState = not("wrong_state", { status });
  const isContact = facts.registration === "contact" || facts.registration === "invited";
  const isRegistered = facts.registration === "registered";
  if (action === "view") return undefined;
  if (action === "restore") return facts.deletedAt === null ? wrongState : undefined;
  if (facts.deletedAt !== null) return wrongState;
  switch (action) {
    case "edit":
    case "delete":
      return undefined;
    // A contact has no access that could be given or taken away: the switch is for registered people (docs/portals.md, CO-4).
    case "setRoles":
    case "setFeatures":
    case "setAccounts":
      return isContact ? not("not_registered") : undefined;
    case "activate":
      if (isContact) return not("not_registered");
      return facts.active ? wrongState : undefined;
    case "deactivate":
      if (isContact) return not("not_registered");
      return facts.active ? undefined : wrongState;
    case "lock":
      if (isContact) return not("not_registered");
      return facts.lock?.kind === "admin" ? wrongState : undefined;
    case "unlock":
      return facts.lock ? undefined : wrongState;
    case "sendPasswordReset":
      if (!isRegistered) return not("not_registered");
      if (!target.hasEmail) return not("no_delivery_address");
      // A mailbox that proves itself ends a lock by wrong tries, as where the person asks themself (docs/portals.md, CA-4).
      return facts.active && facts.lock?.kind !== "admin" ? undefined : wrongState;
    case "setTemporaryPassword":
      // A temporary credential also helps a person who never got the welcome mail (docs/portals.md, CA-5).
      return isContact ? not("not_registered") : undefined;
    case "revokeSessions":
      return isRegistered ? undefined : not("not_registered");
    case "resetMfa":
      return target.mfa === "enrolled" ? undefined : not("wrong_state", { mfa: target.mfa });
    case "resendWelcome":
      if (facts.registration !== "provisioned") return not("already_registered");
      if (facts.credential === "temporary" || facts.lock) return wrongState;
      return target.hasEmail ? undefined : not("no_delivery_address");
    case "invite":
      if (facts.registration === "provisioned" || isRegistered) return not("already_registered");
      // The server would refuse the sign-up of a person who is no longer linked (docs/portals.md, CO-5).
      if (!facts.active) return not("wrong_state", { status: "inactive" });
      return target.hasEmail ? undefined : not("no_delivery_address");
  }
};

const ofInvitation = (action: Action, target: InvitationTarget): Decision | undefined => {
  if (action !== "resend" && action !== "revoke") return not("wrong_state");
  if (target.userCreated) return not("already_registered");
  return target.link === "open" || target.link === "expired" ? undefined : not("wrong_state", { link: target.link });
};

/** Whether the action makes sense on this target now. Undefined: it does. */
export const applicability = ({ action, target, now }: Question): Decision | undefined => {
  if (target === null) return undefined;
  return target.kind === "user" ? ofUser(action as UserAction, target, now) : ofInvitation(action, target);
};
