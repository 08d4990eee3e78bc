import type { PortalProfile } from "@usherkit/contract";
import { loadPortals } from "@usherkit/server/node";

/** The shipped profiles, without a pause between two mails: each verb is tried on the same person, one way after another. */
export const loadTriedPortals = async (folders: readonly string[]): Promise<PortalProfile[]> =>
  (await loadPortals(folders)).map((profile) => ({
    ...profile,
    credential: { ...profile.credential, mailCooldownSeconds: 0 },
  }));
