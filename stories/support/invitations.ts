import { password } from "./people.js";
import type { World } from "./world.js";

const day = 86_400_000;

/**
 * Invitations in every state of their link, each by what brings it about: one that is open, one used by its link, one expired,
 * one replaced by being sent again, one revoked, and one to an address that got a user in another way (docs/portals.md, NF-4).
 */
export const everyLink = async (world: World): Promise<void> => {
  const { now } = world;
  const daysAgo = async (days: number, email: string, roleId: string) => {
    world.now = new Date(now.getTime() - days * day);
    const admin = await world.elsewhere();
    const { outcomes } = await admin.invitations.create({ emails: [email], roleIds: [roleId] });
    const invitation = outcomes[0]?.invitation;
    if (!invitation) throw new Error(`The invitation to ${email} was not sent.`);
    world.pass(day);
    return { invitation, admin: await world.elsewhere() };
  };

  await daysAgo(26, "casey.morgan@haldenmedia.example", "read_only");

  const used = await daysAgo(14, "signe.lindqvist@haldenmedia.example", "domain_manager");
  await used.admin.account.signUp({
    token: await world.mailedToken("signe.lindqvist@haldenmedia.example"),
    username: "slindqvist",
    givenName: "Signe",
    familyName: "Lindqvist",
    password,
  });

  const revoked = await daysAgo(10, "renata.silva@haldenmedia.example", "dns_operator");
  await revoked.admin.invitations.revoke(revoked.invitation);

  const both = await daysAgo(6, "kudzai.mutasa@haldenmedia.example", "billing");
  await both.admin.users.create({
    username: "kmutasa",
    email: "kudzai.mutasa@haldenmedia.example",
    givenName: "Kudzai",
    familyName: "Mutasa",
    roleIds: ["billing"],
  });

  const replaced = await daysAgo(5, "bilal.aziz@haldenmedia.example", "billing");
  await replaced.admin.invitations.resend(replaced.invitation);

  await daysAgo(2, "oluwaseun.bamgbose-fairweather@registrations.haldenmedia.example", "domain_manager");
  world.now = now;
};
