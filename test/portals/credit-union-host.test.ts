import { User, UserWithCredential } from "@usherkit/contract";
import type { Browser, Page } from "playwright-core";
import * as z from "zod/mini";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createHost } from "../../examples/credit-union/src/host.js";
import { ledger } from "../../examples/credit-union/src/ledger.js";
import { launchBrowser, visit, type Visit } from "./support/browser.js";
import { openHost, secret, type HostStage } from "./support/host-stage.js";

const items = ledger.map(({ id, name, number }) => ({ id, name: `${name} …${number}` }));

describe("Tidewater's own server", () => {
  let bank: HostStage;
  let browser: Browser;
  let visits: Visit[] = [];

  beforeAll(async () => {
    [bank, browser] = await Promise.all([
      openHost({
        portal: "credit-union",
        program: { createHost },
        tenantId: "tidewater-supply",
        tenantName: "Tidewater Supply",
        manager: {
          username: "blindqvist",
          email: "b.lindqvist@tidewatersupply.example",
          givenName: "Beatrix",
          familyName: "Lindqvist",
          roleIds: ["primary_contact"],
        },
        accounts: { level: "full", items },
      }),
      launchBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await bank.close();
  });
  afterEach(async () => {
    const ended = visits;
    visits = [];
    for (const { close } of ended) await close();
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });

  const open = async (path = "/"): Promise<Page> => {
    const somebody = await visit(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    visits.push(somebody);
    somebody.page.setDefaultTimeout(15_000);
    await somebody.page.goto(`${bank.url}${path}`);
    return somebody.page;
  };
  const type = async (page: Page, username: string, pac: string): Promise<void> => {
    await page.getByLabel("User name").fill(username);
    await page.getByLabel("Personal Access Code (PAC)").fill(pac);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

  /** A new user, with the temporary PAC that the manager was shown. */
  const addUser = async (username: string, roleId = "user") => {
    const token = await bank.signIn("blindqvist");
    const body = {
      username,
      email: `${username}@tidewatersupply.example`,
      givenName: "Ruth",
      familyName: username,
      roleIds: [roleId],
    };
    const answer = await bank.call("POST", "/users", { token, body });
    const { user, temporaryPassword } = z.parse(UserWithCredential, await answer.json());
    return { user, pac: temporaryPassword ?? "" };
  };
  /** One who has chosen a PAC of their own already. */
  const addMember = async (username: string, roleId?: string) => {
    const { user, pac } = await addUser(username, roleId);
    const token = await bank.signIn(username, pac);
    expect((await bank.call("POST", "/credentials", { token, body: { password: secret } })).status).toBe(200);
    const manager = await bank.signIn("blindqvist");
    return z.parse(User, await (await bank.call("GET", `/users/${user.id}`, { token: manager })).json());
  };

  it("asks a stranger to sign in, and brings them back to the page that they wanted", async () => {
    const page = await open("/users");
    await heading(page, "Sign in to online banking");
    await type(page, "blindqvist", secret);
    await heading(page, "Manage Users");
    expect(page.url()).toBe(`${bank.url}/users`);
    await page.getByRole("rowheader", { name: /Beatrix Lindqvist/ }).waitFor();
  });

  it("keeps an id in a cookie that no script reads, and never a token of ours", async () => {
    const page = await open();
    await type(page, "blindqvist", secret);
    await heading(page, "Accounts");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, sameSite, path }) => ({ name, httpOnly, sameSite, path }))).toEqual([
      { name: "tidewater_session", httpOnly: true, sameSite: "Lax", path: "/credit-union" },
      // By it the API knows the browser of an earlier sign-in; it opens nothing.
      { name: "usher_device", httpOnly: true, sameSite: "Lax", path: "/" },
    ]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await heading(page, "Sign in to online banking");
    await page.context().addCookies(cookies);
    await page.goto(`${bank.url}/`);
    await heading(page, "Sign in to online banking");
  });

  it("CU-6: opens nothing to a temporary PAC until it is changed, and everything then", async () => {
    const { pac } = await addUser("rtemporary");
    const page = await open("/users");
    await type(page, "rtemporary", pac);
    await heading(page, "Choose a new PAC");
    for (const path of ["/", "/users"]) {
      await page.goto(`${bank.url}${path}`);
      await heading(page, "Choose a new PAC");
    }
    expect(await page.evaluate(async () => (await fetch("/credit-union/v1/session")).status)).toBe(401);

    const choose = async (first: string, second = first) => {
      await page.getByLabel("New PAC", { exact: true }).fill(first);
      await page.getByLabel("New PAC, once more").fill(second);
      await page.getByRole("button", { name: "Save and continue" }).click();
    };
    await choose("short");
    await page.getByText("Use at least 8 characters.").waitFor();
    await choose("harbour-lantern-31", "harbour-lantern-32");
    await page.getByText("The two are not the same.").waitFor();
    await choose(pac);
    await page.getByText("Choose a PAC that differs from the present one.").waitFor();
    await choose("harbour-lantern-31");
    await heading(page, "Accounts");
  });

  it("CU-8: tells everybody alike whom to ask who has forgotten the PAC, and nothing about who exists", async () => {
    const page = await open("/sign-in");
    await page.getByRole("link", { name: "Forgotten your PAC?" }).click();
    await heading(page, "Forgotten your PAC?");
    const main = await page.getByRole("main").innerText();
    expect(main).toContain("Primary Contact or Company Administrator.");
    expect(main).toContain("Member Service Center");
    expect(main).toContain("please call the Member Service Center");
    const { support } = z.parse(
      z.object({ support: z.object({ phones: z.array(z.object({ label: z.string(), number: z.string() })) }) }),
      await (await bank.call("GET", "/profile?tenant=tidewater-supply")).json(),
    );
    expect(support.phones).toHaveLength(2);
    for (const { label, number } of support.phones) {
      const line = page.getByRole("listitem").filter({ has: page.getByText(label, { exact: true }) });
      await line.getByRole("link", { name: number, exact: true }).waitFor();
    }

    const asStranger = await (await fetch(`${bank.url}/forgotten`)).text();
    await page.goto(`${bank.url}/sign-in`);
    await type(page, "blindqvist", secret);
    await heading(page, "Accounts");
    const asMember = await page.evaluate(async () => (await fetch("/credit-union/forgotten")).text());
    expect(asMember).toBe(asStranger);
    expect(await page.getByRole("textbox").count()).toBe(0);
  });

  it("CU-4, CU-5: says that access is inactive or locked, to who has the right PAC, and to nobody else", async () => {
    const inactive = await addMember("rinactive");
    await addMember("rlocked");
    const token = await bank.signIn("blindqvist");
    await bank.call("POST", `/users/${inactive.id}/deactivate`, { token, body: {} });
    for (let tries = 0; tries < 5; tries += 1)
      await bank.call("POST", "/sign-in", {
        body: { tenant: "tidewater-supply", username: "rlocked", password: "not it" },
      });
    const page = await open("/sign-in");
    const told = async (username: string, pac: string) => {
      await type(page, username, pac);
      return page.getByRole("alert").innerText();
    };
    expect(await told("rinactive", secret)).toMatch(/Inactive.*(Primary Contact|Company Administrator)/);
    expect(await told("rlocked", secret)).toMatch(/locked.*(Primary Contact|Company Administrator)/);
    const wrong = await told("rinactive", "not it");
    expect(await told("rlocked", "not it")).toBe(wrong);
    expect(await told("nobody-at-all", "not it")).toBe(wrong);
    expect(await page.getByLabel("User name").inputValue()).toBe("nobody-at-all");
  });

  it("CU-3: shows the accounts and services that were granted, and no other, as soon as they are", async () => {
    const { id, version } = await addMember("rgrants");
    const page = await open();
    await type(page, "rgrants", secret);
    await page.getByText("No account is open to you yet.").waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Manage Users" }).count()).toBe(0);

    const token = await bank.signIn("blindqvist");
    const granted = await bank.call("PUT", `/users/${id}/accounts`, {
      token,
      version,
      body: {
        accounts: [
          { id: "operating", level: "transfer" },
          { id: "visa", level: "view" },
        ],
      },
    });
    const user = z.parse(z.object({ version: z.number() }), await granted.json());
    await bank.call("PUT", `/users/${id}/features`, { token, version: user.version, body: { featureIds: ["wires"] } });

    await page.reload();
    await page.getByRole("row", { name: "Operating checking …4821 View and transfer $48,210.37" }).waitFor();
    await page.getByRole("row", { name: "Business Visa …9034 View only -$3,907.16" }).waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(2);
    expect(await page.content()).not.toContain("Money market");
    await page.getByRole("main").getByRole("link", { name: "Wire transfers" }).click();
    await heading(page, "Wire transfers");
    await page.goto(`${bank.url}/features/payroll`);
    await heading(page, "Not in your access");
    await page.goto(`${bank.url}/accounts/operating`);
    await page.getByRole("row", { name: /Harrow Marine Fuel/ }).waitFor();
    const closed = await page.goto(`${bank.url}/accounts/savings`);
    const unknown = await page.request.get(`${bank.url}/accounts/never-was`);
    expect([closed?.status(), await closed?.text()]).toEqual([unknown.status(), await unknown.text()]);
  });

  it("CU-1: offers Manage Users to managers, and refuses a User who types the address", async () => {
    await addMember("rplain");
    const page = await open("/users");
    await type(page, "rplain", secret);
    await heading(page, "Manage Users");
    await page.getByText("You do not have access to this feature.").waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Manage Users" }).count()).toBe(0);
    expect(await page.evaluate(async () => (await fetch("/credit-union/v1/users")).status)).toBe(403);
  });

  it("ends the session when the PAC is reset, and says so in the page without losing it", async () => {
    const { id } = await addMember("radmin", "company_administrator");
    const page = await open("/users");
    await type(page, "radmin", secret);
    await page.getByRole("rowheader", { name: /Beatrix Lindqvist/ }).waitFor();
    // In the middle of a form, which is open over the page: what is offered stands above it.
    await page.getByRole("button", { name: "Add User" }).click();
    const form = page.getByRole("dialog", { name: "Add User" });
    await form.getByLabel("First name").fill("Half");
    for (const [label, value] of [
      ["Last name", "Typed"],
      ["User name", "htyped"],
      ["Email", "half.typed@tidewater.example"],
    ] as const)
      await form.getByLabel(label).fill(value);
    await form.getByRole("radio", { name: /^User/ }).check();
    const token = await bank.signIn("blindqvist");
    expect((await bank.call("POST", `/users/${id}/temporary-password`, { token, body: {} })).status).toBe(200);
    await form.getByRole("button", { name: "Add User" }).click();
    const ended = page.getByRole("dialog", { name: "Your session has ended" });
    const beside = page.context().waitForEvent("page");
    await ended.getByRole("link", { name: "Sign in again" }).click();
    await heading(await beside, "Sign in to online banking");
    await ended.getByRole("button", { name: "Not now" }).click();
    expect(await form.getByLabel("First name").inputValue()).toBe("Half");
    await page.goto(`${bank.url}/`);
    await heading(page, "Sign in to online banking");
  });

  it("offers a fresh sign-in above the form where one is needed, and keeps it", async () => {
    const { id } = await addMember("rfresh", "company_administrator");
    const page = await open("/users");
    await type(page, "rfresh", secret);
    await page.getByRole("button", { name: "Edit: Ruth rfresh", exact: true }).click();
    const form = page.getByRole("dialog", { name: "Ruth rfresh" });
    await form.getByLabel("Email").fill("moved@tidewater.example");
    bank.pass(16 * 60_000);
    await form.getByRole("button", { name: "Save changes" }).click();
    const again = page.getByRole("dialog", { name: "This needs a fresh sign-in" });
    const opened = page.context().waitForEvent("page");
    await again.getByRole("link", { name: "Sign in again" }).click();
    const beside = await opened;
    await heading(beside, "Sign in to online banking");
    await type(beside, "rfresh", secret);
    await heading(beside, "Accounts");
    // What the browser tells a page that is looked at again.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await again.waitFor({ state: "hidden" });
    await form.getByRole("button", { name: "Save changes" }).click();
    await form.waitFor({ state: "hidden" });
    const token = await bank.signIn("blindqvist");
    const moved = z.parse(User, await (await bank.call("GET", `/users/${id}`, { token })).json());
    expect(moved.email).toBe("moved@tidewater.example");
  });

  it("changes nothing for another site's page, cookie or not", async () => {
    const page = await open();
    await type(page, "blindqvist", secret);
    await heading(page, "Accounts");
    const [cookie] = await page.context().cookies();
    const headers = { Cookie: `tidewater_session=${cookie?.value}`, Origin: "https://elsewhere.example" };
    const form = new URLSearchParams({ username: "blindqvist", pac: secret });
    for (const site of ["cross-site", "same-site", "none"])
      for (const path of ["/sign-in", "/sign-out", "/v1/users"]) {
        const answer = await fetch(`${bank.url}${path}`, {
          method: "POST",
          headers: { ...headers, "Sec-Fetch-Site": site },
          body: form,
          redirect: "manual",
        });
        expect([path, site, answer.status]).toEqual([path, site, 403]);
      }
    await page.reload();
    await heading(page, "Accounts");
  });

  it("serves each page under the strict policy, with nothing inline", async () => {
    const answer = await fetch(`${bank.url}/sign-in`);
    const policy = answer.headers.get("Content-Security-Policy")?.split("; ");
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
      ]),
    );
    const page = await open();
    await type(page, "blindqvist", secret);
    for (const path of ["/", "/users", "/accounts/operating", "/features/wires", "/forgotten", "/pac", "/nowhere"]) {
      await page.goto(`${bank.url}${path}`);
      expect([path, await page.locator("[style], style, script:not([src]), [onclick]").count()]).toEqual([path, 0]);
    }
  });

  it("puts what people typed into its pages as words", async () => {
    const page = await open("/sign-in");
    await type(page, `"><img src=x onerror=alert(1)>`, "no");
    await page.getByRole("alert").waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.getByLabel("User name").inputValue()).toBe(`"><img src=x onerror=alert(1)>`);
  });
});
