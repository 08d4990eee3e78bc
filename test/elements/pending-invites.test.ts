import { expect } from "@open-wc/testing";
import "@usherkit/elements/pending-invites/define";
import { Line, unavailable } from "./support/faults.js";
import { find, findAll, focusIs, isGone, mount, pressOn, reads, textOf, until } from "./support/page.js";
import { hour, Tenant } from "./support/tenant.js";

const token = async (tenant: Tenant, address: string) =>
  /#token=([\w-]+)/.exec((await tenant.mailTo(address))[0]?.text ?? "")?.[1] ?? "";

/** Every row: address, link, Signup Completed, User Created. */
const rows = (list: HTMLElement): string[][] =>
  findAll(list, "row")
    .slice(1)
    .map((row) => {
      const [email = "", , , link = "", completed = "", created = ""] = findAll(row, "cell").map(textOf);
      return [email, link.split(" ")[0] ?? "", completed.replace(/^– /, ""), created.replace(/^– /, "")];
    });

describe("<pending-invites>", () => {
  it("shows every state of a link, and whether each address has a user by now", async () => {
    const tenant = await Tenant.open();
    const invite = async (address: string) => {
      const { outcomes } = await tenant.elsewhere.invitations.create({ emails: [address], roleIds: ["billing"] });
      const [outcome] = outcomes;
      if (!outcome?.invitation) throw new Error(`${address} was not invited.`);
      return outcome.invitation;
    };
    await invite("expired@halden.example");
    await tenant.pass(8 * 24 * hour);
    const again = await tenant.signInAgain();
    const inviteNow = async (address: string) => {
      const { outcomes } = await again.invitations.create({ emails: [address], roleIds: ["billing"] });
      const invitation = outcomes[0]?.invitation;
      if (!invitation) throw new Error(`${address} was not invited.`);
      await tenant.pass(1000);
      return invitation;
    };
    await inviteNow("used@halden.example");
    await again.account.signUp({
      token: await token(tenant, "used@halden.example"),
      username: "used",
      givenName: "Signe",
      familyName: "Lindqvist",
      password: "harbour-lantern-27",
    });
    await again.invitations.revoke(await inviteNow("revoked@halden.example"));
    await inviteNow("both@halden.example");
    await again.users.create({
      username: "both",
      givenName: "Kudzai",
      familyName: "Mutasa",
      email: "both@halden.example",
      roleIds: ["billing"],
    });
    await again.invitations.resend(await inviteNow("replaced@halden.example"));
    await tenant.pass(1000);
    await inviteNow("open@halden.example");

    const list = mount("pending-invites", { client: again });
    await find(list, "table", "Pending invites");
    await reads(list, "7 invites");
    const byAddress = rows(list).map(([email = "", ...rest]) => [email.split("@")[0], ...rest]);
    expect(byAddress.map(([name]) => name)).to.deep.equal([
      "open",
      "replaced",
      "replaced",
      "both",
      "revoked",
      "used",
      "expired",
    ]);
    const states = Object.fromEntries(byAddress.map(([name = "", link = "", ...yes]) => [name, [link, ...yes]]));
    expect(states["used"]).to.deep.equal(["Used", "Yes", "Yes"]);
    expect(states["expired"]).to.deep.equal(["Expired", "No", "No"]);
    expect(states["revoked"]).to.deep.equal(["Revoked", "No", "No"]);
    expect(states["both"]?.slice(1)).to.deep.equal(["No", "Yes"]);
    expect(states["open"]?.slice(1)).to.deep.equal(["No", "No"]);
    // Of the two to one address the older link was replaced by the newer.
    expect(byAddress[2]?.[1]).to.equal("Replaced");
    expect(byAddress[1]?.[1]).not.to.equal("Replaced");
    // A link that is used up can't be sent again, nor revoked.
    expect(findAll(list, "button", "Revoke the invite to used@halden.example")).to.deep.equal([]);
  });

  it("sends a fresh link, and the one before dies", async () => {
    const tenant = await Tenant.open();
    await tenant.elsewhere.invitations.create({ emails: ["a@halden.example"], roleIds: ["billing"] });
    const old = await token(tenant, "a@halden.example");
    const list = mount("pending-invites", { client: tenant.client() });
    await pressOn(list, "button", "Resend to a@halden.example");
    await reads(list, "A fresh link was sent to a@halden.example");
    await until(() => rows(list).length === 2, "two rows");
    expect(rows(list)[1]?.[1]).to.equal("Replaced");
    const fresh = await token(tenant, "a@halden.example");
    expect(fresh).not.to.equal(old);
    const person = { username: "aa", givenName: "A", familyName: "A", password: "harbour-lantern-27" };
    const refused = await tenant.elsewhere.account.signUp({ ...person, token: old }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Error);
    await tenant.elsewhere.account.signUp({ ...person, token: fresh });
  });

  it("asks before it revokes, stays with the reason where it fails, and says what was done", async () => {
    const tenant = await Tenant.open();
    await tenant.elsewhere.invitations.create({ emails: ["a@halden.example"], roleIds: ["billing"] });
    const line = new Line();
    const list = mount("pending-invites", { client: tenant.client(line) });
    await pressOn(list, "button", "Revoke the invite to a@halden.example");
    const question = await find(list, "alertdialog", "Revoke the invite to a@halden.example?");
    await focusIs("button Cancel");
    line.break(unavailable, /revoke$/);
    await pressOn(question, "button", "Revoke invite");
    await reads(question, "It wasn’t done. The server is busy or being restarted.");
    line.mend();
    await pressOn(question, "button", "Try again");
    await isGone(list, "alertdialog");
    await reads(list, "The link of a@halden.example no longer works");
    await until(() => rows(list)[0]?.[1] === "Revoked", "the row");
    expect((await tenant.elsewhere.invitations.list()).items[0]?.link).to.equal("revoked");
  });

  it("says that nobody has been invited yet", async () => {
    const tenant = await Tenant.open();
    const list = mount("pending-invites", { client: tenant.client() });
    await find(list, "heading", "No invites yet");
    expect(findAll(list, "table")).to.deep.equal([]);
  });

  it("follows what the invite form of the same client sends", async () => {
    const tenant = await Tenant.open();
    const client = tenant.client();
    const list = mount("pending-invites", { client });
    await find(list, "heading", "No invites yet");
    await client.invitations.create({ emails: ["a@halden.example"], roleIds: ["billing"] });
    await until(() => rows(list).length === 1, "the row");
  });
});
