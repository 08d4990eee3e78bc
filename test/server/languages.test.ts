import { accountLinks } from "@usherkit/account-pages";
import { problemCodes } from "@usherkit/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookupLanguage } from "../../packages/server/src/http/language.js";
import { problemTitles } from "../../packages/server/src/http/problem-titles.js";
import { pglite, type TestDatabase } from "../support/databases.js";
import { password, TestPortal, type Client } from "../support/portal.js";

const translations = {
  de: {
    name: "Nordmark",
    terms: { user: "Person", users: "Personen", role: "Rolle", roles: "Rollen" },
    fields: [{ id: "givenName", label: "Vorname" }],
    roles: { items: [{ id: "billing", name: "Abrechnung", description: "Sieht Rechnungen und bezahlt." }] },
    credential: { name: "Passwort" },
    timeZone: { label: "UTC" },
    support: { name: "Nordmark-Support", text: "Schreiben Sie uns." },
  },
  ar: {
    terms: { user: "مستخدم", users: "المستخدمون", role: "الدور", roles: "الأدوار" },
    roles: { items: [{ id: "billing", name: "الفوترة", description: "يرى الفواتير ويدفع." }] },
    credential: { name: "كلمة المرور" },
  },
};

describe("the lookup of a language (RFC 4647, section 3.4)", () => {
  const offered = ["en", "de", "de-CH", "ar"];
  it.each([
    [null, undefined],
    ["", undefined],
    ["*", undefined],
    ["de", "de"],
    ["de-AT", "de"],
    ["DE-ch", "de-CH"],
    ["de-CH-1996", "de-CH"],
    ["fr, ar;q=0.5, de;q=0.8", "de"],
    ["fr", undefined],
    ["de;q=0, ar;q=0.1", "ar"],
    ["en-GB;q=0.9, ar", "ar"],
    ["not a language at all;;;q=x, de", "de"],
  ])("%s asks for %s", (accept, language) => {
    expect(lookupLanguage(accept, offered)).toBe(language);
  });

  it("gives who asks for a language that of another country rather than another language", () => {
    expect(lookupLanguage("de", ["en", "de-CH"])).toBe("de-CH");
  });
});

describe("a portal that speaks English, German and Arabic", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await pglite.open();
    portal = await TestPortal.open(store.database, {
      languages: ["en", "de", "ar"],
      // Said in the first language alone.
      terms: { editUser: "User Account Update" },
      translations,
    });
    manager = await portal.manager();
  });
  afterAll(() => store.close());
  const inLanguage = (language: string) => ({ "Accept-Language": language });

  it("answers the session with its words in the language asked for, and says which", async () => {
    const { body, headers } = await manager.call("GET", "/session", undefined, inLanguage("de-AT,de;q=0.9,en;q=0.8"));
    expect([body.language, headers.get("Content-Language")]).toEqual(["de", "de"]);
    expect(body.profile).toMatchObject({
      name: "Nordmark",
      terms: { users: "Personen", editUser: "User Account Update" },
      credential: { name: "Passwort", minLength: 10 },
      timeZone: { id: "Etc/UTC", label: "UTC" },
      languages: ["en", "de", "ar"],
    });
    expect(body.profile).not.toHaveProperty("translations");
    const billing = body.profile.roles.items.find(({ id }: { id: string }) => id === "billing");
    expect(billing).toMatchObject({ name: "Abrechnung", permissions: ["billing.manage", "read"] });
  });

  it("answers in its first language where it speaks none of those asked for", async () => {
    for (const wish of ["fr", "*"]) {
      const { body } = await manager.call("GET", "/session", undefined, inLanguage(wish));
      expect([body.language, body.profile.name, body.profile.terms.users]).toEqual(["en", "Northmark", "users"]);
      expect(body.profile).not.toHaveProperty("translations");
    }
  });

  it("answers the profile before a sign-in, the roles and an invitation in it too", async () => {
    const profile = await portal.call("GET", `/profile?tenant=${portal.tenantId}`, undefined, inLanguage("ar"));
    expect(profile.body).toMatchObject({ language: "ar", credential: { name: "كلمة المرور" } });
    expect(profile.headers.get("Content-Language")).toBe("ar");
    const roles = await manager.call("GET", "/roles", undefined, inLanguage("ar"));
    expect(roles.body.items.find(({ id }: { id: string }) => id === "billing").name).toBe("الفوترة");
    await manager.call("POST", "/invitations", { emails: ["asked@corvane.example"], roleIds: ["billing"] });
    const { token } = await portal.mailTo("asked@corvane.example");
    const invited = await portal.call("POST", "/sign-up", { token }, inLanguage("de"));
    expect(invited.body.profile).toMatchObject({ language: "de", name: "Nordmark" });
  });

  it("calls a problem by a title in the language, and by the same code in all", async () => {
    const titles = await Promise.all(
      ["", "de", "ar", "fr"].map(async (wish) => {
        const { body, headers } = await manager.call("GET", "/users/nobody", undefined, inLanguage(wish));
        expect([body.code, body.status]).toEqual(["not_found", 404]);
        return [headers.get("Content-Language"), body.title];
      }),
    );
    expect(titles).toEqual([
      ["en", "There is nothing here"],
      ["de", "Hier ist nichts"],
      ["ar", "لا يوجد شيء هنا"],
      ["en", "There is nothing here"],
    ]);
  });

  it("has a title of its own for each problem in each language", () => {
    for (const titles of Object.values(problemTitles)) {
      expect(Object.keys(titles).sort()).toEqual([...problemCodes].sort());
      expect(new Set(Object.values(titles)).size).toBe(problemCodes.length);
    }
  });

  it("mails a person in the language in which they last signed in, dates by its rules", async () => {
    await portal.create(manager, "reader");
    const address = "reader@haldenmedia.example";
    const welcome = await portal.mailTo(address);
    // Nothing is known of their language yet: the portal's first.
    expect(welcome.subject).toBe("Your Northmark account");
    expect(welcome.text).toContain("until 28 November 2026 at 12:00 GMT");
    await portal.call("POST", "/credentials", { token: welcome.token, password }, inLanguage("de-DE"));

    const forgets = async () => {
      portal.pass(120_000);
      await portal.call("POST", "/password-reset-requests", { tenant: portal.tenantId, username: "reader" });
      return portal.mailTo(address);
    };
    const german = await forgets();
    expect(german.subject).toBe("Passwort für Nordmark neu festlegen");
    expect(german.text).toMatch(/^Guten Tag /);
    expect(german.text).toContain("bis 21. November 2026 um 13:02 UTC");
    expect(german.text).toMatch(/Nordmark-Support\nsupport@northmark\.example\n$/);

    await portal.call(
      "POST",
      "/sign-in",
      { tenant: portal.tenantId, username: "reader", password },
      inLanguage("ar-EG, en;q=0.4"),
    );
    const arabic = await forgets();
    expect(arabic.subject).toBe("إعادة تعيين كلمة المرور في Northmark");
    expect(arabic.text).toContain(`http://portal.test${accountLinks()("reset", portal.tenantId)}#token=`);

    // A language that the portal doesn't speak leaves what is known.
    await portal.call(
      "POST",
      "/sign-in",
      { tenant: portal.tenantId, username: "reader", password },
      inLanguage("fr, *"),
    );
    expect((await forgets()).subject).toBe(arabic.subject);
  });
});
