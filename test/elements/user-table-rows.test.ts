import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import type { UserTable } from "@usherkit/elements";
import { Line, dropped } from "./support/faults.js";
import {
  descriptionOf,
  find,
  findAll,
  focusIs,
  isGone,
  key,
  mount,
  nameOf,
  press,
  pressOn,
  reads,
  readsNot,
  textOf,
  until,
} from "./support/page.js";
import { settled } from "./support/table.js";
import { hugo, ines, marta, Tenant, type Contact } from "./support/tenant.js";

const registered = [
  { ...hugo, deeds: ["onboard"] },
  { ...marta, deeds: ["onboard"] },
] as const;

/** A community's list: who is registered, who may sign in; the inactive left out. */
const community = {
  terms: {
    user: "contact",
    users: "contacts",
    role: "role",
    roles: "roles",
    inviteUser: "Invite New Users",
    registered: "Community User",
    actions: { invite: "Invite to Community" },
  },
  columns: [
    { id: "name", label: "Name", fields: ["givenName", "familyName"] },
    { id: "registration", label: "Community", fields: ["registration"], sort: "status" },
    { id: "active", label: "Active Login", fields: ["active"] },
  ],
  actions: ["create", "list", "invite", "listInvitations", "view", "activate", "deactivate"],
  rowActions: { display: "buttons", actions: [] },
  inactiveToggle: "Show people no longer linked",
  invitation: { linkDays: 14, contacts: true, roleIds: ["read_only"] },
  scope: "tenant",
  rules: [
    { effect: "deny", actions: ["deactivate"], target: { relation: "self" }, reason: "own_login", remedy: "ask_role" },
    { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
  ],
  reasons: [{ id: "own_login", text: "You can’t switch off your own" }],
};
const contacts: readonly Contact[] = [
  { givenName: "Petr", familyName: "Havránek", email: "petr.havranek@tallisworks.example" },
  { givenName: "Imogen", familyName: "Sallow", email: "imogen.sallow@tallisworks.example", active: false },
];

const inCommunity = async (line?: Line): Promise<[UserTable, Tenant]> => {
  const tenant = await Tenant.open({ people: registered, contacts, instead: community });
  const table = mount("user-table", { client: tenant.client(line) });
  await settled(table);
  return [table, tenant];
};
const loginOf = (name: string) => `Active Login, ${name}`;
const isOn = (element: HTMLElement): boolean => element instanceof HTMLInputElement && element.checked;

describe("<user-table>: actions as buttons in the rows", () => {
  const withActions = async (
    actions: readonly string[],
    rules?: readonly object[],
    isAlone = false,
  ): Promise<UserTable> => {
    const tenant = await Tenant.open({
      people: [ines, ...registered],
      instead: {
        rowActions: { display: "buttons", actions },
        ...(isAlone && { actions: ["list", "create", "view", ...actions, "unlock", "activate"] }),
        ...(rules && { rules, scope: "tenant" }),
      },
    });
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    return table;
  };

  it("CA-1: has a named pencil and a named bin at each row, with their pictures from the first rows on", async () => {
    const table = await withActions(["edit", "delete"]);
    const edit = await find(table, "button", "View/Edit: Marta Nowak");
    expect(edit.title).to.equal("View/Edit: Marta Nowak");
    expect(edit.querySelector("path")?.getAttribute("d")).to.match(/^m10\.75/);
    expect(findAll(table, "button", "Actions for Marta Nowak")).to.have.length(0);
    await pressOn(table, "button", "Delete Marta Nowak");
    await find(table, "alertdialog", "Delete Marta Nowak?");
  });

  it("CA-1: has an X in the place of the bin where the portal says so", async () => {
    const tenant = await Tenant.open({
      people: [...registered],
      instead: { rowActions: { display: "buttons", actions: ["edit", "delete"], deleteIcon: "cross" } },
    });
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    const cross = (await find(table, "button", "Delete Marta Nowak")).querySelector("path");
    expect(cross?.getAttribute("d")).to.equal("m4 4 8 8M12 4l-8 8");
  });

  it("has room for them in the heading too", async () => {
    const table = await withActions(["edit", "lock", "delete"]);
    const head = await find(table, "columnheader", "Actions");
    const last = await find(table, "button", "Delete Marta Nowak");
    const first = await find(table, "button", "View/Edit: Marta Nowak");
    expect(head.getBoundingClientRect().left).to.be.lessThan(first.getBoundingClientRect().left + 1);
    expect(head.getBoundingClientRect().right).to.be.greaterThan(last.getBoundingClientRect().right);
  });

  it("keeps what doesn’t fit in a menu, and has the menu alone as cards", async () => {
    const table = await withActions(
      ["edit", "setRoles", "sendPasswordReset", "resendWelcome", "lock", "deactivate", "revokeSessions", "delete"],
      undefined,
      true,
    );
    await find(table, "button", "View/Edit: Marta Nowak");
    expect(findAll(table, "button", "Delete Marta Nowak")).to.have.length(0);
    await pressOn(table, "button", "Actions for Marta Nowak");
    expect(findAll(await find(table, "menu"), "menuitem").map(nameOf)).to.contain("Delete…");
    await key("Escape");
    // Who hasn't signed up has one fewer: all of them have room.
    await find(table, "button", "Delete Inês Abreu");
    table.style.inlineSize = "360px";
    await isGone(table, "button", "View/Edit: Inês Abreu");
    await find(table, "button", "Actions for Inês Abreu");
  });

  it("CU-5: offers the reset with an unlock, and shows what was made once", async () => {
    const tenant = await Tenant.open({
      people: [{ ...marta, deeds: ["onboard", "wrongPasswords"] }],
      profile: { credential: { onCreate: ["welcome", "temporary"] } },
      instead: {
        actions: ["create", "list", "view", "edit", "unlock", "setTemporaryPassword", "delete"],
        rowActions: { display: "buttons", actions: ["edit", "unlock", "delete"] },
      },
    });
    const table = mount("user-table", { client: tenant.client() });
    await settled(table);
    await pressOn(table, "button", "Unlock Marta Nowak");
    const dialog = await find(table, "alertdialog");
    expect(findAll(dialog, "radio")).to.have.length(2);
    await press(findAll(dialog, "button").at(-1) ?? dialog);
    const secret = await find(table, "group", "Temporary password");
    expect(secret.querySelector("code")?.textContent).to.match(/\S{6,}/);
    await find(secret, "button", "Copy the temporary password");
    // It isn't lost by a key.
    await key("Escape");
    await find(table, "group", "Temporary password");
    expect((await tenant.find("mnowak")).lock).to.equal(null);
  });

  it("shows what is refused for this person as refused, and says why to who presses it", async () => {
    const table = await withActions(
      ["edit", "delete"],
      [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        {
          effect: "deny",
          actions: ["delete"],
          target: { relation: "self" },
          reason: "self_action",
          remedy: "ask_role",
        },
      ],
    );
    const button = await pressOn(table, "button", "Delete Nomvula Dlamini");
    expect(button.ariaDisabled).to.equal("true");
    expect(descriptionOf(button)).to.match(/^You can’t delete yourself\. Ask /);
    const why = await find(table, "group", "Delete…");
    expect(textOf(why)).to.contain("You can’t delete yourself");
    expect(findAll(table, "alertdialog")).to.have.length(0);
  });
});

describe("<user-table>: who is registered, and who may sign in", () => {
  it("CO-1: says who is registered, and offers to invite who isn’t", async () => {
    const [table] = await inCommunity();
    await reads(table, "Community User");
    await find(table, "button", "Invite to Community: Petr Havránek");
    expect(findAll(table, "button", /^Invite to Community/)).to.have.length(1);
  });

  it("CO-2: invites from the row, which then says so, and once more", async () => {
    const [table, tenant] = await inCommunity();
    await pressOn(table, "button", "Invite to Community: Petr Havránek");
    await focusIs("button Send again: Petr Havránek");
    await reads(table, /Invited Sent \d/);
    expect(await tenant.mailTo("petr.havranek@tallisworks.example")).to.have.length(1);
    await pressOn(table, "button", "Send again: Petr Havránek");
    await until(() => textOf(table).includes("Invitation sent to Petr Havránek"), "word of it");
    await settled(table);
    expect(await tenant.mailTo("petr.havranek@tallisworks.example")).to.have.length(2);
  });

  it("CO-4: switches a login off and on, in its place and at the server", async () => {
    const [table, tenant] = await inCommunity();
    const login = await pressOn(table, "switch", loginOf("Marta Nowak"));
    await until(() => !isOn(login), "the switch to be off");
    expect((await tenant.find("mnowak")).active).to.equal(false);
    await settled(table);
    await pressOn(table, "switch", loginOf("Marta Nowak"));
    await until(async () => (await tenant.find("mnowak")).active, "the server to let her in again");
    await until(async () => isOn(await find(table, "switch", loginOf("Marta Nowak"))), "the switch to be on");
  });

  it("CO-4: has no switch for who isn’t registered, and a dead one with its reason for oneself", async () => {
    const [table] = await inCommunity();
    expect(findAll(table, "switch", loginOf("Petr Havránek"))).to.have.length(0);
    const own = await pressOn(table, "switch", loginOf("Nomvula Dlamini"));
    expect(own.ariaDisabled).to.equal("true");
    expect(descriptionOf(own)).to.match(/^You can’t switch off your own\. Ask /);
    expect(isOn(own)).to.equal(true);
  });

  it("keeps the switch where it was when the server couldn’t be reached, and says so", async () => {
    const line = new Line();
    const [table, tenant] = await inCommunity(line);
    line.break(dropped, /deactivate$/);
    await pressOn(table, "switch", loginOf("Hugo Eriksen"));
    await find(table, "alertdialog");
    expect(table.shadowRoot?.querySelectorAll("tbody input[role=switch]:not(:checked)")).to.have.length(0);
    expect((await tenant.find("heriksen")).active).to.equal(true);
  });

  it("CO-5: leaves out who is inactive, in the question and in the count, until one asks for everybody", async () => {
    const line = new Line();
    const [table] = await inCommunity(line);
    await reads(table, "4 contacts of Halden Media");
    expect(textOf(table)).not.to.contain("Imogen Sallow");
    await pressOn(table, "switch", "Show people no longer linked");
    await reads(table, "Imogen Sallow");
    await reads(table, "5 contacts of Halden Media");
    await pressOn(table, "switch", "Show people no longer linked");
    await readsNot(table, "Imogen Sallow");
    const asked = line.sent.filter(({ route }) => /^(GET \/users|POST \/users\/search)$/.test(route));
    expect(asked.length).to.be.greaterThan(2);
  });
});
