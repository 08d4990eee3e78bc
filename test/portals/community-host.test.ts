import { User } from "@usherkit/contract";
import { serve, type Serving } from "@usherkit/server/node";
import type { BrowserContext, Page } from "playwright-core";
import * as z from "zod/mini";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createHost, portVariable } from "../../examples/community/src/host.js";
import { launchProfile, watchFaults } from "./support/browser.js";
import { openHost, secret, type HostStage } from "./support/host-stage.js";

const Users = z.object({ items: z.array(User) });
const minute = 60_000;

/** In a page: what a fetch comes to, as a script of that page sees it. */
const tryFetch = (page: Page, url: string, init: RequestInit): Promise<string> =>
  page.evaluate(
    async ([address, options]) => {
      try {
        const answer = await fetch(address, options);
        return `${answer.type} ${answer.status} ${await answer.text()}`;
      } catch (error) {
        return `refused: ${error instanceof Error ? error.name : String(error)}`;
      }
    },
    [url, init] as const,
  );

describe("Tallisworks Support, on another origin than the API", () => {
  let portal: HostStage;
  /** Of a person who has set their browser to block third-party cookies. */
  let profile: Awaited<ReturnType<typeof launchProfile>>;
  let faults: string[];
  const strangers: Serving[] = [];

  beforeAll(async () => {
    [portal, profile] = await Promise.all([
      openHost({
        portal: "community",
        program: { createHost, portVariable },
        tenantId: "tallisworks",
        tenantName: "Tallisworks",
        manager: {
          username: "abrandt",
          email: "a.brandt@tallisworks.example",
          givenName: "Anneliese",
          familyName: "Brandt",
          roleIds: ["super_user"],
        },
      }),
      launchProfile({ blocksThirdPartyCookies: true }),
    ]);
    faults = await watchFaults(profile.context);
    profile.context.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await profile.close();
    for (const stranger of strangers) await stranger.close();
    await portal.close();
  });
  afterEach(async () => {
    for (const page of profile.context.pages()) await page.close();
    await profile.context.clearCookies();
    expect(faults.splice(0)).toEqual([]);
  });

  const signIn = async (username: string, password = secret): Promise<Page> => {
    const page = await profile.context.newPage();
    await page.goto(`${portal.url}/`);
    await page.getByLabel("User name or email").fill(username);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    return page;
  };
  /** Somebody who was invited and has signed up. */
  const addMember = async (username: string, givenName: string): Promise<User> => {
    const token = await portal.signIn("abrandt");
    const email = `${username}@tallisworks.example`;
    const body = { givenName, familyName: "Thorsen", emails: [email], roleIds: [] };
    expect((await portal.call("POST", "/invitations", { token, body })).status).toBeLessThan(300);
    const signUp = { token: await portal.mailedToken(email), username, givenName, familyName: "Thorsen" };
    const signedUp = await portal.call("POST", "/sign-up", { body: { ...signUp, password: secret } });
    expect(await signedUp.text()).toContain(email);
    const { items } = z.parse(Users, await (await portal.call("GET", "/users", { token })).json());
    const user = items.find((each) => each.username === username);
    if (!user) throw new Error(`${username} is not there.`);
    return user;
  };
  /** A page of somebody else's site, which the API doesn't list. */
  const stranger = async (host: "localhost" | "127.0.0.1"): Promise<Page> => {
    const page = () => new Response("<!doctype html><p>Hello", { headers: { "Content-Type": "text/html" } });
    const server = await serve({ port: 0, handler: page });
    strangers.push(server);
    const opened = await profile.context.newPage();
    await opened.goto(`http://${host}:${server.port}/`);
    return opened;
  };
  /** Signed in at the API's own origin, as after a visit to its account pages: its cookie is there. */
  const signInAtApi = async (context: BrowserContext): Promise<void> => {
    const answer = await context.request.post(`${portal.apiUrl}/v1/sign-in`, {
      data: { tenant: "tallisworks", username: "abrandt", password: secret },
    });
    expect(answer.status()).toBe(200);
    const cookies = await context.cookies(portal.apiUrl);
    expect(cookies.map(({ name }) => name)).toContain("usher_session");
  };
  /** Whether the API gets a cookie that a page of the portal may well send: one made for other sites. */
  const sendsCookies = async (context: BrowserContext): Promise<boolean> => {
    await context.addCookies([
      { name: "probe", value: "1", domain: "localhost", path: "/", sameSite: "None", secure: true },
    ]);
    const page = await context.newPage();
    await page.goto(`${portal.url}/sign-in`);
    const before = portal.received.length;
    await tryFetch(page, `${portal.apiUrl}/v1/healthz`, { credentials: "include", mode: "no-cors" });
    const [request] = portal.received.slice(before);
    expect(request?.path).toBe("/v1/healthz");
    await page.close();
    return request?.headers.get("Cookie")?.includes("probe=1") ?? false;
  };

  it("shows the company's contacts though third-party cookies are blocked, and sends the API none", async () => {
    const open = await launchProfile({ blocksThirdPartyCookies: false });
    try {
      expect(await sendsCookies(open.context)).toBe(true);
    } finally {
      await open.close();
    }
    expect(await sendsCookies(profile.context)).toBe(false);

    await signInAtApi(profile.context);
    const before = portal.received.length;
    const page = await signIn("abrandt");
    await page.getByText("My Tallisworks", { exact: true }).click();
    await page.getByRole("link", { name: "My Profile" }).click();
    await page.getByRole("main").getByRole("link", { name: "Manage Users" }).first().click();
    await page.getByRole("rowheader", { name: /Anneliese Brandt/ }).waitFor();

    const fromPage = portal.received.slice(before).filter(({ headers }) => headers.has("Origin"));
    expect(fromPage.some(({ path }) => path.startsWith("/v1/users"))).toBe(true);
    for (const { method, headers } of portal.received.slice(before)) {
      expect(headers.get("Cookie")).toBeNull();
      if (headers.has("Origin") && method !== "OPTIONS") expect(headers.get("Authorization")).toMatch(/^Bearer /);
    }
    expect(await page.evaluate(() => document.cookie)).toBe("");
  });

  it("CO-6: shows a Super User all cases of the account, and others their own and no Manage Users", async () => {
    await addMember("bthorsen", "Birgitte");
    const manager = await signIn("abrandt");
    await manager.getByRole("heading", { name: "All cases of Tallisworks" }).waitFor();
    await manager.getByRole("rowheader").nth(4).waitFor();
    await manager.getByRole("row", { name: /Kofi Mensah-Boateng/ }).waitFor();
    await manager.getByText("My Tallisworks", { exact: true }).click();
    await manager.getByRole("button", { name: "Sign out" }).click();

    const page = await signIn("bthorsen@tallisworks.example");
    await page.getByRole("row", { name: /#20397/ }).waitFor();
    await page.getByRole("heading", { name: "Your cases" }).waitFor();
    expect(await page.getByRole("rowheader").allInnerTexts()).toEqual(["#20397", "#20344"]);
    await page.getByLabel("What is it about?").fill("<b>Coolant</b> runs low");
    await page.getByRole("button", { name: "Raise a case" }).click();
    await page.getByText("Case #20419 is raised.").waitFor();
    await page.getByRole("row", { name: "#20419 <b>Coolant</b> runs low" }).waitFor();
    await page.goto(`${portal.url}/users`);
    await page.getByText("You do not have access to this feature.").waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(0);
  });

  it("CO-4: says 'You are not a member of an Account' to who is switched off, at the form and at the sign-in", async () => {
    const { id } = await addMember("gmontoya", "Graciela");
    const page = await signIn("gmontoya");
    await page.getByRole("row", { name: /#20290/ }).waitFor();
    const token = await portal.signIn("abrandt");
    expect((await portal.call("POST", `/users/${id}/deactivate`, { token, body: {} })).status).toBe(200);

    await page.getByLabel("What is it about?").fill("The spindle again");
    await page.getByRole("button", { name: "Raise a case" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("You are not a member of an Account");
    expect(await page.getByLabel("What is it about?").inputValue()).toBe("The spindle again");
    const direct = await tryFetch(page, `${portal.url}/cases`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "subject=Around+the+form",
    });
    expect(direct).toMatch(/^basic 403 .*You are not a member of an Account/);
    for (const path of ["cases", "community", "profile", "users"]) {
      const answer = await page.goto(`${portal.url}/${path}`);
      expect([path, answer?.status(), await page.getByRole("alert").innerText()]).toEqual([
        path,
        403,
        "You are not a member of an Account",
      ]);
      // Nothing of the page itself is there.
      expect(await page.locator("main").innerText()).not.toMatch(/Spindle warm-up|Signed in as|Raise a case/);
    }

    await profile.context.clearCookies();
    const again = await signIn("gmontoya");
    expect(await again.getByRole("alert").innerText()).toBe("You are not a member of an Account");
    const wrong = await signIn("gmontoya", "not it");
    expect(await wrong.getByRole("alert").innerText()).toBe("The user name or password is not right.");
  });

  it("gives an origin that isn't listed nothing to read and nothing to change, token or cookie", async () => {
    const user = await addMember("kdoukas", "Kyriakos");
    const token = await portal.signIn("abrandt");
    await signInAtApi(profile.context);
    const authorization = { Authorization: `Bearer ${token}` };
    const body = { method: "POST", body: "{}" };
    const off = `${portal.apiUrl}/v1/users/${user.id}/deactivate`;
    // Of another site, and of the same site as the API: there its cookie goes along.
    for (const host of ["127.0.0.1", "localhost"] as const) {
      const page = await stranger(host);
      const session = `${portal.apiUrl}/v1/session`;
      const before = portal.received.length;
      for (const init of [{ headers: authorization }, { credentials: "include" }, {}] satisfies RequestInit[])
        expect(await tryFetch(page, session, init)).toBe("refused: TypeError");
      const json = { ...authorization, "Content-Type": "application/json" };
      expect(await tryFetch(page, off, { ...body, headers: json })).toBe("refused: TypeError");
      const mark = { "X-Usherkit": "1" };
      expect(await tryFetch(page, off, { ...body, headers: mark, credentials: "include" })).toBe("refused: TypeError");
      // Sent without a question before, as a form would be: it arrives, and is refused.
      for (const mode of ["cors", "no-cors"] as const) {
        const seen = await tryFetch(page, off, { ...body, mode, credentials: "include" });
        expect(seen).toBe(mode === "cors" ? "refused: TypeError" : "opaque 0 ");
      }
      const came = portal.received.slice(before);
      expect(came.filter(({ path, method }) => path.endsWith("/deactivate") && method === "POST")).toHaveLength(2);
      expect(came.some(({ headers }) => headers.has("Authorization"))).toBe(false);
      expect(came.some(({ headers }) => headers.get("Cookie")?.includes("usher_session"))).toBe(host === "localhost");
      await page.close();
    }
    const after = z.parse(User, await (await portal.call("GET", `/users/${user.id}`, { token })).json());
    expect([after.active, after.version]).toEqual([true, user.version]);

    const page = await stranger("127.0.0.1");
    const asked = await tryFetch(page, `${portal.url}/session-token`, { method: "POST", credentials: "include" });
    expect(asked).toBe("refused: TypeError");
  });

  it("renews a token older than fifteen minutes once, for twenty calls at the same moment", async () => {
    const page = await signIn("abrandt");
    await page.getByRole("rowheader").first().waitFor();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url() === `${portal.url}/session-token`) asked.push(request.method());
    });
    // As text, because it imports what the page has imported.
    const callAll = () =>
      page.evaluate(`(async () => {
        const { client } = await import("/client.js");
        const calls = Array.from({ length: 20 }, (_, index) =>
          index % 2 === 0 ? client.session.get() : client.users.list({ limit: 5 }),
        );
        const outcomes = await Promise.allSettled(calls);
        return outcomes.filter(({ status }) => status === "fulfilled").length;
      })()`);
    expect([await callAll(), asked]).toEqual([20, []]);
    portal.pass(16 * minute);
    const before = portal.received.length;
    expect(await callAll()).toBe(20);
    expect(asked).toEqual(["POST"]);
    const tokens = portal.received
      .slice(before)
      .filter(({ headers, method }) => headers.has("Origin") && method !== "OPTIONS")
      .map(({ headers }) => headers.get("Authorization"));
    expect(new Set(tokens).size).toBe(2);
    expect([await callAll(), asked]).toEqual([20, ["POST"]]);
  });

  it("offers a fresh sign-in above the page, and then asks for another token", async () => {
    const page = await signIn("abrandt");
    await page.goto(`${portal.url}/users`);
    await page.getByRole("rowheader").first().waitFor();
    // No rule of this portal asks for one: what an element says then is said in its place.
    await page.getByRole("table").evaluate((table) => {
      const asked = new CustomEvent("sign-in-required", {
        bubbles: true,
        composed: true,
        detail: { reason: "step_up" },
      });
      table.dispatchEvent(asked);
    });
    const again = page.getByRole("dialog", { name: "This needs a fresh sign-in" });
    const opened = profile.context.waitForEvent("page");
    await again.getByRole("link", { name: "Sign in again" }).click();
    const beside = await opened;
    await beside.getByLabel("User name or email").fill("abrandt");
    await beside.getByLabel("Password").fill(secret);
    await beside.getByRole("button", { name: "Sign in" }).click();
    await beside.waitForURL(`${portal.url}/users`);
    const asking = page.waitForRequest(`${portal.url}/session-token`);
    // What the browser tells a page that is looked at again.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await asking;
    await again.waitFor({ state: "hidden" });
    await page.getByRole("rowheader").first().waitFor();
  });

  it("keeps its secret key in its server, and lets no other site ask for a token", async () => {
    const page = await signIn("abrandt");
    await page.getByRole("rowheader").first().waitFor();
    for (const path of ["/cases", "/users", "/client.js", "/cases.json"])
      expect(await (await page.request.get(portal.url + path)).text()).not.toContain("uk_");
    const answer = await fetch(`${portal.url}/session-token`, {
      method: "POST",
      headers: { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" },
    });
    expect(answer.status).toBe(403);
    expect(
      (await fetch(`${portal.url}/session-token`, { method: "POST", headers: { Origin: portal.url } })).status,
    ).toBe(401);
  });
});
