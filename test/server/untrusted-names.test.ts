import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Client, type Mail } from "../support/portal.js";

/** Finds the parts that mail programs make a link of: a scheme, `www.`, a domain, an address; but not the portal's own. */
const linksIn = (text: string): string[] =>
  text
    .replace(/http:\/\/portal\.test\/\S+|support@northmark\.example/g, "")
    .match(/\S*(?::\/\/|www\.\w|\w@\w|\w\.\w)\S*/gi) ?? [];

describeOnDatabases("names in mails", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;

  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database, {
      actions: ["list", "view", "create", "edit", "invite", "listInvitations", "sendPasswordReset", "setRoles"],
      rowActions: { actions: [] },
      languages: ["en", "de", "ar"],
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  /** The manager's name as it was stored before the rules of names, or by a system of the host. */
  const rename = (givenName: string, familyName = "X") =>
    store.database
      .updateTable("users")
      .set({ given_name: givenName, family_name: familyName })
      .where("id", "=", portal.managerId)
      .execute();
  let count = 0;
  const invited = async (): Promise<Mail> => {
    count += 1;
    const email = `guest-${count.toString()}@corvane.example`;
    await manager.call("POST", "/invitations", { emails: [email], roleIds: ["billing"] });
    return portal.mailTo(email);
  };

  it.each([
    ["a URL", "https://meridian-login.evil.example/x?a=1"],
    ["a bare domain", "confirm at evil.example/x"],
    ["www.", "www.evil.example"],
    ["wide letters", "ｈｔｔｐｓ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ"],
    ["an ideographic full stop", "evil。example"],
    ["an address", "write to help@evil.example"],
    ["a scheme without slashes", "mailto:help@evil"],
    ["invisible characters in it", "ev\u200bil.exa\u00admple"],
    ["backslashes", "\\\\evil.example\\share"],
  ])("hold no link of a sender's: %s", async (_what, name) => {
    await rename(name);
    const { subject, text } = await invited();
    expect(linksIn(`${subject}\n${text}`)).toEqual([]);
  });

  it("stand in quotation marks below our own link, cut, on one line, and not in the subject", async () => {
    await rename(`Your access\r\nends “today”\u202e: ${"call now ".repeat(20)}`);
    const { subject, text } = await invited();
    expect(subject).toBe("Invitation to Northmark");
    const line = /^Invited by: “(.*)”$/m.exec(text)?.[1] ?? "";
    expect(line).toMatch(/^Your access ends 'today': call now/);
    expect(Array.from(line)).toHaveLength(60);
    expect(text.indexOf("Invited by")).toBeGreaterThan(text.indexOf("#token="));
    expect(text).toContain("To: “Halden Media”");
    await rename("Nomvula", "Dlamini");
    expect((await invited()).text).toContain("Invited by: “Nomvula Dlamini”\n");
  });

  it("stand in the quotation marks of the person's language", async () => {
    await rename("Nomvula", "Dlamini");
    const user = await portal.onboard(manager, "reader");
    const told = async (language: string, roleIds: string[]) => {
      await store.database.updateTable("users").set({ language }).where("id", "=", user.id).execute();
      await manager.call("PUT", `/users/${user.id}/roles`, { roleIds }, { "If-Match": "*" });
      await portal.deliver();
      return portal.mails.at(-1)?.text ?? "";
    };
    expect(await told("de", ["read_only"])).toContain("„Nomvula Dlamini“");
    expect(await told("ar", ["billing"])).toContain("«Nomvula Dlamini»");
  });

  it("greet a person by a name alone, and without one by anything else", async () => {
    const { id } = await portal.onboard(manager, "greeted");
    const greeting = async (givenName: string) => {
      await store.database.updateTable("users").set({ given_name: givenName }).where("id", "=", id).execute();
      await manager.call("POST", `/users/${id}/password-reset`, {});
      return (await portal.mailTo("greeted@haldenmedia.example")).text.split("\n")[0];
    };
    expect(await greeting("Jean-Luc O’Brien")).toBe("Hello Jean-Luc O’Brien,");
    // Kept apart from the sentence, whose comma would stand on the other side.
    expect(await greeting("علی\u200cرضا")).toBe("Hello \u2068علی\u200cرضا\u2069,");
    expect(await greeting("St. John")).toBe("Hello St. John,");
    for (const text of ["Pay 100 now", "see evil.example/x", "one two three four", "\u202e"])
      expect(await greeting(text), text).toBe("Hello,");
    expect(portal.errors).toEqual([]);
  });

  it("leave a user name as it must be typed, unless it is a link", async () => {
    const welcomed = async (username: string, email: string) => {
      const body = { username, email, givenName: "A", familyName: "B", roleIds: ["billing"] };
      expect((await manager.call("POST", "/users", body)).status).toBe(201);
      return (await portal.mailTo(email)).text;
    };
    expect(await welcomed("ada.lovelace", "ada@corvane.example")).toContain("Your user name: “ada.lovelace”");
    expect(await welcomed("eve@corvane.example", "eve@corvane.example")).toContain("“eve@corvane.example”");
    expect(linksIn(await welcomed("https://evil.example/x", "mallory@corvane.example"))).toEqual([]);
  });

  it("are refused where they hold a link or what nobody sees", async () => {
    const body = { username: "typed", email: null, familyName: "B", roleIds: ["billing"], credential: "temporary" };
    for (const givenName of ["www.evil.example", "a://b", "A\u202eB"])
      expect((await manager.call("POST", "/users", { ...body, givenName })).body.errors).toEqual([
        { pointer: "/givenName", code: "invalid_text" },
      ]);
  });
});
