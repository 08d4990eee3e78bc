import type { PortalProfile } from "../portal-profile.js";
import { issueIf, type ProfileIssue } from "./issue.js";

const noAddress = 'It goes by mail: without a field "email" nobody has an address.';

/** Rules of the credential that contradict each other, and mails to people who have no address. */
export const credentialIssues = ({ credential, fields, actions }: PortalProfile): ProfileIssue[] => {
  const { onCreate, managersMayType = false, mustChange = true, selfServiceReset, lockout } = credential;
  const hasEmail = fields.some(({ id }) => id === "email");
  return [
    ...issueIf(
      !mustChange && !managersMayType,
      ["credential", "mustChange"],
      "What the server makes must be changed: set credential.managersMayType, or leave mustChange out.",
    ),
    ...issueIf(
      onCreate.includes("password") && mustChange,
      ["credential", "onCreate"],
      'A final password is one that need not be changed: set credential.mustChange to false, or use "temporary".',
    ),
    ...issueIf(
      onCreate.includes("password") && !managersMayType,
      ["credential", "onCreate"],
      "To type a password, set credential.managersMayType.",
    ),
    ...issueIf(
      !hasEmail && onCreate.includes("welcome"),
      ["credential", "onCreate", onCreate.indexOf("welcome")],
      noAddress,
    ),
    ...issueIf(!hasEmail && selfServiceReset === "mail", ["credential", "selfServiceReset"], noAddress),
    ...issueIf(
      lockout.lockMinutes === null && selfServiceReset === "none",
      ["credential", "lockout", "lockMinutes"],
      "A lock without an end has no way back in where nobody resets by mail: strangers could lock every manager out. Say how many minutes it lasts.",
    ),
    ...(["sendPasswordReset", "resendWelcome"] as const).flatMap((name) =>
      issueIf(!hasEmail && actions.includes(name), ["actions", actions.indexOf(name)], noAddress),
    ),
  ];
};
