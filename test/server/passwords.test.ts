import { createTenant, sweep } from "@usherkit/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isCompromised } from "../../packages/server/src/account/credential.js";
import { describeOnDatabases, pglite, type TestDatabase } from "../support/databases.js";
import { password, quickArgon2, TestPortal, type Answer, type Client } from "../support/portal.js";

const typed = {
  actions: ["list", "view", "create", "edit", "setTemporaryPassword", "unlock", "lock", "invite"],
  rowActions: { actions: [] },
  scope: "tenant",
};
const rules = (credential: object) => ({
  ...typed,
  credential: { managersMayType: true, onCreate: ["welcome", "temporary"], ...credential },
});
const codes = (answer: Answer): string[] =>
  (answer.body?.errors ?? []).map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

describe("a password that people choose", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  let person: { username: string; email: string; givenName: string; familyName: string; roleIds: string[] };
  beforeAll(async () => {
    store = await pglite.open();
    // The tenant is "Halden Media", the portal "Northmark Registrar".
    portal = await TestPortal.open(store.database, rules({ minLength: 8 }));
    manager = await portal.manager();
    person = {
      username: "oyeyemi",
      email: "folake.oyeyemi@stonebridge.example",
      givenName: "Folaké",
      familyName: "Oyeyemi",
      roleIds: ["billing"],
    };
  });
  afterAll(() => store.close());
  const type = async (given: string): Promise<string[]> =>
    codes(await manager.call("POST", "/users", { ...person, password: given }));

  it.each([
    ...["password123", "Password2026!", "qwertyuiop", "1q2w3e4r5t", "basketball", "manchester", "iloveyou!!"],
    ...["ｐａｓｓｗｏｒｄ１", "p a s s w o r d", "passwordpassword", "!!monkey2026"],
    ...[
      "1234567890",
      "0987654321",
      "abcdefghij",
      "qwertzuiop",
      "aaaaaaaaaa",
      "          ",
      "abcabcabcabc",
      "1212121212",
    ],
    ...["12345678ab", "aaaabbbb", "19840512", "12051984"],
  ])("is too common: %j", async (given) => {
    expect(await type(given)).toEqual(["/password too_common"]);
  });

  it.each([
    ...["Halden Media", "haldenmedia2026", "Media!2026", "halden-media-1", "xHalden99!"],
    ...["Stonebridge1!", "folake.oyeyemi1", "FolakéOyeyemi", "oyeyemi-folaké", "oyeyemi2026"],
  ])("is made of names: %j", async (given) => {
    expect(await type(given)).toEqual(["/password contains_name"]);
  });

  it.each([
    "correct horse battery",
    "harbour-lantern-27",
    "oyeyemi eats dumplings",
    "banana-lighthouse",
    "804513-9a7x",
  ])("is good: %j", async (given) => {
    const username = `u${crypto.randomUUID().slice(0, 8)}`;
    const email = `${username}@stonebridge.example`;
    const answer = await manager.call("POST", "/users", { ...person, username, email, password: given });
    expect(answer.status).toBe(201);
  });

  it("is a PIN that is no run, repeat or year, also where the server makes it", async () => {
    const pins = await TestPortal.open(store.database, rules({ name: "PIN", minLength: 4, digits: true }));
    const by = await pins.manager();
    const made = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const username = `pin${index.toString()}`;
        const answer = await by.call("POST", "/users", {
          ...person,
          username,
          email: `${username}@halden.example`,
          credential: "temporary",
        });
        return answer.body;
      }),
    );
    const { id } = made[0].user;
    const set = async (pin: string) =>
      codes(await by.call("POST", `/users/${id}/temporary-password`, { password: pin }));
    for (const pin of ["1234", "4321", "0000", "1212", "1984", "2026", "123123", "12051984"])
      expect([pin, await set(pin)]).toEqual([pin, ["/password too_common"]]);
    for (const { temporaryPassword } of made) expect(await set(temporaryPassword)).toEqual([]);
    expect(await set("804513")).toEqual([]);
  });
});

describeOnDatabases("the check of a password", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, rules({}));
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  it("holds on every way on which people set one", async () => {
    const user = await portal.create(manager, "everywhere");
    const welcome = await portal.mailTo("everywhere@haldenmedia.example");
    await manager.call("POST", "/invitations", { emails: ["comes@haldenmedia.example"], roleIds: ["billing"] });
    const invitation = await portal.mailTo("comes@haldenmedia.example");
    const names = { username: "comes", givenName: "Corin", familyName: "Marlowe" };
    const ways: ((password: string) => Promise<Answer>)[] = [
      (given) => portal.call("POST", "/credentials", { token: welcome.token, password: given }),
      (given) => portal.call("POST", "/sign-up", { token: invitation.token, ...names, password: given }),
      (given) => manager.call("POST", "/credentials", { password: given, currentPassword: password }),
      (given) => manager.call("POST", `/users/${user.id}/temporary-password`, { password: given }),
    ];
    for (const way of ways) {
      expect(codes(await way("password123"))).toEqual(["/password too_common"]);
      expect(codes(await way("Halden-Media-26"))).toEqual(["/password contains_name"]);
    }
    const first = (given: string) =>
      createTenant(
        { database: store.database, hasher: quickArgon2 },
        {
          id: `t-${crypto.randomUUID()}`,
          name: "Meridian",
          profileId: portal.profile.id,
          manager: { ...names, email: "corin@meridian.example", roleIds: ["admin"], password: given },
        },
      );
    await expect(first("password123")).rejects.toThrow("too_common");
    await expect(first("meridian2026")).rejects.toThrow("contains_name");
    await expect(first("short")).rejects.toThrow("too_short");
  });

  it("takes one character typed as two for the same password", async () => {
    const user = await portal.onboard(manager, "accent");
    const composed = "garçon-élégant-27";
    const decomposed = composed.normalize("NFD");
    expect(decomposed).not.toBe(composed);
    for (const [set, tried] of [
      [composed, decomposed],
      [`${decomposed}!`, `${composed}!`],
    ] as const) {
      await manager.call("POST", `/users/${user.id}/temporary-password`, { password: set });
      expect((await portal.signIn("accent", tried)).status).toBe(200);
    }
  });

  it("asks the host's own on every way, and nobody is held up where that fails", async () => {
    const asked: string[] = [];
    const errors: unknown[] = [];
    const handler = portal.handlerWith({
      isCompromised: (given) => {
        asked.push(given);
        return given.startsWith("broken")
          ? Promise.reject(new Error("no network"))
          : Promise.resolve(given.startsWith("leaked"));
      },
      onError: (error) => errors.push(error),
    });
    const user = await portal.create(manager, "leaky");
    const send = async (path: string, body: object): Promise<Answer> => {
      const headers = { "Content-Type": "application/json", Authorization: `Bearer ${manager.token}` };
      const answer = await handler(
        new Request(`http://portal.test/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
      );
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    };
    const { token } = await portal.mailTo("leaky@haldenmedia.example");
    const leaked = "leaked-élan-lantern".normalize("NFD");
    const ways: [string, object][] = [
      ["/credentials", { token }],
      ["/credentials", { currentPassword: password }],
      [`/users/${user.id}/temporary-password`, {}],
      [
        "/users",
        { username: "leaks", email: "l@haldenmedia.example", givenName: "L", familyName: "L", roleIds: ["billing"] },
      ],
    ];
    for (const [path, body] of ways)
      expect(codes(await send(path, { ...body, password: leaked }))).toEqual(["/password compromised"]);
    expect(new Set(asked)).toEqual(new Set([leaked.normalize("NFC")]));
    expect((await send(`/users/${user.id}/temporary-password`, { password: "broken-lantern-27" })).status).toBe(200);
    expect(errors).toEqual([new Error("no network")]);
    const before = asked.length;
    await send(`/users/${user.id}/temporary-password`, {});
    expect(asked, "what the server makes is in no list").toHaveLength(before);
  });
});

describe("the host's own check of passwords", () => {
  it("is given up after two seconds, and told", async () => {
    vi.useFakeTimers();
    try {
      const onError = vi.fn<(error: unknown, requestId: string) => void>();
      const answer = isCompromised({ isCompromised: () => new Promise(() => undefined), onError }, "anything");
      await vi.advanceTimersByTimeAsync(1999);
      expect(onError).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await answer).toBe(false);
      expect(String(onError.mock.calls[0]?.[0])).toContain("2000 ms");
    } finally {
      vi.useRealTimers();
    }
  });
});

describeOnDatabases("a temporary password", (kind) => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await kind.open();
  });
  afterAll(() => store.close());
  const hour = 3_600_000;

  it.each([
    ["three days", {}, 72],
    ["the portal's time", { temporaryHours: 5 }, 5],
  ])("is over after %s, which its person is told and a manager sees", async (_time, credential, hours) => {
    const portal = await TestPortal.open(store.database, rules(credential));
    const manager = await portal.manager();
    const user = await portal.create(manager, "told");
    for (const give of [
      () => manager.call("POST", `/users/${user.id}/temporary-password`, {}),
      async () => {
        await manager.call("POST", `/users/${user.id}/lock`, {});
        return manager.call("POST", `/users/${user.id}/unlock`, { resetCredential: true });
      },
      () =>
        manager.call("POST", "/users", {
          username: "newly",
          email: "newly@haldenmedia.example",
          givenName: "N",
          familyName: "N",
          roleIds: ["billing"],
          credential: "temporary",
        }),
    ]) {
      const given = (await give()).body;
      const { username, id } = given.user;
      const start = portal.now;
      const signIn = () => portal.signIn(username, given.temporaryPassword);
      portal.pass(hours * hour - 1);
      expect((await signIn()).body.next).toBe("set_credential");
      portal.pass(1);
      const late = await signIn();
      expect([late.status, late.body.code, codes(late)]).toEqual([401, "invalid_credentials", ["/password expired"]]);
      expect(codes(await portal.signIn(username, "another-lantern-3"))).toEqual([]);
      const seen = (await (await portal.manager()).call("GET", `/users/${id}`)).body;
      expect(seen).toMatchObject({ credential: "expired", status: "awaiting_new_password" });
      portal.now = start;
    }
  });

  it("stays over when a sweep has written what time has changed, and another one works", async () => {
    const portal = await TestPortal.open(store.database, rules({ resetLinkMinutes: 30 }));
    const manager = await portal.manager();
    const user = await portal.onboard(manager, "swept");
    const given = (await manager.call("POST", `/users/${user.id}/temporary-password`, {})).body;
    portal.pass(72 * hour);
    await portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username: "swept" });
    portal.pass(hour);
    await sweep({ database: store.database, clock: () => portal.now });
    expect(codes(await portal.signIn("swept", given.temporaryPassword))).toEqual(["/password expired"]);
    const anew = await (await portal.manager()).call("POST", `/users/${user.id}/temporary-password`, {});
    expect((await portal.signIn("swept", anew.body.temporaryPassword)).body.next).toBe("set_credential");
  });
});
