import { describe, expect, it } from "vitest";
import { linkTo } from "./support/mailbox.js";
import { addressOf, create, fill, find, invite, invitesYou, openInvites, truthsOf } from "./support/network.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const secret = "quartz-window-and-rain";

describe("Meridian Fabric's invites", () => {
  const demo = useDemo("network");
  /** A link of a mail, opened by somebody whom the portal doesn't know. */
  const openLink = async (link: string): Promise<UsersPage> => {
    const somebody = await demo.visitor();
    await somebody.page.goto(link);
    return somebody;
  };

  it("NF-2 Admins invite several addresses to one group; each sets up a password and contact information by the link", async () => {
    const [first, second] = [addressOf("nia.adeyemi"), addressOf("otto.brandl")];
    const users = await demo.admin();
    const lines = await invite(users, "Support", [first, second]);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/Invite sent\. The link works until .+ UTC$/);
    await linkTo(demo.url, second, invitesYou);

    const nia = await openLink(await linkTo(demo.url, first, invitesYou));
    await nia.heading("Set up your account");
    await nia.page.getByText(`Your account will belong to ${first}.`).waitFor();
    await fill(nia.page, { "First name": "Nia", "Last name": "Adeyemi", Username: "nadeyemi", Password: secret });
    await nia.press("Create account");
    // The contact information is the portal's: without the telephone there is no account.
    await nia.page.getByText("Fill in phone.").waitFor();
    await nia.field("Phone").fill("+1 202 555 0188");
    await nia.press("Create account");
    await nia.heading("Your account is ready");
    await nia.page.getByRole("link", { name: "Sign in to Meridian Fabric" }).click();
    await fill(nia.page, { "User name or email": "nadeyemi", Password: secret });
    await nia.press("Sign in");
    await nia.signedInAs("Nia Adeyemi");

    await users.open();
    await find(users, "Nia Adeyemi");
    expect(await users.row("Nia Adeyemi").getByRole("cell", { name: "Support", exact: true }).count()).toBe(1);
    expect((await (await demo.api()).user("nadeyemi")).attributes).toEqual({ telephone: "+1 202 555 0188" });
    // Whoever was only invited is no user yet.
    await users.search.fill("otto.brandl");
    await users.heading("No one matches “otto.brandl”");
  });

  it("NF-2 nobody but an Admin invites: the button is off, with whom to ask, and the server refuses", async () => {
    const regular = await demo.admin("cferreira");
    expect(await regular.button("Invite user").getAttribute("aria-disabled")).toBe("true");
    await regular.button("Invite user").click({ force: true });
    expect(await regular.page.getByRole("dialog").count()).toBe(0);
    await regular.page.goto(`${demo.url}/network/users/invites/`);
    await regular.heading("You do not have access to this feature.");
    const api = await demo.api("cferreira");
    const body = { emails: [addressOf("somebody.else")], roleIds: ["read_only"] };
    expect((await api.send("POST", "/invitations", body)).status).toBe(403);
  });

  it("NF-4 has a row for every invite: waiting, expired, replaced, taken back, used, and of a user who was removed", async () => {
    const table = await openInvites(await demo.admin("olwoods"));
    expect((await table.getByRole("columnheader").allInnerTexts()).slice(4, 6)).toEqual([
      "Signup Completed",
      "User Created",
    ]);
    for (const [name, ...rows] of [
      ["wanjiru.kamau", "Open No No"],
      ["helga.aspelund", "Expired No No"],
      ["tariq.mansour", "Open No No", "Replaced No No", "Replaced No No"],
      ["ulrike.pfaff", "Revoked No No"],
      // Invited, and created by hand two days later; by now the link has expired too.
      ["dhruv.patel", "Expired No Yes"],
      // Invited twice: the second link was the one used.
      ["leonie.beaumont", "Used Yes Yes", "Replaced No Yes"],
      // Signed up by the link, and removed since.
      ["marcus.wakefield", "Used Yes Yes"],
    ] as const)
      expect([name, ...(await truthsOf(table, name))]).toEqual([name, ...rows]);
  });

  it("NF-4 only the link that was used is completed; a user created by hand makes false and true, removed or not", async () => {
    // One was invited yesterday: between two mails to an address passes a minute.
    const [twice, byHand] = [addressOf("piotr.zawadzki"), addressOf("bram.kessels")];
    const users = await demo.admin();
    await invite(users, "Regular", [byHand]);
    const first = await linkTo(demo.url, twice, invitesYou);
    const [again] = await invite(users, "Regular", [twice]);
    expect(again).toMatch(/Invite sent\. The earlier link of .+ no longer works$/);
    const second = await linkTo(demo.url, twice, invitesYou, 1);
    await (await openLink(first)).heading("This link no longer works");
    const piotr = await openLink(second);
    await piotr.heading("Set up your account");
    let table = await openInvites(users);
    expect(await truthsOf(table, twice)).toEqual(["Open No No", "Replaced No No"]);
    await fill(piotr.page, {
      "First name": "Piotr",
      "Last name": "Zawadzki",
      Username: "pzawadzki",
      Phone: "+1 202 555 0191",
      Password: secret,
    });
    await piotr.press("Create account");
    await piotr.heading("Your account is ready");

    await users.open();
    const details = { "First name": "Bram", "Last name": "Kessels", Username: "bkessels", Phone: "+1 202 555 0192" };
    const form = await create(users, { ...details, Email: byHand, Password: secret }, "Regular");
    await form.waitFor({ state: "hidden" });
    table = await openInvites(users);
    expect(await truthsOf(table, twice)).toEqual(["Used Yes Yes", "Replaced No Yes"]);
    expect(await truthsOf(table, byHand)).toEqual(["Open No Yes"]);

    await users.open();
    await find(users, "Bram Kessels");
    await users.press("Delete Bram Kessels");
    await users.question.getByRole("button", { name: "Delete user" }).click();
    await users.told("Bram Kessels deleted");
    table = await openInvites(users);
    expect(await truthsOf(table, byHand)).toEqual(["Open No Yes"]);
  });
});
