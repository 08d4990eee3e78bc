import { User } from "@usherkit/contract";
import * as z from "zod/mini";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHost, portVariable } from "../../examples/community/src/host.js";
import { openHost, secret, type HostStage } from "./support/host-stage.js";

const Users = z.object({ items: z.array(User) });
const Refused = z.object({ code: z.string(), text: z.string() });
const username = "kmensah";
const email = "k.mensah@tallisworks.example";

describe("a session of Tallisworks Support", () => {
  let portal: HostStage;
  let manager: string;
  let id: string;

  beforeAll(async () => {
    portal = await openHost({
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
    });
    manager = await portal.signIn("abrandt");
    const person = { givenName: "Kofi", familyName: "Mensah" };
    await portal.call("POST", "/invitations", { token: manager, body: { ...person, emails: [email], roleIds: [] } });
    const body = { ...person, token: await portal.mailedToken(email), username, password: secret };
    expect((await portal.call("POST", "/sign-up", { body })).status).toBe(200);
    const { items } = z.parse(Users, await (await portal.call("GET", "/users", { token: manager })).json());
    id = items.find((each) => each.username === username)?.id ?? "";
  });
  afterAll(() => portal.close());

  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${portal.url}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: portal.url, ...headers },
      body: new URLSearchParams(form),
    });
  /** The cookie of somebody who has just signed in at the portal. */
  const signIn = async (password: string): Promise<string> => {
    const answer = await post("/sign-in", { username, password });
    expect(answer.status).toBe(303);
    const own = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("tallisworks="));
    return own?.split(";")[0] ?? "";
  };
  const askToken = (cookie: string) => post("/session-token", {}, { Cookie: cookie });
  const expectEnded = async (cookie: string): Promise<void> => {
    const answer = await askToken(cookie);
    expect(answer.status).toBe(401);
    expect(z.parse(Refused, await answer.json())).toEqual({
      code: "unauthenticated",
      text: "Your session has ended. Sign in again.",
    });
    // It is over here too, and not only for the elements.
    const page = await fetch(`${portal.url}/cases`, { headers: { Cookie: cookie }, redirect: "manual" });
    expect([page.status, page.headers.get("Location")]).toEqual([303, "/sign-in?to=%2Fcases"]);
  };

  it("ends with who is switched off, also once they are switched on again", async () => {
    const cookie = await signIn(secret);
    expect((await askToken(cookie)).status).toBe(200);
    portal.pass(1000);
    const change = (verb: string) => portal.call("POST", `/users/${id}/${verb}`, { token: manager, body: {} });
    expect((await change("deactivate")).status).toBe(200);
    const refused = await askToken(cookie);
    expect([refused.status, z.parse(Refused, await refused.json()).text]).toEqual([
      403,
      "You are not a member of an Account",
    ]);
    expect((await change("activate")).status).toBe(200);
    await expectEnded(cookie);
    portal.pass(1000);
    expect((await askToken(await signIn(secret))).status).toBe(200);
  });

  it("ends with a new password: whoever held one from before is out", async () => {
    const cookie = await signIn(secret);
    portal.pass(61_000);
    await portal.call("POST", "/password-reset-requests", { body: { tenant: "tallisworks", username } });
    const password = "a-lathe-and-a-mill";
    const body = { token: await portal.mailedToken(email), password };
    expect((await portal.call("POST", "/credentials", { body })).status).toBe(200);
    await expectEnded(cookie);
    portal.pass(1000);
    expect((await askToken(await signIn(password))).status).toBe(200);
  });

  it("shows no page while the user management can't be asked, and goes on once it can", async () => {
    const cookie = await signIn("a-lathe-and-a-mill");
    const page = (accept: string) =>
      fetch(`${portal.url}/community`, { headers: { Cookie: cookie, Accept: accept }, redirect: "manual" });
    expect((await page("text/html")).status).toBe(200);
    portal.isApiDown = true;
    const down = await page("text/html");
    expect([down.status, down.headers.get("Retry-After")]).toEqual([503, "60"]);
    expect(await down.text()).toMatch(/We can’t check your login at the moment/);
    const cases = await fetch(`${portal.url}/cases.json`, { headers: { Cookie: cookie } });
    expect([cases.status, z.parse(Refused, await cases.json()).code]).toEqual([503, "unavailable"]);
    portal.isApiDown = false;
    expect((await page("text/html")).status).toBe(200);
  });

  it("goes on when somebody else types wrong passwords", async () => {
    const cookie = await signIn("a-lathe-and-a-mill");
    const wrong = { tenant: "tallisworks", username, password: "not it" };
    for (let attempt = 0; attempt < 20; attempt += 1) await portal.call("POST", "/sign-in", { body: wrong });
    expect((await askToken(cookie)).status).toBe(200);
    const cases = await fetch(`${portal.url}/cases.json`, { headers: { Cookie: cookie } });
    expect(cases.status).toBe(200);
  });
});
