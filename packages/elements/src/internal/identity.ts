import { html, nothing, type TemplateResult } from "lit";
import type { PortalProfile, Status, User } from "@usherkit/sdk";
import type { CommonMessages } from "./messages/common.js";
import { when } from "./format.js";
import type { Words } from "./words.js";

const letters = new Intl.Segmenter();
const initial = (name: string): string => {
  const [first] = letters.segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
};

/** Always neutral, never a colour by name. */
export const avatar = (user: Pick<User, "givenName" | "familyName" | "username">): TemplateResult =>
  html`<span class="avatar" part="avatar" aria-hidden="true"
    >${initial(user.givenName) + initial(user.familyName) || initial(user.username)}</span
  >`;

/** Given and family name, or the user name where there is none. */
export const fullName = (user: Pick<User, "givenName" | "familyName" | "displayName" | "username">): string =>
  user.displayName || `${user.givenName} ${user.familyName}`.trim() || user.username;

/** Breaks after each dot. */
const dotted = (text: string): unknown =>
  text.split(".").map((label, index) => (index === 0 ? label : html`.<wbr />${label}`));

/** An address that may break at the @ and the dots. In a table, where each of the two halves has one line, it is there whole on pointing at it. */
export const mail = (address: string): TemplateResult => {
  const at = address.lastIndexOf("@");
  return html`<span class="mail" dir="ltr" title=${address}
    ><span>${dotted(address.slice(0, Math.max(at, 0)))}</span><wbr /><span class="domain"
      >${dotted(address.slice(Math.max(at, 0)))}</span
    ></span
  >`;
};

// By any string: a server may know a status that this version doesn't.
const tones: Readonly<Record<string, string>> = {
  removed: "neutral",
  contact: "neutral wait",
  invited: "info wait",
  inactive: "neutral",
  locked_by_admin: "neutral shut",
  auto_locked: "danger shut",
  provisioned: "info wait",
  recovery: "warning wait",
  awaiting_new_password: "warning wait",
  active: "success rest",
};

/** A status in the portal's words: what it calls it, and what it means by it. */
export const statusWords = (status: Status, profile: PortalProfile | undefined, m: CommonMessages) => {
  const found = profile?.statuses.find((entry) => entry.id === status);
  return {
    label: found?.label ?? m.statuses[status] ?? status,
    meaning: found?.meaning,
    helpUrl: found?.helpUrl,
  };
};

/** The badge of a status: a shape, a tone, a word. */
export const badge = (status: Status, label: string): TemplateResult =>
  html`<span class="badge ${tones[status] ?? "neutral"}" part="badge"><span>${label}</span></span>`;

/** A date over a time; `zone` with it where no heading says it. */
export const whenCell = (instant: string | null, words: Words, m: CommonMessages, zoneClass = ""): TemplateResult => {
  if (instant === null) return html`<span class="muted">${m.never}</span>`;
  const { date, time, zone } = when(instant, words);
  return html`<time class="when" datetime=${instant}
    ><bdi>${date}</bdi
    ><span class="sub">${time}${zoneClass ? html`<span class=${zoneClass}> ${zone}</span>` : nothing}</span></time
  >`;
};
