import type { PortalProfile } from "@usherkit/contract";
import {
  createTenant,
  deliverMail,
  sweep,
  syncAccounts,
  type Database,
  type Hasher,
  type Mailer,
  type Sealer,
} from "@usherkit/server";
import type { Api } from "./api.js";
import type { DemoClock } from "./demo-clock.js";
import type { MailSink } from "./mail-sink.js";
import type { SeedSecrets } from "./credentials.js";
import { Past } from "./past.js";
import { instantOf, type Cast } from "./people.js";

/** What playing the past needs: the real handler behind `api`, the real queue, real mail. */
export interface SeedServices {
  readonly api: Api;
  readonly database: Database;
  readonly hasher: Hasher;
  readonly mailer: Mailer;
  readonly sealer: Sealer;
  readonly sink: MailSink;
  readonly clock: DemoClock;
}

/** What the worker of a running server would find to do at an instant: one question, where asking both to work costs nine. */
const waiting = (database: Database, now: Date): Promise<{ mail: unknown; reset: unknown; status: unknown }> =>
  database
    .selectNoFrom((query) => [
      query
        .exists(query.selectFrom("mails").select("id").where("sent_at", "is", null).where("failed_at", "is", null))
        .as("mail"),
      query.exists(query.selectFrom("reset_requests").select("id")).as("reset"),
      query
        .exists(query.selectFrom("users").select("id").where("status_due", "<=", now).where("deleted_at", "is", null))
        .as("status"),
    ])
    .executeTakeFirstOrThrow();

const accountOf = ({ id, name, description }: Cast["accounts"][number]) => ({
  id,
  name,
  ...(description !== undefined && { description }),
});

/**
 * Plays what has happened to the people of a tenant, in the order of time, through the API: nothing is set by hand. Every
 * status is reached by its real event.
 */
export const seedTenant = async (services: SeedServices, cast: Cast, profile: PortalProfile): Promise<SeedSecrets> => {
  const { database, hasher, mailer, sealer, clock } = services;
  const { manager } = cast;
  const start = new Date();
  const past = new Past(services, cast, profile);
  const events: { at: Date; play: () => Promise<void>; isSignIn: boolean }[] = [];
  const plan = (ago: string, play: () => Promise<void>, isSignIn = false) =>
    events.push({ at: instantOf(ago, start), play, isSignIn });

  plan(manager.added, async () => {
    const { username, email, givenName, familyName, roles, attributes, accounts = {} } = manager;
    const first = {
      ...{ username, email, givenName, familyName, roleIds: roles },
      ...(attributes && { attributes }),
      accounts: Object.entries(accounts).map(([id, level]) => ({ id, level })),
      password: past.credentials.of(username),
    };
    const { managerId } = await createTenant(
      { database, hasher, clock: clock.now },
      { id: cast.tenant.id, name: cast.tenant.name, profileId: cast.portal, manager: first },
    );
    if (cast.accounts.length > 0)
      await syncAccounts({ database, clock: clock.now }, cast.tenant.id, cast.accounts.map(accountOf));
    past.begin(managerId);
  });
  for (const event of manager.events) plan(event.ago, () => past.play(manager, event), event.do === "signIn");
  for (const person of cast.people) {
    plan(person.added, () => past.add(person));
    for (const event of person.events) plan(event.ago, () => past.play(person, event), event.do === "signIn");
  }
  for (const invited of cast.invitations) {
    let sent: readonly string[] = [];
    plan(invited.ago, async () => {
      sent = await past.invite(invited);
    });
    for (const event of invited.events) plan(event.ago, () => past.changeInvitations(invited, sent, event.do));
  }

  try {
    for (const { at, play, isSignIn } of events.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      clock.set(at);
      await play();
      // Signing in mails nobody anything, and what else is due can wait for the next event.
      if (isSignIn) continue;
      const due = await waiting(database, clock.now());
      if (due.mail || due.reset) await deliverMail({ database, mailer, sealer, clock: clock.now });
      if (due.status) await sweep({ database, clock: clock.now });
    }
  } finally {
    clock.run();
  }
  return past.credentials.secrets;
};
