import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import "@usherkit/elements/invite-form/define";
import { registerMessages } from "@usherkit/elements";
import { arabic } from "../../stories/support/arabic.js";
import { Line, unavailable } from "./support/faults.js";
import { find, key, mount, pressOn, reads, retype, textOf } from "./support/page.js";
import { hugo, ines, marta, Tenant } from "./support/tenant.js";

const german = {
  terms: { user: "Konto", users: "Konten", role: "Gruppe", roles: "Gruppen", addUser: "Konto anlegen" },
  columns: [{ id: "role", label: "Gruppe" }],
  roles: { items: [{ id: "billing", name: "Abrechnung" }] },
};
const profile = { languages: ["en", "de", "ar"], translations: { de: german, ar: arabic } };

const baseOf = (element: Element): Element => {
  const base = element.shadowRoot?.querySelector("[part~=base]");
  if (!base) throw new Error("No base.");
  return base;
};

describe("the elements’ language", () => {
  let tenant: Tenant;
  const page = document.documentElement;
  before(async () => {
    tenant = await Tenant.open({ people: [ines, hugo, marta], profile });
  });
  afterEach(() => {
    page.removeAttribute("lang");
  });

  it("is the page’s, with the portal’s terms in it", async () => {
    page.lang = "de-AT";
    const table = mount("user-table", { client: tenant.client() });
    await find(table, "searchbox", "In der Liste suchen");
    await reads(table, "3 Konten");
    await find(table, "button", "Konto anlegen");
    await reads(table, "Abrechnung");
    expect(baseOf(table).getAttribute("lang")).to.equal("de-AT");
    await pressOn(table, "button", "Aktionen für Marta Nowak");
    await find(table, "menuitem", "Löschen …");
    await key("Escape");
  });

  it("changes with the page’s, and the one before stays until the next is there", async () => {
    page.lang = "en";
    const table = mount("user-table", { client: tenant.client() });
    await reads(table, "3 users");
    const seen = new Set<string>();
    const watch = setInterval(() => seen.add(/3 users|3 Konten/.exec(textOf(table))?.[0] ?? "nothing"), 1);
    page.lang = "de";
    await reads(table, "3 Konten");
    clearInterval(watch);
    expect([...seen].filter((text) => text === "nothing")).to.deep.equal([]);
    page.lang = "en";
    await reads(table, "3 users");
  });

  it("is one’s own where `locale` says so, and writes in its own direction", async () => {
    page.lang = "en";
    const table = mount("user-table", { client: tenant.client(), locale: "ar" });
    await find(table, "searchbox", "بحث في القائمة");
    await reads(table, "مستخدمين");
    expect(baseOf(table).getAttribute("dir")).to.equal("rtl");
    expect(getComputedStyle(baseOf(table)).direction).to.equal("rtl");
    table.locale = undefined;
    await find(table, "searchbox", "Find in results");
    expect(baseOf(table).hasAttribute("dir")).to.equal(false);
  });

  it("is that of around, out through shadow roots", async () => {
    page.lang = "en";
    const host = document.body.appendChild(document.createElement("div"));
    host.lang = "de";
    const inner = host.attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
    const table = mount("user-table", { client: tenant.client() }, inner);
    await find(table, "searchbox", "In der Liste suchen");
    await pressOn(table, "button", "Inês Abreu");
    // What opens over it speaks the same.
    await find(table, "button", "Abbrechen");
    await find(table, "radio", "Abrechnung");
    host.remove();
  });

  it("is the next wish where the portal or the elements don’t speak it", async () => {
    page.lang = "fr";
    const french = mount("user-table", { client: tenant.client() });
    await reads(french, "3 users");
    page.lang = "de";
    const english = await Tenant.open({ people: [ines], profile: { languages: ["en"] } });
    const table = mount("user-table", { client: english.client() });
    await reads(table, "1 user");
    await find(table, "searchbox", "Find in results");
    expect([baseOf(table).getAttribute("lang"), baseOf(table).getAttribute("dir")]).to.deep.equal(["en", "ltr"]);
  });

  it("is the portal’s first where the page says none", async () => {
    const first = await Tenant.open({ people: [ines], profile: { ...profile, languages: ["de", "en", "ar"] } });
    const table = mount("user-table", { client: first.client() });
    await find(table, "searchbox", "In der Liste suchen");
  });

  it("is another’s beside it: two elements of one client, each in its own, with one session for each", async () => {
    const client = tenant.client();
    const one = mount("user-table", { client, locale: "de" });
    const other = mount("user-table", { client, locale: "ar" });
    const third = mount("invite-form", { client, locale: "de" });
    await reads(one, "3 Konten");
    await find(other, "searchbox", "بحث في القائمة");
    await find(third, "heading", "Konten einladen");
    await find(third, "radio", "Abrechnung");
  });

  it("stays readable where the portal’s words can’t be had in it", async () => {
    const line = new Line();
    const client = tenant.client(line);
    page.lang = "en";
    const table = mount("user-table", { client });
    await reads(table, "3 users");
    line.break(unavailable, /^GET \/session$/);
    page.lang = "de";
    await find(table, "searchbox", "In der Liste suchen");
    await reads(table, "3 users");
  });

  it("takes what a host registers over what comes with the elements, and leaves the rest", async () => {
    registerMessages("de", { userTable: () => ({ columns: "Ansicht" }) });
    const table = mount("user-table", { client: tenant.client(), locale: "de" });
    await find(table, "button", "Ansicht");
    await find(table, "searchbox", "In der Liste suchen");
  });

  it("counts in Arabic: three with their number, one and none by the noun alone", async () => {
    const table = mount("user-table", { client: tenant.client(), locale: "ar" });
    await reads(table, /[٣3] مستخدمين/);
    await retype(table, "بحث في القائمة", "abreu");
    await reads(table, "مستخدم واحد");
    await retype(table, "بحث في القائمة", "zanzibar");
    await find(table, "heading", "لا نتائج مطابقة لـ «zanzibar»");
  });
});
