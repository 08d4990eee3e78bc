import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { apiOf, signInByApi } from "./support/api.js";
import { countMails, linkTo } from "./support/mailbox.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const Person = z.object({
  givenName: z.string(),
  familyName: z.string(),
  username: z.optional(z.string()),
  roles: z.optional(z.array(z.string())),
  events: z.array(z.object({ do: z.string() })),
});
const People = z.object({ manager: Person, people: z.array(Person) });
type Person = z.infer<typeof Person>;

const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;
/** Switched off, and not on again since. */
const isOff = ({ events }: Person) =>
  events.findLast(({ do: act }) => act === "activate" || act === "deactivate")?.do === "deactivate";
const sorted = (names: readonly string[]) => [...names].sort();

const invites = /Invitation to Tallisworks Support/;
const notMember = "You are not a member of an Account";
const secret = "spindle-and-bearing-9";

describe("Tallisworks Support's contacts", () => {
  const demo = useDemo("community");
  const readPeople = async () => {
    const { manager, people } = z.parse(People, JSON.parse(await readFile("examples/community/people.json", "utf8")));
    return [manager, ...people];
  };

  const toggle = (users: UsersPage) => users.page.getByRole("switch", { name: "Show people no longer linked" });
  const activeLogin = (users: UsersPage, name: string) =>
    users.page.getByRole("switch", { name: `Active Login, ${name}`, exact: true });
  const inviteTo = (users: UsersPage, name: string) => users.button(`Invite to Community: ${name}`);
  /** What stands beside a name under "Community". */
  const community = async (users: UsersPage, name: string): Promise<string> =>
    (await users.row(name).getByRole("cell").nth(1).innerText()).replaceAll(/\s+/g, " ").trim();
  /** Everybody whom the list shows, by all of its pages. */
  const everybody = async (users: UsersPage): Promise<string[]> => {
    await users.field("Rows on a page").selectOption("50");
    await expect.poll(() => users.table.getByRole("rowheader").count()).toBeGreaterThan(25);
    return users.names();
  };
  const find = async (users: UsersPage, name: string): Promise<void> => {
    await users.search.fill(name);
    await expect.poll(() => users.names()).toEqual([name]);
  };
  const raiseCase = async (somebody: UsersPage, subject: string): Promise<void> => {
    await somebody.page.getByLabel("What is it about?").fill(subject);
    await somebody.press("Raise a case");
  };
  /** Signs up by the link of a mail, in a browser that nobody has signed in with. */
  const signUp = async (link: string, values: Readonly<Record<string, string>>): Promise<UsersPage> => {
    const somebody = await demo.visitor();
    await somebody.page.goto(link);
    await somebody.heading("Set up your account");
    for (const [label, value] of Object.entries(values)) await somebody.field(label).fill(value);
    await somebody.press("Create account");
    await somebody.heading("Your account is ready");
    await somebody.page.getByRole("link", { name: "Sign in to Tallisworks Support" }).click();
    await somebody.field("User name or email").fill(values["User name"] ?? "");
    await somebody.field("Password").fill(values["Password"] ?? "");
    await somebody.press("Sign in");
    await somebody.heading("Your cases");
    return somebody;
  };

  it("CO-1 lists the contacts that are not inactive: who is registered is a Community User, others can be invited", async () => {
    const users = await demo.visitor();
    await users.signIn("abrandt");
    await users.page.getByText("My Tallisworks", { exact: true }).first().click();
    await users.page.getByRole("link", { name: "My Profile" }).first().click();
    await users.heading("My Profile");
    await users.page.getByRole("main").getByRole("link", { name: "Manage Users" }).first().click();
    await users.page.getByText("33 contacts of Tallisworks").waitFor();

    const shown = (await readPeople()).filter((person) => !isOff(person));
    expect(shown).toHaveLength(33);
    expect(sorted(await everybody(users))).toEqual(sorted(shown.map(nameOf)));
    const open = ["Hyun-woo Seo", "Chiamaka Obi", "Tevita Fifita", "Олександра Зінченко"];
    for (const person of shown) {
      const name = nameOf(person);
      const isOpen = open.includes(name);
      // With an invitation on the way it can only be sent again; one that has died leaves a contact as before.
      const expected = person.username
        ? person.roles?.includes("super_user")
          ? /^Community User Super User$/
          : /^Community User$/
        : isOpen
          ? /^Invited .*Send again$/
          : /^Invite to Community$/;
      await expect.poll(() => community(users, name)).toMatch(expected);
      expect([name, await inviteTo(users, name).count()]).toEqual([name, person.username || isOpen ? 0 : 1]);
      expect([name, await activeLogin(users, name).count()]).toEqual([name, person.username ? 1 : 0]);
    }
  });

  it("CO-2 'Invite to Community' mails the contact, and ties the sign-up to this account and this contact", async () => {
    const [name, address] = ["Rosalind Achterberg", "r.achterberg@tallisworks.example"];
    const api = await demo.api();
    const [before] = await api.users("search=achterberg");
    expect([before?.registration, before?.email]).toEqual(["contact", address]);
    const users = await demo.admin();
    await inviteTo(users, name).click();
    await users.told(`Invitation sent to ${name}`);
    await expect.poll(() => community(users, name)).toMatch(/^Invited Sent .+ Send again$/);

    const link = await linkTo(demo.url, address, invites);
    const signingUp = await demo.visitor();
    await signingUp.page.goto(link);
    await signingUp.page
      .getByText(`You are invited to Tallisworks at Tallisworks Support. Your account will belong to ${address}.`)
      .waitFor();
    const rosalind = await signUp(link, {
      "First name": "Rosalind",
      "Last name": "Achterberg",
      "User name": "rachterberg",
      Password: secret,
    });
    // Linked to the company's account: she raises a case at once.
    await raiseCase(rosalind, "Two invoices for one order");
    await rosalind.page.getByText(/^Case #\d+ is raised\./).waitFor();

    await users.open();
    await users.row(name).waitFor();
    expect(await community(users, name)).toBe("Community User");
    expect(await activeLogin(users, name).isChecked()).toBe(true);
    await users.page.getByText("33 contacts of Tallisworks").waitFor();
    const after = await api.users("search=achterberg");
    expect(after.map(({ id, username, registration }) => [id, username, registration])).toEqual([
      [before?.id, "rachterberg", "registered"],
    ]);
    // The job title that the company had of her is hers still.
    expect(after[0]?.attributes).toEqual(before?.attributes);
    // The link has done its work.
    const late = await demo.visitor();
    await late.page.goto(link);
    await late.heading("This link no longer works");
  });

  it("CO-3 '+ Invite New Users' takes the name and the email of somebody who isn't listed", async () => {
    const [name, address] = ["Odalys Ferrer", "odalys.ferrer@tallisworks.example"];
    const users = await demo.admin();
    await users.press("Invite New Users");
    const form = users.page.getByRole("dialog", { name: "Invite New Users" });
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    for (const label of ["First name", "Last name", "Email"])
      await form.getByText(`${label} is needed.`, { exact: true }).waitFor();
    await form.getByLabel("First name").fill("Odalys");
    await form.getByLabel("Last name").fill("Ferrer");
    await form.getByLabel("Email").fill("odalys.ferrer@tallisworks");
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    await form.getByText("This isn’t a complete address.").waitFor();
    await form.getByLabel("Email").fill(address);
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    await form.getByRole("heading", { name: "1 invite sent" }).waitFor();
    await form.getByRole("button", { name: "Done" }).click();
    // They are in the list at once, and counted.
    await users.row(name).waitFor();
    await users.page.getByText("34 contacts of Tallisworks").waitFor();
    expect(await community(users, name)).toMatch(/^Invited .*Send again$/);
    expect(await activeLogin(users, name).count()).toBe(0);

    // Registered already: told as soon as the field is left, and no mail.
    const known = "birgitte.thorsen@tallisworks.example";
    const mails = await countMails(demo.url, known, invites);
    await users.press("Invite New Users");
    for (const [label, value] of [
      ["First name", "Birgitte"],
      ["Last name", "Thorsen"],
      ["Email", known],
    ] as const)
      await form.getByLabel(label).fill(value);
    await form.getByLabel("Email").press("Tab");
    await form.getByText("Already a Community User, not invited.").waitFor();
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    await form.getByRole("button", { name: "Cancel" }).click();
    await users.question.getByRole("button", { name: "Discard changes" }).click();
    await form.waitFor({ state: "hidden" });
    expect(await countMails(demo.url, known, invites)).toBe(mails);

    await signUp(await linkTo(demo.url, address, invites), {
      "First name": "Odalys",
      "Last name": "Ferrer",
      "User name": "oferrer",
      "Job title (optional)": "Toolmaker",
      Password: secret,
    });
    await users.open();
    await find(users, name);
    expect(await community(users, name)).toBe("Community User");
    const session = await (await apiOf(demo.url, "oferrer", "tallisworks", secret)).send("GET", "/session");
    const { tenant, actor } = z.parse(
      z.object({ tenant: z.object({ name: z.string() }), actor: z.object({ roleIds: z.array(z.string()) }) }),
      await session.json(),
    );
    expect([tenant.name, actor.roleIds]).toEqual(["Tallisworks", ["community_user"]]);
  });

  it("CO-4 the switch off: open sessions die, the form and the sign-in say why; on again, all is as before", async () => {
    const name = "Birgitte Thorsen";
    const birgitte = await demo.visitor();
    await birgitte.page.goto(`${birgitte.url}/sign-in`);
    await birgitte.field("User name or email").fill("bthorsen");
    await birgitte.field("Password").fill("harbour-lantern-27");
    await birgitte.press("Sign in");
    await birgitte.page.getByRole("row", { name: /#20397/ }).waitFor();
    // A session of hers at the API too.
    const open = await apiOf(demo.url, "bthorsen", "tallisworks");
    expect((await open.send("GET", "/session")).status).toBe(200);

    const users = await demo.admin();
    await find(users, name);
    expect(await activeLogin(users, name).isChecked()).toBe(true);
    await activeLogin(users, name).click();
    await users.told(`${name} deactivated`);

    await raiseCase(birgitte, "Alarm 118 again");
    expect(await birgitte.page.getByRole("alert").innerText()).toBe(notMember);
    expect(await birgitte.page.getByLabel("What is it about?").inputValue()).toBe("Alarm 118 again");
    expect((await open.send("GET", "/session")).status).toBe(401);
    await birgitte.page.goto(`${birgitte.url}/users`);
    await birgitte.page.getByText(notMember).first().waitFor();
    const again = await demo.visitor();
    await again.signIn("bthorsen");
    expect(await again.page.getByRole("alert").innerText()).toBe(notMember);
    // Only with the right password: a stranger learns nothing.
    await again.field("Password").fill("not hers");
    await again.press("Sign in");
    await again.page.getByText("The user name or password is not right.").waitFor();

    // Her row stays for as long as it can be taken back there, and is gone when the list is read anew; the toggle shows it.
    expect(await activeLogin(users, name).isChecked()).toBe(false);
    await users.row(name).getByText("Can’t sign in for support, or take part in the community.").waitFor();
    await users.page.getByText("1 contact", { exact: true }).first().waitFor();
    await users.open();
    await users.search.fill(name);
    await users.heading(`No one matches “${name}”`);
    await toggle(users).click();
    await expect.poll(() => users.names()).toEqual([name]);
    expect(await activeLogin(users, name).isChecked()).toBe(false);
    await activeLogin(users, name).click();
    await users.told(`${name} activated`);
    await expect.poll(() => activeLogin(users, name).isChecked()).toBe(true);
    await again.field("User name or email").fill("bthorsen");
    await again.field("Password").fill("harbour-lantern-27");
    await again.press("Sign in");
    await again.page.goto(`${again.url}/cases`);
    await raiseCase(again, "Alarm 118 again");
    await again.page.getByText(/^Case #\d+ is raised\./).waitFor();
  });

  it("CO-4 the switch is for registered people only, and nobody's own", async () => {
    const users = await demo.admin();
    expect(await activeLogin(users, "Anneliese Brandt").isDisabled()).toBe(true);
    await users
      .row("Anneliese Brandt")
      .getByText("You can’t change your own access. Ask another Super User.")
      .waitFor();
    await find(users, "Petr Havránek");
    expect(await users.row("Petr Havránek").getByRole("switch").count()).toBe(0);
    await users.table.getByRole("cell", { name: "Not registered", exact: true }).waitFor();
    const api = await demo.api();
    const [petr] = await api.users("search=havranek");
    const { status } = await api.send("POST", `/users/${petr?.id}/deactivate`, {});
    expect(status).toBe(409);
    expect((await api.users("search=havranek"))[0]?.active).toBe(true);
  });

  it("CO-5 the toggle shows the people no longer linked to the account, and hides them again", async () => {
    const off = (await readPeople()).filter(isOff);
    expect(off.map(nameOf)).toEqual(["Graciela Montoya", "Imogen Sallow", "Thùy Dung Lê"]);
    const users = await demo.admin();
    const linked = await everybody(users);
    for (const person of off) expect(linked).not.toContain(nameOf(person));
    expect(await toggle(users).isChecked()).toBe(false);
    await toggle(users).click();
    await expect.poll(() => users.table.getByRole("rowheader").count()).toBe(linked.length + off.length);
    const all = await users.names();
    expect(sorted(all)).toEqual(sorted([...linked, ...off.map(nameOf)]));
    for (const person of off) {
      expect(await activeLogin(users, nameOf(person)).isChecked()).toBe(false);
      const { username = "" } = person;
      expect((await signInByApi(demo.url, username, undefined, "tallisworks")).status).not.toBe(200);
    }
    await toggle(users).click();
    await expect.poll(() => users.names()).toEqual(linked);
  });

  it("CO-6 tells who is no Super User so, and shows Super Users all cases of the account", async () => {
    const jagoda = await demo.visitor();
    await jagoda.signIn("jlukasik");
    await jagoda.heading("Manage Users");
    await jagoda.heading("You do not have access to this feature.");
    await jagoda.page
      .getByText(/Ask (Anneliese Brandt or Kofi Mensah-Boateng|Kofi Mensah-Boateng or Anneliese Brandt)\./)
      .waitFor();
    expect(await jagoda.page.getByRole("table").count()).toBe(0);
    expect(await jagoda.button("Invite New Users").count()).toBe(0);
    const api = await demo.api("jlukasik");
    expect((await api.send("GET", "/users")).status).toBe(403);
    await jagoda.page.getByRole("link", { name: "Cases" }).click();
    await jagoda.heading("Your cases");
    await raiseCase(jagoda, "Key of cabinet 4");
    await jagoda.page.getByText(/^Case #\d+ is raised\./).waitFor();
    await expect.poll(() => jagoda.page.getByRole("rowheader").count()).toBe(1);

    const kofi = await demo.visitor();
    await kofi.signIn("kmensah");
    await kofi.table.getByRole("rowheader").first().waitFor();
    await kofi.page.getByRole("link", { name: "Cases" }).click();
    await kofi.heading("All cases of Tallisworks");
    await kofi.page.getByRole("row", { name: /Key of cabinet 4 Jagoda Łukasik/ }).waitFor();
    await kofi.page.getByRole("row", { name: /#20290 .* Graciela Montoya/ }).waitFor();
    const session = z.object({ permissions: z.array(z.string()) });
    const report = async (username: string) =>
      z.parse(session, await (await (await demo.api(username)).send("GET", "/session")).json()).permissions;
    expect(await report("kmensah")).toContain("cases.view_all");
    expect(await report("jlukasik")).not.toContain("cases.view_all");
  });
});
