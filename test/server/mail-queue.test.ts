import { aesSealer, deliverMail, type Mailer, type MailFailure } from "@usherkit/server";
import { startWorker } from "@usherkit/server/node";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client } from "../support/portal.js";

const seconds = 1000;
/** A promise, and what fulfils it. */
const moment = (): [Promise<void>, () => void] => {
  let happen: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return [promise, happen];
};
const actions = ["list", "view", "create", "edit", "invite", "listInvitations", "sendPasswordReset", "setRoles"];

describeOnDatabases("the queue of mails", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
  });
  beforeEach(async () => {
    portal = await TestPortal.open(store.database, { actions, rowActions: { actions: [] } });
    manager = await portal.manager();
    await portal.deliver();
  });
  afterAll(() => store.close());

  const invite = async (by: Client, prefix: string, count: number) => {
    const emails = Array.from({ length: count }, (_, index) => `${prefix}-${index.toString()}@corvane.example`);
    expect((await by.call("POST", "/invitations", { emails, roleIds: ["billing"] })).status).toBe(200);
  };
  const clock = () => portal.now;
  /** Hands mails to a list: at most so many. */
  const deliver = async (limit?: number, send: Mailer["send"] = () => Promise.resolve()): Promise<string[]> => {
    const sent: string[] = [];
    const mailer: Mailer = {
      send: async (mail) => {
        await send(mail);
        sent.push(mail.to);
      },
    };
    await deliverMail({ database: store.database, clock, mailer, ...(limit !== undefined && { limit }) });
    return sent;
  };

  it("gives each tenant its turn: thousands of one hold nobody else's back", async () => {
    const other = await TestPortal.open(store.database, { actions, rowActions: { actions: [] } });
    const theirs = await other.manager();
    await invite(manager, "many", 100);
    await deliver(10);
    await invite(theirs, "few", 3);
    const next = await deliver(6);
    expect(next.filter((to) => to.startsWith("few"))).toHaveLength(3);
    const rest = await deliver();
    expect(rest).toHaveLength(87);
    expect(new Set([...next, ...rest]).size).toBe(93);
  });

  it("lets a reset go before all else, then a welcome, a notice, an invitation", async () => {
    const user = await portal.onboard(manager, "forgetful");
    await invite(manager, "guest", 3);
    await manager.call("PUT", `/users/${user.id}/roles`, { roleIds: ["read_only"] }, { "If-Match": "*" });
    await portal.create(manager, "newcomer");
    expect((await manager.call("POST", `/users/${user.id}/password-reset`, {})).status).toBe(200);
    const sent = await deliver(4);
    expect(sent.slice(0, 3)).toEqual([
      "forgetful@haldenmedia.example",
      "newcomer@haldenmedia.example",
      "forgetful@haldenmedia.example",
    ]);
    expect(sent[3]).toMatch(/^guest-\d@/);
  });

  it("sends nothing twice where two workers share it and a relay is slow", async () => {
    await invite(manager, "slow", 6);
    const others: string[] = [];
    let begun = 0;
    // Each mail takes longer than half a lease; while the third is under way, another worker looks.
    const sent = await deliver(undefined, async () => {
      begun += 1;
      if (begun === 3) others.push(...(await deliver()));
      else portal.pass(100 * seconds);
    });
    expect(others).toHaveLength(3);
    expect(new Set([...sent, ...others]).size).toBe(6);
    expect([...sent, ...others]).toHaveLength(6);
  });

  it("gives a mail back once its worker is gone for two minutes", async () => {
    await invite(manager, "lost", 1);
    const [isTaken, take] = moment();
    const [isHeld, release] = moment();
    const dying = deliver(1, () => {
      take();
      return isHeld;
    });
    await isTaken;
    expect(await deliver()).toEqual([]);
    portal.pass(121 * seconds);
    expect(await deliver()).toEqual(["lost-0@corvane.example"]);
    release();
    await dying;
  });

  it("keeps a mail for as long as it is under way, however slow the relay is", async () => {
    await invite(manager, "long", 1);
    const [isTaken, take] = moment();
    const [isHeld, release] = moment();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const slow = deliver(1, () => {
        take();
        return isHeld;
      });
      await isTaken;
      const leaseEnds = async () =>
        (
          await store.database
            .selectFrom("mails")
            .select("next_try_at")
            .where("recipient", "=", "long-0@corvane.example")
            .executeTakeFirstOrThrow()
        ).next_try_at.getTime();
      for (let renewal = 1; renewal <= 3; renewal += 1) {
        portal.pass(100 * seconds);
        vi.advanceTimersByTime(40 * seconds);
        await expect.poll(leaseEnds).toBe(portal.now.getTime() + 120 * seconds);
      }
      expect(await deliver()).toEqual([]);
      release();
      expect(await slow).toEqual(["long-0@corvane.example"]);
      portal.pass(1000 * seconds);
      expect(await deliver()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("hands over as many at once as the mailer can", async () => {
    await invite(manager, "wide", 10);
    let underWay = 0;
    let most = 0;
    let twoAreUnderWay: () => void;
    const two = new Promise<void>((resolve) => (twoAreUnderWay = resolve));
    const mailer: Mailer = {
      concurrency: 2,
      send: async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        if (underWay === 2) {
          twoAreUnderWay();
        }
        // A worker that sends one after the other never gets past the first mail.
        await two;
        underWay -= 1;
      },
    };
    expect(await deliverMail({ database: store.database, clock, mailer })).toEqual({ sent: 10, failed: 0 });
    expect(most).toBe(2);
  });

  it("tells each failure without address or text, and writes the last into the history", async () => {
    const user = await portal.onboard(manager, "unreachable");
    await manager.call("POST", `/users/${user.id}/password-reset`, {});
    const failures: MailFailure[] = [];
    const mailer: Mailer = {
      send: () =>
        Promise.reject(
          Object.assign(new Error("550 <unreachable@haldenmedia.example> is unknown"), {
            code: "EENVELOPE",
            responseCode: 550,
          }),
        ),
    };
    const round = () =>
      deliverMail({ database: store.database, clock, mailer, onMailFailed: (failure) => failures.push(failure) });
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect(await round()).toEqual({ sent: 0, failed: 1 });
      portal.pass(8 * 3600 * seconds);
    }
    expect(await round()).toEqual({ sent: 0, failed: 0 });
    expect(failures.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(failures.map(({ isGivenUp }) => isGivenUp)).toEqual([...Array<boolean>(9).fill(false), true]);
    const error = { name: "Error", code: "EENVELOPE", responseCode: 550 };
    expect(failures[9]).toMatchObject({ tenantId: portal.tenantId, kind: "reset", error });
    expect(JSON.stringify(failures)).not.toMatch(/unreachable|token/);
    const again = await portal.manager();
    const [newest] = (await again.call("GET", `/users/${user.id}/events`)).body.items;
    expect(newest).toMatchObject({ type: "mail_failed", details: { kind: "reset" } });
    expect(JSON.stringify(newest)).not.toContain("@");
  });

  it("stops trying for the round where one mail after another fails", async () => {
    await invite(manager, "vain", 30);
    const refused = () => Promise.reject(new Error("down"));
    await deliver(undefined, refused);
    expect(await deliver()).toHaveLength(20);
    portal.pass(10 * seconds);
    expect(await deliver()).toHaveLength(10);
  });

  it("ends within its bound, whatever a relay does, and loses nothing", async () => {
    await invite(manager, "stuck", 3);
    const begun: string[] = [];
    const [isTaken, take] = moment();
    const mailer: Mailer = {
      send: ({ to }) => {
        begun.push(to);
        take();
        return new Promise(() => undefined);
      },
    };
    const sealer = aesSealer({ current: { id: "1", key: new Uint8Array(32) } });
    const worker = startWorker({ database: store.database, mailer, clock, sealer, stopTimeout: 20 });
    await isTaken;
    await worker.stop();
    expect(begun).toHaveLength(1);
    portal.pass(121 * seconds);
    expect(await deliver()).toHaveLength(3);
  });
});
