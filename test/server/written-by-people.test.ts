import { migrate } from "@usherkit/server";
import { sql } from "kysely";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

describeOnDatabases("what people write", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      attributes: [
        { id: "telephone", label: "Telephone", type: "tel" },
        { id: "since", label: "Since", type: "date" },
        { id: "nick", label: "Nick", type: "text", maxLength: 3 },
      ],
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const person = (username: string, more: object = {}) =>
    manager.call("POST", "/users", {
      username,
      email: `${username}@haldenmedia.example`,
      givenName: "Ada",
      familyName: "Okoye",
      roleIds: ["billing"],
      ...more,
    });
  const found = async (search: string): Promise<string[]> =>
    (await manager.call("POST", "/users/search", { search })).body.items
      .map(({ username }: { username: string }) => username)
      .toSorted();

  it("is found by every spelling, and not by another word", async () => {
    await person("u1", { givenName: "Jörg", familyName: "Großmann" });
    await person("u2", { givenName: "Søren", familyName: "Kjærgård" });
    await person("u3", { givenName: "कमल", familyName: "D’Angelo", email: "u3@bücher.example" });
    await person("u4", { givenName: "कमला", familyName: "Al-Rashid" });
    for (const search of ["grossmann", "JOERG", '"Jörg Großmann" <u1@haldenmedia.example>', "Grossmann, Jorg"])
      expect([search, await found(search)]).toEqual([search, ["u1"]]);
    expect(await found("soren kjaergaard")).toEqual(["u2"]);
    expect(await found("कमला")).toEqual(["u4"]);
    expect(await found("कमल")).toEqual(["u3", "u4"]);
    expect(await found("dangelo u3@xn--bcher-kva.example\u200b")).toEqual(["u3"]);
    expect(await found("alrashid")).toEqual(["u4"]);
    expect(await found("%")).toEqual([]);
  });

  it("is one mailbox, however its domain is spelled", async () => {
    expect((await person("d1", { email: "dup@müller.example" })).status).toBe(201);
    for (const email of ["dup@xn--mller-kva.example", "DUP@MÜLLER.example", "dup@mu\u0308ller.example\u200b"])
      expect((await person("d2", { email })).body).toMatchObject({ status: 409, code: "email_taken" });
    const { body } = await manager.call("POST", "/invitations", {
      emails: ["new@müller.example", "new@xn--mller-kva.example"],
      roleIds: ["billing"],
    });
    expect(body.outcomes.map(({ result }: { result: string }) => result)).toEqual(["sent", "duplicate"]);
    expect((await portal.signIn("dup@xn--mller-kva.example", "wrong")).status).toBe(401);
  });

  it("of a telephone number, day and length is taken as people write it, and refused where it is none", async () => {
    const attributes = { telephone: " \u202d(907) 555-0100 x12\u202c", since: "2028-02-29", nick: "😀😀😀" };
    const { body } = await person("t1", { attributes });
    expect(body.user.attributes).toEqual({ ...attributes, telephone: "(907) 555-0100 x12" });
    const wrong = { telephone: "call me", since: "2026-02-31", nick: "😀😀😀😀" };
    expect((await person("t2", { attributes: wrong })).body.errors).toEqual([
      { pointer: "/attributes/telephone", code: "invalid_tel" },
      { pointer: "/attributes/since", code: "invalid_date" },
      { pointer: "/attributes/nick", code: "too_big" },
    ]);
  });

  it("as a code or PIN is read in the digits of any script; what is no code is wrong, and counted", async () => {
    const user = await portal.onboard(manager, "mona");
    const session = portal.client((await portal.signIn("mona")).body.token);
    const { secret } = (await session.call("POST", "/mfa", {})).body;
    const totp = new TOTP({ secret });
    for (const code of ["١٢٣٤٥", "12345é", "😀😀😀😀😀😀", "1234567", "²²²²²²"])
      expect((await session.call("POST", "/mfa", { code })).body).toMatchObject({
        status: 422,
        errors: [{ pointer: "/code", code: "wrong" }],
      });
    const code = totp.generate({ timestamp: portal.now.getTime() });
    const arabic = code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    const typed = `\u202d${arabic.slice(0, 3)} ${arabic.slice(3)}\u202c`;
    expect((await session.call("POST", "/mfa", { code: typed })).body).toMatchObject({ next: null });
    const { items } = (await manager.call("GET", `/users/${user.id}/events`)).body;
    expect(items).toContainEqual(
      expect.objectContaining({ type: "sign_in_failed", details: expect.objectContaining({ step: "code", count: 5 }) }),
    );
  });

  it("is written anew where an earlier version stored it, and nobody's key is taken or lost", async () => {
    const ids: string[] = [];
    for (const name of ["m1", "m2", "m3"]) {
      portal.pass(1000);
      ids.push((await person(name, { givenName: "Łazarz", familyName: name })).body.user.id);
    }
    const invite = async (email: string): Promise<string> => {
      portal.pass(1000);
      const answer = await manager.call("POST", "/invitations", { emails: [email], roleIds: ["billing"] });
      return answer.body.outcomes[0].invitation.id;
    };
    const [early, late] = [await invite("early@haldenmedia.example"), await invite("late@haldenmedia.example")];
    const was = async (table: "users" | "invitations", id: string | undefined, email: string): Promise<void> => {
      await sql`update ${sql.table(table)} set email = ${email}, email_key = ${email} where id = ${id}`.execute(
        store.database,
      );
    };
    await was("users", ids[0], "m1@größe.example");
    // One mailbox: the second holds its key of today.
    await was("users", ids[1], "two@xn--gre-6ka8i.example");
    await was("users", ids[2], "two@größe.example");
    await was("invitations", early, "new@größe.example");
    await was("invitations", late, "new@xn--gre-6ka8i.example");
    await sql`update users set search_text = 'łazarz' where id = any(${ids})`.execute(store.database);
    await sql`delete from kysely_migration where name = '0010_folded_keys'`.execute(store.database);
    await migrate(store.database);

    expect(await found("lazarz")).toEqual(["m1", "m2", "m3"]);
    const users = await store.database
      .selectFrom("users")
      .select("email_key")
      .where("id", "in", ids)
      .orderBy("created_at")
      .execute();
    expect(users.map(({ email_key }) => email_key)).toEqual([
      "m1@xn--gre-6ka8i.example",
      "two@xn--gre-6ka8i.example",
      "two@größe.example",
    ]);
    expect((await person("m4", { email: "m1@größe.example" })).body.code).toBe("email_taken");
    const told = async (id: string | undefined) =>
      (await manager.call("GET", `/users/${id ?? ""}/events`)).body.items.filter(
        ({ type }: { type: string }) => type === "identity_shared",
      );
    expect(await told(ids[2])).toEqual([expect.objectContaining({ details: { changed: ["email"] } })]);
    expect([await told(ids[0]), await told(ids[1])]).toEqual([[], []]);
    const invitations = (await manager.call("GET", "/invitations")).body.items;
    const linkOf = (id: string) => invitations.find((row: { id: string }) => row.id === id).link;
    expect([linkOf(early), linkOf(late)]).toEqual(["replaced", "open"]);
  });

  it("is one name alone, where the profile says that it will do", async () => {
    const lone = { givenName: "Sukarno", familyName: "" };
    const refused = { status: 422, errors: [{ pointer: "/familyName", code: "required" }] };
    expect((await person("s1", lone)).body).toMatchObject(refused);
    const { body: full } = await person("s2");
    const change = { familyName: "" };
    const patch = (by: Client, id: string) => by.call("PATCH", `/users/${id}`, change, { "If-Match": "*" });
    expect((await patch(manager, full.user.id)).body).toMatchObject(refused);

    const fields = portal.profile.fields.map((field) =>
      field.id === "familyName" ? { ...field, required: false } : field,
    );
    const other = await TestPortal.open(store.database, { fields });
    const theirs = await other.manager();
    const create = (username: string, name: object) =>
      theirs.call("POST", "/users", { username, email: `${username}@x.example`, roleIds: ["billing"], ...name });
    expect((await create("s1", lone)).body.user).toMatchObject({ familyName: "", displayName: "Sukarno" });
    const { body: two } = await create("s2", { givenName: "Ada", familyName: "Okoye" });
    expect((await patch(theirs, two.user.id)).body).toMatchObject({ displayName: "Ada" });
    await theirs.call("POST", "/invitations", { emails: ["s3@x.example"], roleIds: ["billing"] });
    const { token } = await other.mailTo("s3@x.example");
    const signedUp = await other.call("POST", "/sign-up", { token, username: "s3", ...lone, password });
    expect(signedUp.status).toBe(200);
    expect((await create("s4", { givenName: "", familyName: "Okoye" })).body).toMatchObject({ status: 422 });
  });
});
