import type { PublicProfile } from "@usherkit/sdk";
import { html } from "hono/html";
import type { Html } from "./layout.js";

/** "Primary Contact or Company Administrator": the roles of those to ask, as the portal's profile names them. */
export const managersOf = ({ managers }: Pick<PublicProfile, "managers">): string =>
  new Intl.ListFormat("en", { type: "disjunction" }).format(managers);

/** The telephone numbers of the support contact, as links that a telephone dials. */
export const phonesOf = ({ support }: Pick<PublicProfile, "support">): Html =>
  html`<ul class="phones">
    ${(support.phones ?? []).map(
      ({ label, number }) =>
        html`<li><span>${label}</span> <a href="tel:${number.replace(/[^\d+]/g, "")}">${number}</a></li>`,
    )}
  </ul>`;

/** What is known of a refusal. */
export interface Refusal {
  readonly code: string;
  readonly detail?: string | undefined;
}

/** What a table itself says: a code may come from an address, where "constructor" names what every object has. */
const entry = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** Why a sign-in was refused: in the portal's own words (`detail`) where it has some, else by the problem's code. */
export const refusalText = (profile: PublicProfile, { code, detail }: Refusal): string => {
  const pac = profile.credential.name;
  const texts: Record<string, string> = {
    invalid_credentials: `The user name or ${pac} is not right. After several wrong tries your access is locked.`,
    account_locked: `Your access is locked. Your ${managersOf(profile)} can unlock it.`,
    account_inactive: `Your access is inactive. Your ${managersOf(profile)} can make it active again.`,
    too_many_requests: "There were too many tries. Wait a minute, then try again.",
    unauthenticated: "Your session has ended. Sign in again.",
  };
  return (
    detail ??
    entry(profile.refusals, code) ??
    entry(texts, code) ??
    "Online banking can’t sign you in at the moment. Try again later."
  );
};

/** What is wrong with a new PAC, by the error's code. */
export const credentialText = (profile: PublicProfile, code: string): string => {
  const { credential } = profile;
  const texts: Record<string, string> = {
    required: `Type a ${credential.name}.`,
    too_short: `Use at least ${credential.minLength} ${credential.digits ? "digits" : "characters"}.`,
    not_digits: "Use digits alone.",
    contains_name: `Choose a ${credential.name} that is not a name of yours, of your company or of ours.`,
    too_common: `This is too easy to guess. Choose another ${credential.name}.`,
    compromised: `This is known from a data leak. Choose another ${credential.name}.`,
    same_as_username: `Choose a ${credential.name} that is not your user name or email.`,
    same_as_present: `Choose a ${credential.name} that differs from the present one.`,
    expired: `This temporary ${credential.name} has run out. Ask your ${managersOf(profile)} for another one.`,
    wrong: `This is not your present ${credential.name}.`,
    different: "The two are not the same.",
  };
  return entry(texts, code) ?? `This can’t be used as a ${credential.name}.`;
};
