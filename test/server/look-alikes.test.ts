import { createTenant } from "@usherkit/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOfOneScript } from "@usherkit/contract";
import { pglite, type TestDatabase } from "../support/databases.js";
import { password, quickArgon2, TestPortal, type Client } from "../support/portal.js";

describe("a user name's letters", () => {
  it.each([
    ...[
      "olwoods",
      "o.l-woods_27",
      "zoë",
      "łukasz",
      "иванов",
      "μαρία",
      "ольга.27",
      "יעל",
      "سلمى",
      "ทดสอบ",
      "ሰላም",
      "ᏣᎳᎩ",
    ],
    ...["田中さくら", "サクラtanaka", "小龍", "ㄅㄆ李", "박서연", "李서연", "अर्जुन", "27", "-"],
    ...["иван@example.com", "ivan@пример.com", "zoë@bücher.example"],
  ])("are of one script, or go together: %s", (name) => {
    expect(isOfOneScript(name)).toBe(true);
  });

  it.each([
    ["Cyrillic а", "olwo\u043eds"],
    ["Greek ο", "olwo\u03bfds"],
    ["Greek capital Α", "\u0391da"],
    ["Cherokee Ꮃ", "\u13b3ol"],
    ["Cyrillic in an address", "olwo\u043eds@example.com"],
    ["Cyrillic in a domain", "olwoods@ex\u0430mple.com"],
    ["Hebrew with Arabic", "יע\u0644"],
    ["Japanese with Korean", "さくら박"],
  ])("aren't with %s", (_what, name) => {
    expect(isOfOneScript(name)).toBe(false);
  });
});

describe("a user name that only looks like another", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await pglite.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());
  const name = "olwo\u043eds";

  it("is taken from nobody: at a creation, a change, a sign-up and for a first manager", async () => {
    const refused = { status: 422, errors: [{ pointer: "/username", code: "invalid_username" }] };
    const user = await portal.create(manager, "olwoods");
    const person = { username: name, email: "n@haldenmedia.example", givenName: "New", familyName: "Person" };
    expect((await manager.call("POST", "/users", { ...person, roleIds: ["billing"] })).body).toMatchObject(refused);
    const changed = await manager.call("PATCH", `/users/${user.id}`, { username: name }, { "If-Match": "*" });
    expect(changed.body).toMatchObject(refused);
    await manager.call("POST", "/invitations", { emails: ["n@haldenmedia.example"], roleIds: ["billing"] });
    const { token } = await portal.mailTo("n@haldenmedia.example");
    const { email, ...signingUp } = person;
    expect((await portal.call("POST", "/sign-up", { token, ...signingUp, password })).body).toMatchObject(refused);
    const first = createTenant(
      { database: store.database, hasher: quickArgon2 },
      {
        id: `t-${crypto.randomUUID()}`,
        name: "Another",
        profileId: portal.profile.id,
        manager: { ...signingUp, email, roleIds: ["admin"], password },
      },
    );
    await expect(first).rejects.toThrow("one script");
  });
});
