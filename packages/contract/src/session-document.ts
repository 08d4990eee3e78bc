import * as z from "zod/mini";
import { PortalProfile } from "./portal-profile.js";
import { PublicProfile, Session, SignUpAnswer } from "./session.js";

/** The answers that hold a profile, with the profile's own schema: what the server promises, and more than clients check. */
export const SessionDocument = z.extend(Session, { profile: PortalProfile });

export const PublicProfileDocument = z.extend(PublicProfile, {
  terms: PortalProfile.shape.terms,
  attributes: PortalProfile.shape.attributes,
  fields: PortalProfile.shape.fields,
  support: PortalProfile.shape.support,
});

export const SignUpDocument = z.extend(SignUpAnswer, { profile: PublicProfileDocument });
