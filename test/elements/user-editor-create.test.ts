import { expect } from "@open-wc/testing";
import type { User } from "@usherkit/sdk";
import "@usherkit/elements/user-editor/define";
import { Line } from "./support/faults.js";
import {
  announced,
  descriptionOf,
  find,
  focusIs,
  heard,
  mount,
  press,
  pressOn,
  reads,
  readsNot,
  retype,
} from "./support/page.js";
import { ines, Tenant } from "./support/tenant.js";

const field = (editor: HTMLElement, label: string | RegExp) => find(editor, "textbox", label);
const written = (line: Line) => line.sent.filter(({ route }) => !route.startsWith("GET"));

describe("<user-editor>: creates", () => {
  const fill = async (editor: HTMLElement, address: string) => {
    await retype(editor, "First name", "Ada");
    await retype(editor, "Last name", "Lovelace");
    await retype(editor, "User name", "alovelace");
    await retype(editor, "Primary email", address);
    await press(await find(editor, "radio", "Billing"));
  };

  it("adds somebody, who gets a link by email, and is ready for the next", async () => {
    const tenant = await Tenant.open();
    const line = new Line();
    const created: User[] = [];
    heard("user-created", ({ detail }) => void created.push(detail.user));
    const editor = mount("user-editor", { client: tenant.client(line) });
    await fill(editor, tenant.addressOf("alovelace"));
    await reads(editor, "They get a link by email, and set their own password with it.");
    await pressOn(editor, "button", "Add user");
    await reads(editor, "Ada Lovelace was added.");
    expect(created.map(({ status }) => status)).to.deep.equal(["provisioned"]);
    expect(written(line).map(({ body }) => body)).to.deep.equal([
      {
        givenName: "Ada",
        familyName: "Lovelace",
        username: "alovelace",
        email: tenant.addressOf("alovelace"),
        roleIds: ["billing"],
        credential: "welcome",
      },
    ]);
    expect((await tenant.mailTo(tenant.addressOf("alovelace")))[0]?.text).to.match(/#token=/);
    expect(await field(editor, "First name")).to.have.property("value", "");
  });

  it("shows what others fill in as theirs, and sends nothing of it", async () => {
    const others = { editableBy: ["billing"] };
    const tenant = await Tenant.open({
      instead: {
        attributes: [
          { id: "costCentre", label: "Cost centre", type: "text", ...others },
          { id: "plan", label: "Plan", type: "select", options: [{ value: "a", label: "Annual" }], ...others },
          { id: "invoiced", label: "Invoiced", type: "boolean", ...others },
          { id: "desk", label: "Desk", type: "text" },
          { id: "onSite", label: "On site", type: "boolean" },
        ],
      },
    });
    const line = new Line();
    const editor = mount("user-editor", { client: tenant.client(line) });
    await fill(editor, tenant.addressOf("alovelace"));
    await retype(editor, /^Desk/, "4b");
    for (const [label, value] of [
      ["Cost centre", ""],
      ["Plan", ""],
      ["Invoiced", "No"],
    ] as const) {
      const input = await field(editor, label);
      expect(input).to.include({ readOnly: true, value });
      expect(descriptionOf(input)).to.equal("Only Billing can change this.");
    }
    await pressOn(editor, "button", "Add user");
    await reads(editor, "Ada Lovelace was added.");
    expect(written(line).map(({ body }) => body)).to.deep.equal([
      {
        givenName: "Ada",
        familyName: "Lovelace",
        username: "alovelace",
        email: tenant.addressOf("alovelace"),
        attributes: { desk: "4b", onSite: false },
        roleIds: ["billing"],
        credential: "welcome",
      },
    ]);
  });

  it("asks for what is needed before it sends anything, and for a role", async () => {
    const tenant = await Tenant.open();
    const line = new Line();
    const editor = mount("user-editor", { client: tenant.client(line) });
    await field(editor, "First name");
    await pressOn(editor, "button", "Add user");
    await focusIs("textbox First name");
    await reads(editor, "Choose a role.");
    await reads(editor, "5 problems to fix");
    expect(written(line)).to.deep.equal([]);
  });

  it("shows a temporary password once", async () => {
    const tenant = await Tenant.open({ profile: { credential: { onCreate: ["welcome", "temporary"] } } });
    const editor = mount("user-editor", { client: tenant.client() });
    await fill(editor, tenant.addressOf("alovelace"));
    await press(await find(editor, "radio", "Temporary password"));
    await pressOn(editor, "button", "Add user");
    const secret = await find(editor, "group", "Temporary password");
    const shown = secret.querySelector("code")?.textContent ?? "";
    expect(shown.length).to.be.greaterThan(9);
    await reads(editor, "Shown once.");
    const signedIn = await tenant.elsewhere.account.signIn({
      tenant: tenant.id,
      username: "alovelace",
      password: shown,
    });
    expect(signedIn.next).to.equal("set_credential");
    await pressOn(editor, "button", "Done");
    await readsNot(editor, shown);
    expect(announced()).not.to.contain(shown);
  });

  it("says of a name that somebody has, under it", async () => {
    const tenant = await Tenant.open({ people: [{ ...ines, username: "alovelace" }] });
    const editor = mount("user-editor", { client: tenant.client() });
    await fill(editor, tenant.addressOf("ada"));
    await pressOn(editor, "button", "Add user");
    await reads(editor, "Another user has this name.");
    await focusIs("textbox User name");
    expect(await field(editor, "First name")).to.have.property("value", "Ada");
  });
});
