import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { axeFindings, launchBrowser, visit, type Visit } from "./support/browser.js";
import { removeFolder, startSeededDemo, type RunningDemo } from "./support/demo.js";
import { countMails, linkTo } from "./support/mailbox.js";

const password = "harbour-lantern-27";
const reset = /Set a new password/;

describe("the pages that people use for themselves", () => {
  let demo: RunningDemo;
  let browser: Browser;
  let person: Visit;
  let page: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startSeededDemo(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });
  beforeEach(async () => {
    person = await visit(browser);
    page = person.page;
  });
  afterEach(async () => {
    const { faults } = person;
    await person.close();
    expect(faults).toEqual([]);
  });

  const field = (name: string) => page.getByLabel(name, { exact: true });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const heading = (name: string) => page.getByRole("heading", { name, exact: true }).waitFor();
  const alert = () => page.getByRole("alert").textContent();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  const signIn = async (username: string, secret = password) => {
    await page.goto(`${demo.url}/registrar/`);
    await field("User name or email").fill(username);
    await field("Password").fill(secret);
    await press("Sign in");
  };
  const signedInAs = (name: string) => page.getByRole("banner").getByText(name).waitFor();

  it("sign in: says what is missing and what is wrong, in place, and keeps what was typed", async () => {
    await page.goto(`${demo.url}/registrar/`);
    await press("Sign in");
    expect(await focused()).toBe("username");
    expect(await field("User name or email").getAttribute("aria-invalid")).toBe("true");
    await field("User name or email").fill("ndlamini");
    await press("Sign in");
    expect(await focused()).toBe("password");
    await field("Password").fill("not the password");
    await press("Sign in");
    await expect.poll(alert).toBe("The user name or password is not right.");
    expect(await field("User name or email").inputValue()).toBe("ndlamini");
    await field("Password").fill(password);
    await press("Sign in");
    await signedInAs("Nomvula Dlamini");
    await heading("Users");
    await page.reload();
    await signedInAs("Nomvula Dlamini");
    await page.getByText("Nomvula Dlamini").first().click();
    await press("Sign out");
    await heading("Sign in to Northmark");
  });

  it("tells who is locked so, once the password is right", async () => {
    await signIn("lfontaine");
    await expect.poll(alert).toBe("This account is locked. Ask an Admin of your company to unlock it.");
  });

  it("a welcome link changes nothing when it is opened, sets the password once, and is dead afterwards", async () => {
    const link = await linkTo(demo.url, "m.charbonneau@haldenmedia.example", /Your Northmark account/);
    await page.goto(link);
    await heading("Set your password");
    await page.reload();
    await press("Continue");
    expect(await field("User name").inputValue()).toBe("mcharbonneau");
    await field("New password").fill("short");
    await press("Set password");
    await page.getByText("Use at least 10 characters.").waitFor();
    expect(await field("New password").inputValue()).toBe("short");
    await field("New password").fill("mcharbonneau");
    await press("Set password");
    await page.getByText("Choose a password that is not your user name or email.").waitFor();
    await field("New password").fill("a long and fine secret");
    await press("Set password");
    await heading("Your password is set");
    expect(page.url()).not.toContain("token");
    await page.getByRole("link", { name: "Sign in to Northmark" }).click();
    await field("User name or email").fill("mcharbonneau");
    await field("Password").fill("a long and fine secret");
    await press("Sign in");
    await signedInAs("Marguerite Charbonneau");

    await page.goto(link);
    await press("Continue");
    await heading("This link no longer works");
    await page.getByRole("link", { name: "Ask for a new link" }).click();
    await heading("Forgotten your password?");
  });

  it("a link that lost its token says so", async () => {
    await page.goto(`${demo.url}/account/set/?tenant=halden`);
    await page.getByText("The link is not whole").waitFor();
  });

  it("forgotten: the same words for everybody, a link by mail, and the present password works until then", async () => {
    const ask = async (name: string) => {
      await page.goto(`${demo.url}/account/forgotten/?tenant=halden`);
      await field("User name or email").fill(name);
      await press("Send the link");
      await heading("Look into your mailbox");
      return page.getByRole("main").textContent();
    };
    const address = "declan.gallagher@haldenmedia.example";
    const before = await countMails(demo.url, address, reset);
    expect(await ask("nobody-of-that-name")).toBe(await ask("dgallagher"));
    await signIn("dgallagher");
    await signedInAs("Declan Gallagher");
    await page.goto(await linkTo(demo.url, address, reset, before));
    await press("Continue");
    await field("New password").fill("another fine secret");
    await press("Set password");
    await heading("Your password is set");
    await signIn("dgallagher");
    await expect.poll(alert).toBe("The user name or password is not right.");
    await signIn("dgallagher", "another fine secret");
    await signedInAs("Declan Gallagher");
  });

  it("an expired password is changed at the sign-in, to another one", async () => {
    await signIn("fchowdhury");
    await heading("Choose a new password");
    await field("New password").fill(password);
    await press("Save and continue");
    await page.getByText("Choose a password that differs from the present one.").waitFor();
    await field("New password").fill("harbour-lantern-28");
    await press("Save and continue");
    await signedInAs("Farhana Chowdhury");
  });

  it("whose authenticator was reset enrols again; whoever has one is asked for a code", async () => {
    const code = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate();
    await signIn("zoconnor");
    await heading("Set up your authenticator");
    await page.getByRole("img", { name: "QR code for your authenticator app" }).waitFor();
    const secret = await page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).textContent();
    await field("Code from the app").fill("000000");
    await press("Confirm");
    await page.getByText("This is not right. Try again.").waitFor();
    await field("Code from the app").fill(code(secret ?? ""));
    await press("Confirm");
    await signedInAs("Zoë O’Connor");
    await page.goto(`${demo.url}/account/authenticator/?tenant=halden`);
    await press("Set up an authenticator");
    await heading("You have an authenticator");
  });

  it("asks for a code who has an authenticator", async () => {
    const People = z.array(z.object({ username: z.string(), note: z.nullable(z.string()) }));
    const people = z.parse(People, await (await fetch(`${demo.url}/demo/people.json`)).json());
    const note = people.find(({ username }) => username === "yishikawa")?.note ?? "";
    const secret = /secret ([A-Z2-7]+)/.exec(note)?.[1] ?? "";
    await signIn("yishikawa");
    await heading("Enter your code");
    await field("Code from the app").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await press("Sign in");
    await signedInAs("由紀 石川");
  });

  it("changes the password at will, with the present one", async () => {
    await signIn("wchen");
    await signedInAs("伟 陈");
    await page.goto(`${demo.url}/account/?tenant=halden`);
    await page.getByRole("link", { name: "Change your password" }).click();
    await field("Present password").fill("not the present one");
    await field("New password").fill("a brand new secret");
    await press("Change password");
    await page.getByText("This is not right. Try again.").waitFor();
    expect(await focused()).toBe("currentPassword");
    expect(await field("New password").inputValue()).toBe("a brand new secret");
    await field("Present password").fill(password);
    await press("Change password");
    await heading("Your password was changed");
    await page.goto(`${demo.url}/registrar/`);
    await signedInAs("伟 陈");
  });

  it("sends who isn't signed in to the sign-in and back", async () => {
    await page.goto(`${demo.url}/account/change/?tenant=halden`);
    await heading("Sign in to Northmark");
    await field("User name or email").fill("mkim");
    await field("Password").fill(password);
    await press("Sign in");
    await heading("Change your password");
  });

  it("NF-2 an invitation signs somebody up once; a user name that is taken costs nothing that was typed", async () => {
    const link = await linkTo(demo.url, "noor.devries@haldenmedia.example", /Invitation to/);
    await page.goto(link);
    await heading("Set up your account");
    await field("First name").fill("Noor");
    await field("Last name").fill("de Vries");
    await field("User name").fill("iabreu");
    await field("Password").fill("een lang geheim woord");
    await press("Create account");
    await page.getByText("Somebody has this already.").waitFor();
    expect(await focused()).toBe("username");
    expect(await field("First name").inputValue()).toBe("Noor");
    expect(await field("Password").inputValue()).toBe("een lang geheim woord");
    await field("User name").fill("ndevries");
    await press("Create account");
    await heading("Your account is ready");
    await signIn("ndevries", "een lang geheim woord");
    await signedInAs("Noor de Vries");
    await page.goto(link);
    await heading("This link no longer works");
  });

  it("a session that ends under the editor is begun again above it, and what was typed is still there", async () => {
    await signIn("heriksen");
    await page.getByRole("button", { name: "Federica Bianchi", exact: true }).first().click();
    await field("First name").fill("Fede");
    await page.context().clearCookies();
    await press("Save changes");
    const again = page.getByRole("dialog", { name: "Sign in again" });
    expect(await again.getByLabel("User name or email").inputValue()).toBe("heriksen");
    await again.getByLabel("Password", { exact: true }).fill(password);
    await again.getByRole("button", { name: "Sign in", exact: true }).click();
    await again.waitFor({ state: "detached" });
    expect(await field("First name").inputValue()).toBe("Fede");
    await press("Save changes");
    await page.getByRole("button", { name: "Fede Bianchi", exact: true }).first().waitFor();
  });

  it("says so where the address names no portal", async () => {
    await page.goto(`${demo.url}/account/sign-in/?tenant=nowhere`);
    await page.getByText("This address names no portal.").waitFor();
  });
});

describe("the demo's pages and axe", () => {
  let demo: RunningDemo;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startSeededDemo(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });

  const looks = [
    { colorScheme: "light", viewport: { width: 1280, height: 900 } },
    { colorScheme: "dark", viewport: { width: 360, height: 780 } },
  ] as const;
  it.each(looks)("0 findings of any level, $colorScheme at $viewport.width", async (look) => {
    const { page, faults, close } = await visit(browser, look);
    const found: string[] = [];
    const check = async (name: string) => {
      const findings = await axeFindings(page);
      found.push(...findings.map((finding) => `${name}: ${finding}`));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) found.push(`${name}: ${overflow} px wider than the window`);
    };
    for (const path of [
      "/",
      "/mailbox/",
      "/registrar/",
      "/account/forgotten/",
      "/account/set/#token=x",
      "/account/set/",
    ]) {
      const [pathname = "", fragment = ""] = path.split("#");
      const query = pathname.startsWith("/account/") ? "?tenant=halden" : "";
      await page.goto(`${demo.url}${pathname}${query}${fragment ? `#${fragment}` : ""}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator("[aria-busy]").waitFor({ state: "detached" });
      await check(path);
    }
    await page.goto(`${demo.url}/registrar/`);
    await page.getByLabel("User name or email").fill("heriksen");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Users", exact: true }).waitFor();
    for (const path of [
      "/registrar/help/",
      "/registrar/dns/",
      "/registrar/nowhere/",
      "/account/",
      "/account/change/",
      "/account/authenticator/",
    ]) {
      await page.goto(`${demo.url}${path}?tenant=halden`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await check(path);
    }
    await page.getByRole("button", { name: "Set up an authenticator" }).click();
    await page.getByRole("img", { name: "QR code" }).waitFor();
    await check("enrolment");
    await close();
    expect(faults).toEqual([]);
    expect(found).toEqual([]);
  });
});
