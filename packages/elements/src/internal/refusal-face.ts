import type { TemplateResult } from "lit";
import type { Action, Decision } from "@usherkit/sdk";
import type { ClientController } from "./client-controller.js";
import { face } from "./face.js";
import type { CommonMessages } from "./messages/common.js";
import { reasonText } from "./reason.js";

/** What one may not use, in whatever words. */
export const deniedFace = (text: string, m: CommonMessages): TemplateResult => face("ban", m.deniedTitle, text);

/** Why, where the portal's own words for it aren't the title already, and what to do instead. */
export const refusalText = (decision: Decision | undefined, { m, words }: ClientController, action: Action): string => {
  if (!decision) return "";
  const isTitle = words.reason(decision.reason ?? "") !== undefined;
  const about = { action, subject: null, m, words };
  return reasonText(decision, isTitle ? { ...about, said: "" } : about).replace(/^\. /, "");
};

/** What one may not use, why, and what to do instead. The portal's own words for the reason are the title (docs/portals.md, CO-6). */
export const refusalFace = (decision: Decision | undefined, about: ClientController, action: Action): TemplateResult =>
  face("ban", about.words.reason(decision?.reason ?? "") ?? about.m.deniedTitle, refusalText(decision, about, action));
