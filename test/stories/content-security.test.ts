import { readdir, readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import {
  createHandler,
  createTenant,
  migrate,
  openDatabase,
  pglitePool,
  syncProfiles,
  type Handler,
} from "@usherkit/server";
import { argon2Hasher, serve, type Serving } from "@usherkit/server/node";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, visit, type Visit } from "../portals/support/browser.js";
import { password, registrarProfile } from "../support/portal.js";

const bundles = new URL("../../packages/elements/dist/", import.meta.url);

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'none'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "report-uri /reports",
].join("; ");

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A strict host</title>
<script type="module" src="/usherkit.js"></script></head><body><main><h1>Users</h1>
<user-table base-url="/v1"></user-table><pending-invites base-url="/v1"></pending-invites></main></body></html>`;

/** A bare page, the bundle as it is published, and the real handler, all of one origin. */
const startHost = async () => {
  const database = openDatabase(pglitePool(await PGlite.create({ extensions: { pg_trgm } })));
  await migrate(database);
  const profile = registrarProfile();
  await syncProfiles(database, [profile]);
  const hasher = argon2Hasher();
  const manager = {
    username: "ndlamini",
    email: "nomvula.dlamini@haldenmedia.example",
    givenName: "Nomvula",
    familyName: "Dlamini",
    password,
    roleIds: ["admin"],
  };
  await createTenant({ database, hasher }, { id: "halden", name: "Halden Media", profileId: profile.id, manager });
  const scripts = new Map<string, string>(
    await Promise.all(
      (await readdir(bundles))
        .filter((name) => name.endsWith(".js"))
        .map(async (name) => [`/${name}`, await readFile(new URL(name, bundles), "utf8")] as const),
    ),
  );
  const reports: string[] = [];
  const api: { handler?: Handler } = {};
  const server: Serving = await serve({
    port: 0,
    handler: async (request) => {
      const { pathname } = new URL(request.url);
      const script = scripts.get(pathname);
      if (script !== undefined) return new Response(script, { headers: { "Content-Type": "text/javascript" } });
      if (pathname === "/reports") {
        reports.push(await request.text());
        return new Response(null, { status: 204 });
      }
      if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
      if (pathname.startsWith("/v1") && api.handler) return api.handler(request);
      return new Response(html, { headers: { "Content-Type": "text/html", "Content-Security-Policy": policy } });
    },
  });
  const url = `http://localhost:${String(server.port)}`;
  api.handler = createHandler({ database, hasher, publicUrl: url });
  return {
    url,
    reports,
    close: async () => {
      await server.close();
      await database.destroy();
    },
  };
};

const signIn = async (page: Page): Promise<void> => {
  const status = await page.evaluate(async (secret) => {
    const call = (path: string, body: unknown) =>
      fetch(`/v1${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Usherkit": "1" },
        body: JSON.stringify(body),
      });
    const answer = await call("/sign-in", { tenant: "halden", username: "ndlamini", password: secret });
    for (const [username, givenName, familyName] of [
      ["iabreu", "Inês", "Abreu"],
      ["lfontaine", "Lucie", "Fontaine"],
    ])
      await call("/users", {
        username,
        givenName,
        familyName,
        email: `${String(username)}@haldenmedia.example`,
        roleIds: ["billing"],
      });
    return answer.status;
  }, password);
  expect(status).toBe(200);
};

describe("the published bundle under a policy that allows no style and no string as script", () => {
  let host: Awaited<ReturnType<typeof startHost>>;
  let browser: Browser;
  let person: Visit;
  const complaints: string[] = [];
  beforeAll(async () => {
    [host, browser] = await Promise.all([startHost(), launchBrowser()]);
    person = await visit(browser, { viewport: { width: 1280, height: 900 } });
    person.page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await person.page.goto(host.url);
    await signIn(person.page);
    complaints.length = 0;
    await person.page.goto(host.url);
  });
  afterAll(async () => {
    await person.close();
    await browser.close();
    await host.close();
  });

  it("does a manager's whole work with 0 reports and no error", async () => {
    const { page } = person;
    const table = page.locator("user-table");
    const button = (name: string | RegExp) => table.getByRole("button", { name, exact: typeof name === "string" });

    await button("Inês Abreu").waitFor();
    await table.getByRole("searchbox").fill("fontaine");
    await button("Inês Abreu").waitFor({ state: "detached" });
    await button("Clear search").click();
    await button("Inês Abreu").waitFor();

    await button("Status Any").click();
    await table.getByRole("menuitemcheckbox", { name: "Provisioned" }).click();
    await page.keyboard.press("Escape");
    await table.getByText("Status: Provisioned").waitFor();

    await button("Delete Lucie Fontaine").click();
    const question = table.getByRole("alertdialog");
    await question.getByRole("button", { name: "Delete user" }).click();
    await table.getByText("Lucie Fontaine deleted").waitFor();

    await table.getByRole("checkbox", { name: "Select Inês Abreu" }).check();
    await table.getByRole("toolbar", { name: "Selected users" }).waitFor();
    await button("Clear the selection").click();

    await button("Inês Abreu").click();
    const editor = table.locator("user-editor");
    await editor.getByRole("textbox", { name: "Last name" }).fill("Abreu Lopes");
    await editor.getByRole("button", { name: "Save changes" }).click();
    await button("Inês Abreu Lopes").waitFor();

    await button("Invite").click();
    const form = table.locator("invite-form");
    await form.getByRole("textbox", { name: "Email addresses" }).fill("casey@haldenmedia.example, nobody@nowhere,");
    await form.getByRole("radio", { name: "Billing" }).check();
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    await form.getByRole("button", { name: "Done" }).click();

    const invites = page.locator("pending-invites");
    await invites.getByRole("button", { name: "Revoke the invite to casey@haldenmedia.example" }).click();
    await invites.getByRole("alertdialog").getByRole("button", { name: "Revoke invite" }).click();
    await invites.getByRole("table", { name: "Pending invites" }).getByText("Revoked").waitFor();

    await page.setViewportSize({ width: 360, height: 800 });
    await button("Actions for Inês Abreu Lopes").click();
    await table.getByRole("menu").waitFor();

    // Styled, although the page may have no style: the sheets are adopted.
    const radius = await button("Add user").evaluate((element) => getComputedStyle(element).borderRadius);
    expect(radius).toBe("6px");
    expect(person.faults).toEqual([]);
    expect(host.reports).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("would have told: a style attribute and a string as HTML are both reported", async () => {
    const { page } = person;
    await page.evaluate(() => {
      document.body.setAttribute("style", "color: red");
      try {
        document.body.innerHTML = "<p>";
      } catch {
        // Trusted Types throw, and report.
      }
    });
    await expect.poll(() => person.faults.join("\n")).toMatch(/style-src-attr[^]*require-trusted-types-for/);
    await expect.poll(() => host.reports.length).toBe(2);
  });
});
