import { expect } from "@open-wc/testing";
import "@usherkit/elements/invite-form/define";
import { find, findAll, focusIs, mount, pressOn, reads, type } from "./support/page.js";
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
    await reads(form, "First name is missing.");
    await reads(form, "Last name is missing.");
    await reads(form, "This isn’t a complete address.");
    await focusIs("textbox First name");
    expect((await tenant.elsewhere.users.list({ search: "noor" })).items).to.have.length(0);
  });
});
