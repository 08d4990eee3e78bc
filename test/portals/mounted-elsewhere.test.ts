import { accountLinks, accountPages } from "@usherkit/account-pages";
import { createHandler, createTenant, deliverMail, syncProfiles } from "@usherkit/server";
import { argon2Hasher, loadPortals, serve, type Serving } from "@usherkit/server/node";
import { Hono } from "hono";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pglite, type TestDatabase } from "../support/databases.js";
import { launchBrowser, visit, type Visit } from "./support/browser.js";

const password = "harbour-lantern-27";
const team = "/team/account";

describe("API and account pages, both below paths of the host's own", () => {
  let store: TestDatabase;
  let server: Serving;
  let browser: Browser;
  const visits: Visit[] = [];
  beforeAll(async () => {
    [store, browser] = await Promise.all([pglite.open(), launchBrowser()]);
    const { database } = store;
    const hasher = argon2Hasher();
    await syncProfiles(database, await loadPortals(["examples/registrar"]));
    const ada = { username: "ada", email: "ada@example.com", givenName: "Ada", familyName: "Okafor" };
    await createTenant(
      { database, hasher },
      {
        id: "acme",
        name: "Acme Ltd",
        profileId: "registrar",
        manager: { ...ada, roleIds: ["admin"], password, temporary: true },
      },
    );
    const app = new Hono();
    server = await serve({ handler: app.fetch, port: 0 });
    const links = accountLinks(team);
    const api = createHandler({ database, hasher, publicUrl: server.url, basePath: "/team/people", links });
    const account = accountPages({
      basePath: team,
      baseUrl: "/team/people",
      next: "/team/",
      brand: { accent: "#0b6e4f" },
    });
    app.all("/team/people/*", ({ req }) => api(req.raw));
    app.all(`${team}/*`, ({ req }) => account(req.raw));
    app.get("/team/", (context) => context.html("<!doctype html><title>Team</title><h1>The team</h1>"));
  });
  afterAll(async () => {
    for (const { close } of visits) await close();
    await browser.close();
    await server.close();
    await store.close();
  });

  const comes = async (path: string) => {
    const somebody = await visit(browser, { reducedMotion: "reduce", locale: "en" });
    visits.push(somebody);
    somebody.page.setDefaultTimeout(20_000);
    await somebody.page.goto(server.url + path);
    return somebody;
  };

  it("signs the first manager in, who changes the password and goes on to the host's page", async () => {
    const { page, faults } = await comes(`${team}/sign-in/?tenant=acme`);
    await page.getByLabel("User name").fill("ada");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel(/new password/i).fill("lantern-harbour-72");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "The team" }).waitFor();
    expect(page.url()).toBe(`${server.url}/team/`);
    // Every page of one's own account stands beside, and knows who one is.
    await page.goto(`${server.url}${team}/?tenant=acme`);
    await page.getByRole("main").getByText("Ada Okafor").waitFor();
    const addresses = await page
      .getByRole("main")
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(addresses).toEqual([
      ...["change", "authenticator", "sessions"].map((name) => `${team}/${name}/?tenant=acme`),
      "/team/",
    ]);
    await page.getByRole("link", { name: "Change your password" }).click();
    await page.getByLabel("Present password").waitFor();
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--usher-accent")),
    ).toBe("#0b6e4f");
    expect(faults).toEqual([]);
  });

  it("mails a link that opens the page below that path", async () => {
    const { page, faults } = await comes(`${team}/sign-in/?tenant=acme`);
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.getByRole("textbox").fill("ada");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /mail/i }).waitFor();
    const texts: string[] = [];
    const send = ({ text }: { text: string }) => Promise.resolve(void texts.push(text));
    await deliverMail({ database: store.database, mailer: { send } });
    const link = texts.flatMap((text) => /\S+#token=\S+/.exec(text) ?? [])[0] ?? "";
    expect(link).toMatch(new RegExp(`^${server.url}${team}/set/\\?tenant=acme#token=`));
    await page.goto(link);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel(/new password/i).waitFor();
    expect(faults).toEqual([]);
  });
});
