import { translateProfile, type PortalProfile } from "@usherkit/contract";
import { lookupLanguage } from "../http/language.js";

/** A portal's profile in the language of an answer, and the header that names it (RFC 9110, section 8.5). */
export interface LocalizedProfile {
  readonly profile: PortalProfile;
  readonly language: string;
  readonly headers: { readonly "Content-Language": string; readonly Vary: string };
}

/** The profile in the best of its languages for an `Accept-Language`; in its first where none fits. */
export const localizeProfile = (profile: PortalProfile, acceptLanguage: string | null): LocalizedProfile => {
  const language = lookupLanguage(acceptLanguage, profile.languages) ?? profile.languages[0] ?? "en";
  return {
    profile: translateProfile(profile, language),
    language,
    headers: { "Content-Language": language, Vary: "Accept-Language" },
  };
};
