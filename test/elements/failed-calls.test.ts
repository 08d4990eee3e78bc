import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-editor/define";
import "@usherkit/elements/user-table/define";
import { limited, Line, unavailable, unknown } from "./support/faults.js";
import { find, findAll, heard, isGone, mount, pressOn, reads, retype, textOf, until } from "./support/page.js";
import { choose } from "./support/table.js";
import { ines, marta, Tenant } from "./support/tenant.js";

const minute = 60_000;

describe("a call that fails for now", () => {
  let tenant: Tenant;
  let line: Line;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, marta] });
    line = new Line();
  });
  const edit = async (userId = tenant.idOf("iabreu"), client = tenant.client(line)) => {
    const editor = mount("user-editor", { client, userId });
    await find(editor, "textbox", "First name");
    return editor;
  };

  it("says when to try again, in the largest unit that says it well", async () => {
    const editor = await edit();
    const input = await retype(editor, "Last name", "Abreu Lopes");
    for (const [seconds, when] of [
      [40, "in 40 seconds"],
      [90, "in 2 minutes"],
      [3 * 3600, "in 3 hours"],
    ] as const) {
      line.break(limited(seconds), /^PATCH/);
      await pressOn(editor, "button", "Save changes");
      await reads(editor, `Nothing was saved. Too many tries for the moment. Try again ${when}.`);
    }
    expect(input.value).to.equal("Abreu Lopes");
    line.mend();
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
  });

  it("says so beside the rows that stay, too", async () => {
    const table = mount("user-table", { client: tenant.client(line) });
    await reads(table, "Inês Abreu");
    line.break(unavailable, /^(?:GET|POST) \/users/);
    await table.refresh();
    await reads(table, "The server is busy or being restarted. Try again in 1 minute.");
    await reads(table, "Inês Abreu");
  });

  it("asks for a fresh sign-in where one’s own address needs it, and keeps it typed", async () => {
    const asked = heard("sign-in-required");
    const own = await Tenant.open({ profile: { scope: "tenant" } });
    let { token } = own;
    const client = own.client({ fetch: own.fetchAs(() => token) });
    const editor = await edit(own.managerId, client);
    const input = await retype(editor, "Primary email", `moved@${own.id}.example`);
    await own.pass(16 * minute);
    await pressOn(editor, "button", "Save changes");
    const alert = await find(editor, "alert");
    await reads(
      alert,
      "Nothing was saved. Your sign-in is too long ago for this. Sign in again. What you typed is kept.",
    );
    expect(asked.map(({ detail }) => detail.reason)).to.deep.equal(["step_up"]);
    await pressOn(alert, "button", "Sign in");
    expect(asked.map(({ detail }) => detail.reason)).to.deep.equal(["step_up", "step_up"]);
    expect(input.value).to.equal(`moved@${own.id}.example`);
    token = await own.signIn("nomvula.dlamini");
    await editor.reload();
    await pressOn(editor, "button", "Save changes");
    await reads(editor, /Saved at/);
    await isGone(editor, "alert");
  });

  it("offers the sign-in beside the section that needs it", async () => {
    const sections = ["email", "lock"].map((id) => ({ id }));
    const own = await Tenant.open({ profile: { scope: "tenant", editor: { shape: "sections", sections } } });
    const asked = heard("sign-in-required");
    const editor = mount("user-editor", { client: own.client(), userId: own.managerId });
    await retype(editor, "Primary email", `moved@${own.id}.example`);
    await own.pass(16 * minute);
    await pressOn(editor, "button", "Update email");
    await pressOn(await find(editor, "alert"), "button", "Sign in");
    expect(asked.map(({ detail }) => detail.reason)).to.deep.equal(["step_up", "step_up"]);
  });
});

describe("a call of which nobody knows whether it was carried out", () => {
  let tenant: Tenant;
  let line: Line;
  beforeEach(async () => {
    tenant = await Tenant.open({ people: [ines, { ...marta, deeds: ["onboard"] }] });
    line = new Line();
  });

  it("counts neither as saved nor as not saved, and shows what has become of it", async () => {
    const saved = heard("user-saved");
    const editor = mount("user-editor", { client: tenant.client(line), userId: tenant.idOf("iabreu") });
    await retype(editor, "Last name", "Abreu Lopes");
    line.break(unknown, /^PATCH/);
    await pressOn(editor, "button", "Save changes");
    const alert = await find(editor, "alert");
    await reads(
      alert,
      "It isn’t known whether this was saved. The server lost its database meanwhile. Trying again is safe.",
    );
    expect(saved).to.deep.equal([]);
    expect(textOf(editor)).not.to.contain("Saved at");
    // It was stored, as the next reading shows.
    await until(() => !textOf(editor).includes("unsaved"), "nothing left to save");
    expect(await find(editor, "textbox", "Last name")).to.have.property("value", "Abreu Lopes");
  });

  it("is not called done where it is an action on a row", async () => {
    const done = heard("user-action-done");
    const table = mount("user-table", { client: tenant.client(line) });
    await reads(table, "Marta Nowak");
    line.break(unknown, /\/lock$/);
    await choose(table, "Marta Nowak", "Lock");
    await reads(
      await find(table, "alert"),
      "It isn’t known whether this was done. The server lost its database meanwhile.",
    );
    expect(done).to.deep.equal([]);
    expect(textOf(table)).not.to.contain("Marta Nowak locked");
    expect(findAll(table, "alertdialog")).to.have.length(1);
  });
});
