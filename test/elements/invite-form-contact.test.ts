import { expect } from "@open-wc/testing";
import "@usherkit/elements/invite-form/define";
import { find, findAll, focusIs, key, mount, pressOn, reads, retype, type } from "./support/page.js";
import { Tenant } from "./support/tenant.js";

describe("<invite-form>: one person by name", () => {
  const open = async () => {
    const tenant = await Tenant.open({
      instead: {
        invitation: { linkDays: 14, contacts: true, roleIds: ["read_only"] },
        scope: "tenant",
        rules: [{ effect: "allow", actions: "*", actor: { roles: ["admin"] } }],
      },
    });
    const form = mount("invite-form", { client: tenant.client() });
    await find(form, "textbox", "First name");
    return { tenant, form };
  };

  it("CO-3: makes a contact of who isn’t listed, and sends the invitation", async () => {
    const { tenant, form } = await open();
    expect(findAll(form, "radio")).to.have.length(0);
    for (const [label, text] of [
      ["First name", "Noor"],
      ["Last name", "de Vries"],
      ["Primary email", "noor.devries@tallisworks.example"],
    ] as const) {
      (await find(form, "textbox", label)).focus();
      await type(text);
    }
    await pressOn(form, "button", "Send 1 invite");
    await find(form, "heading", "1 invite sent");
    const { items } = await tenant.elsewhere.users.list({ search: "noor" });
    expect(items.map(({ displayName, status }) => [displayName, status])).to.deep.equal([["Noor de Vries", "invited"]]);
    expect(await tenant.mailTo("noor.devries@tallisworks.example")).to.have.length(1);
  });

  it("says what is missing, beside each field, and sends nothing", async () => {
    const { tenant, form } = await open();
    (await find(form, "textbox", "Primary email")).focus();
    await type("noor");
    await pressOn(form, "button", "Send 1 invite");
    await reads(form, "First name is needed.");
    await reads(form, "Last name is needed.");
    await reads(form, "This isn’t a complete address.");
    await focusIs("textbox First name");
    expect((await tenant.elsewhere.users.list({ search: "noor" })).items).to.have.length(0);
  });

  it("CO-3: shows the name of who is listed before it is sent, and says who is one already", async () => {
    const { tenant, form } = await open();
    const fill = async (email: string): Promise<void> => {
      const input = await find(form, "textbox", "Primary email");
      input.focus();
      await type(email);
      await key("Tab");
    };
    await tenant.elsewhere.invitations.create({
      emails: ["noor@tallisworks.example"],
      roleIds: ["read_only"],
      givenName: "Noor",
      familyName: "de Vries",
    });
    await fill("Noor@TallisWorks.example");
    await reads(form, "Listed already, and invited as Noor de Vries");
    await retype(form, "Primary email", tenant.addressOf("nomvula.dlamini"));
    await key("Tab");
    await reads(form, "Already a user, not invited.");
    await pressOn(form, "button", "Send 1 invite");
    await reads(form, "First name is needed.");
    expect(await tenant.mailTo("noor@tallisworks.example")).to.have.length(1);
  });
});
