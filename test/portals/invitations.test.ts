import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signInByApi } from "./support/api.js";
import { countMails, linkTo } from "./support/mailbox.js";
import { useDemo, type Stage } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const invites = /Invitation to/;

/** Opens the form and types addresses, each ended by Enter as one does. */
const invite = async (users: UsersPage, role: string, addresses: readonly string[]): Promise<Locator> => {
  await users.press("Invite");
  const form = users.page.getByRole("dialog", { name: "Invite" });
  const box = form.getByRole("textbox", { name: "Email addresses" });
  for (const address of addresses) {
    await box.fill(address);
    await box.press("Enter");
  }
  await form.getByRole("radio", { name: role }).check();
  return form;
};

/** What the account page says of a link, to somebody without a session. */
const openLink = async (demo: Stage, link: string): Promise<UsersPage> => {
  const somebody = await demo.visitor();
  await somebody.page.goto(link);
  return somebody;
};

const signUp = async (somebody: UsersPage, [givenName, familyName, username, secret]: readonly string[]) => {
  await somebody.heading("Set up your account");
  await somebody.field("First name").fill(givenName ?? "");
  await somebody.field("Last name").fill(familyName ?? "");
  await somebody.field("User name").fill(username ?? "");
  await somebody.field("Password").fill(secret ?? "");
  await somebody.press("Create account");
  await somebody.heading("Your account is ready");
};

const outcomes = async (form: Locator) =>
  (await form.getByRole("listitem").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());

describe("invitations", () => {
  const demo = useDemo();

  it("NF-2 three addresses, one malformed, one a user already: an outcome each, and what was typed is kept", async () => {
    const users = await demo.admin();
    const form = await invite(users, "Billing", [
      "grace.hopper@haldenmedia.example",
      "grace.hopper@haldenmedia",
      "ines.abreu@haldenmedia.example",
    ]);
    await form.getByText("isn’t a complete address.").waitFor();
    // Whose address it is, is known before anything is sent.
    await form.getByText("is already a user and won’t be invited.").waitFor();
    await form.getByText("1 of 3 ready").waitFor();
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    await form.getByRole("heading", { name: "1 of 3 invites sent" }).waitFor();
    const [sent, malformed, known, ...more] = await outcomes(form);
    expect(sent).toMatch(/^grace\.hopper ?@haldenmedia\.example Invite sent\. The link works until .+ GMT$/);
    expect(malformed).toMatch(/^grace\.hopper ?@haldenmedia Not a complete address/);
    expect(known).toMatch(/^ines\.abreu ?@haldenmedia\.example Already a user, not invited/);
    expect(more).toEqual([]);

    // What was typed wrong is put right from there, and sent.
    await form.getByRole("button", { name: "Correct: grace.hopper@haldenmedia", exact: true }).click();
    expect(await form.getByRole("radio", { name: "Billing" }).isChecked()).toBe(true);
    const box = form.getByRole("textbox", { name: "Email addresses" });
    expect(await box.inputValue()).toBe("grace.hopper@haldenmedia");
    await box.fill("g.hopper@haldenmedia.example");
    await form.getByRole("button", { name: /^Send/ }).click();
    await form.getByRole("heading", { name: "1 invite sent" }).waitFor();
    await form.getByRole("button", { name: "Done" }).click();
    await form.waitFor({ state: "hidden" });
    const addresses = ["grace.hopper@haldenmedia.example", "g.hopper@haldenmedia.example"];
    for (const address of addresses) await linkTo(demo.url, address, invites);
    expect(await countMails(demo.url, "ines.abreu@haldenmedia.example", invites)).toBe(0);
  });

  it("NF-2 the mail's link signs the person up, as a child of who invited; a second use is refused", async () => {
    const address = "katherine.johnson@haldenmedia.example";
    const users = await demo.admin();
    const form = await invite(users, "Read only", [address]);
    await form.getByRole("button", { name: "Send 1 invite" }).click();
    await form.getByRole("heading", { name: "1 invite sent" }).waitFor();
    await form.getByRole("button", { name: "Done" }).click();
    const link = await linkTo(demo.url, address, invites);
    // An invitation isn't a user.
    expect((await (await demo.api()).users("search=katherine")).length).toBe(0);

    const katherine = await openLink(demo, link);
    await signUp(katherine, ["Katherine", "Johnson", "kjohnson", "a trajectory by hand"]);
    expect(katherine.page.url()).not.toContain("token");
    await katherine.page.getByRole("link", { name: "Sign in to Northmark" }).click();
    await katherine.field("User name or email").fill("kjohnson");
    await katherine.field("Password").fill("a trajectory by hand");
    await katherine.press("Sign in");
    await katherine.signedInAs("Katherine Johnson");

    await (await openLink(demo, link)).heading("This link no longer works");
    await users.open();
    await users.row("Katherine Johnson").getByText("Read only").waitFor();
    expect(await users.status("Katherine Johnson")).toBe("Active");
    expect(await (await demo.api("heriksen")).users("search=johnson")).toEqual([]);
  });

  it("NF-2 resending kills the old link, revoking the last one; the list of invites says so", async () => {
    const address = "tamar.abashidze@haldenmedia.example";
    const known = await countMails(demo.url, address, invites);
    const old = await linkTo(demo.url, address, invites);
    const users = await demo.admin();
    await users.page.getByRole("link", { name: "Pending invites" }).click();
    const table = users.page.getByRole("table", { name: "Pending invites" });
    const rows = table.getByRole("row").filter({ hasText: "tamar.abashidze" });
    await rows.getByRole("button", { name: `Resend to ${address}` }).click();
    await users.told(`A fresh link was sent to ${address}`);
    await expect.poll(() => rows.count()).toBe(2);
    await rows.getByText("Replaced").waitFor();

    await (await openLink(demo, old)).heading("This link no longer works");
    const fresh = await linkTo(demo.url, address, invites, known);
    const tamar = await openLink(demo, fresh);
    await tamar.heading("Set up your account");

    await rows.getByRole("button", { name: `Revoke the invite to ${address}` }).click();
    await users.question.getByRole("heading", { name: `Revoke the invite to ${address}?` }).waitFor();
    await users.question.getByRole("button", { name: "Cancel" }).click();
    await (await openLink(demo, fresh)).heading("Set up your account");
    await rows.getByRole("button", { name: `Revoke the invite to ${address}` }).click();
    await users.question.getByRole("button", { name: "Revoke invite" }).click();
    await users.told(`The link of ${address} no longer works`);
    await rows.getByText("Revoked").waitFor();
    // Also for who had opened it before.
    await tamar.field("First name").fill("Tamar");
    await tamar.field("Last name").fill("Abashidze");
    await tamar.field("User name").fill("tabashidze");
    await tamar.field("Password").fill("a long and fine secret");
    await tamar.press("Create account");
    await tamar.heading("This link no longer works");
    expect((await signInByApi(demo.url, "tabashidze", "a long and fine secret")).status).toBe(401);
  });

  it("NF-2 the list of invites holds the Admin's own, each with its truth, used and died ones too", async () => {
    const users = await demo.admin("heriksen");
    await users.page.getByRole("link", { name: "Pending invites" }).click();
    const table = users.page.getByRole("table", { name: "Pending invites" });
    await table.getByRole("cell").first().waitFor();
    const lines = (await table.getByRole("row").allInnerTexts())
      .slice(1)
      .map((text) => text.replaceAll(/\s+/g, " ").trim());
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^lars\.nygaard ?@haldenmedia\.example DNS operator .* by Hugo Eriksen .* – ?No – ?No /);
    expect(lines.find((line) => line.startsWith("holmfridur"))).toMatch(/Used .* Yes Yes/);
  });
});
