import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import type { UserTable } from "@usherkit/elements";
import { Line, rewritten } from "./support/faults.js";
import {
  announced,
  descriptionOf,
  find,
  findAll,
  focusIs,
  focused,
  isGone,
  key,
  mount,
  nameOf,
  press,
  pressOn,
  reads,
  textOf,
  type,
} from "./support/page.js";
import { openMenu, settled } from "./support/table.js";
import { hugo, ines, marta, Tenant } from "./support/tenant.js";

/** The report on one person as another server, or a newer one, might give it. */
const reported = (username: string, actions: Record<string, object | undefined>) =>
  rewritten((page) => ({
    ...page,
    items: [...Object(page["items"])].map((user) =>
      user.username === username
        ? {
            ...user,
            access: { ...user.access, actions: JSON.parse(JSON.stringify({ ...user.access.actions, ...actions })) },
          }
        : user,
    ),
  }));

const items = (menu: HTMLElement): string[] => findAll(menu, "menuitem").map(nameOf);

describe("<user-table>: the menu of a row", () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await Tenant.open({ people: [ines, { ...hugo, deeds: ["onboard"] }, { ...marta, deeds: ["onboard"] }] });
  });
  const tableWith = async (actions: Record<string, object | undefined> = {}): Promise<[UserTable, Line]> => {
    const line = new Line();
    line.break(reported("mnowak", actions), /^(GET \/users|POST \/users\/search)$/);
    const table = mount("user-table", { client: tenant.client(line) });
    await settled(table);
    return [table, line];
  };

  it("holds what the report has for that person, and nothing that doesn’t apply", async () => {
    const [table] = await tableWith();
    expect(items(await openMenu(table, "Hugo Eriksen"))).to.deep.equal(["View/Edit", "Lock", "Delete…"]);
    await key("Escape");
    expect(items(await openMenu(table, "Inês Abreu"))).to.deep.equal([
      "View/Edit",
      "Resend new user email",
      "Lock…",
      "Delete…",
    ]);
  });

  it("is walked by the arrow keys, Home, End and letters, and Esc gives the focus back", async () => {
    const [table] = await tableWith();
    const button = await find(table, "button", "Actions for Inês Abreu");
    button.focus();
    await key("Enter");
    await focusIs("menuitem View/Edit");
    expect(button.getAttribute("aria-expanded")).to.equal("true");
    await key("ArrowDown");
    expect(announced()).to.equal("menuitem Resend new user email");
    await key("End");
    expect(announced()).to.equal("menuitem Delete…");
    await key("ArrowDown");
    expect(announced()).to.equal("menuitem View/Edit");
    await key("ArrowUp");
    expect(announced()).to.equal("menuitem Delete…");
    await key("Home");
    expect(announced()).to.equal("menuitem View/Edit");
    await type("l");
    expect(announced()).to.equal("menuitem Lock…");
    await type("re");
    // Typed at once with the "l": no item begins with "lre", so the focus stays.
    expect(announced()).to.equal("menuitem Lock…");
    await key("Escape");
    await focusIs("button Actions for Inês Abreu");
    await isGone(table, "menu");
    expect(button.getAttribute("aria-expanded")).to.equal("false");
  });

  it("closes by a second press on its button, and by a press beside it", async () => {
    const [table] = await tableWith();
    await openMenu(table, "Inês Abreu");
    await pressOn(table, "button", "Actions for Inês Abreu");
    await isGone(table, "menu");
    await openMenu(table, "Inês Abreu");
    await press(await find(table, "searchbox", "Find in results"));
    await isGone(table, "menu");
  });

  it("keeps a refused action in reach, with its reason and whom to ask, and doesn’t do it", async () => {
    const [table, line] = await tableWith({
      lock: {
        state: "denied",
        reason: "target_protected",
        remedy: { kind: "ask_role", roleIds: ["admin"], names: ["Nomvula Dlamini"], count: 1 },
      },
    });
    const menu = await openMenu(table, "Marta Nowak");
    const lock = await find(menu, "menuitem", "Lock");
    await key("ArrowDown");
    expect(focused()).to.equal(lock);
    expect(lock.ariaDisabled).to.equal("true");
    expect(descriptionOf(lock)).to.equal("You can’t lock Marta: they are protected here. Ask Nomvula Dlamini.");
    expect(textOf(menu)).to.contain("You can’t lock Marta: they are protected here");
    await key("Enter");
    await press(lock);
    expect(findAll(table, "menu")).to.have.length(1);
    expect(line.count(/lock$/)).to.equal(0);
  });

  it("takes a decision that it doesn’t know for a refusal", async () => {
    const [table] = await tableWith({ lock: { state: "ask_the_board" }, delete: { state: "allowed" } });
    const menu = await openMenu(table, "Marta Nowak");
    expect((await find(menu, "menuitem", "Lock")).ariaDisabled).to.equal("true");
    expect((await find(menu, "menuitem", "Delete…")).ariaDisabled).not.to.equal("true");
  });

  it("shows nothing of an action that the report leaves out, or that the back end can’t do", async () => {
    const [table] = await tableWith({ lock: undefined, delete: { state: "unsupported" } });
    expect(items(await openMenu(table, "Marta Nowak"))).to.deep.equal(["View/Edit"]);
  });

  it("opens whoever may only be looked at to look", async () => {
    const [table] = await tableWith({ edit: { state: "denied", reason: "policy" } });
    expect(items(await openMenu(table, "Marta Nowak"))).to.include("View");
  });

  it("says what a status means", async () => {
    const [table] = await tableWith();
    const [status] = findAll(table, "button", "Provisioned");
    if (!status) throw new Error("No status.");
    await press(status);
    await reads(await find(table, "group", /what it means$/), "Added, but hasn’t completed the onboarding.");
    await key("Escape");
    await isGone(table, "group", /what it means$/);
  });

  it("says once above the list what the viewer may do to nobody", async () => {
    const limited = await Tenant.open({
      people: [ines, { ...hugo, deeds: ["onboard"] }],
      profile: {
        roles: {
          multiple: false,
          items: [
            { id: "admin", name: "Admin", description: "All.", permissions: ["users.manage", "read"] },
            { id: "helper", name: "Helper", description: "Some.", permissions: ["users.manage", "read"] },
            { id: "domain_manager", name: "Domain manager", description: "Domains.", permissions: ["read"] },
          ],
        },
        scope: "tenant",
        rules: [
          { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
          { effect: "allow", actions: ["list", "view", "edit", "lock", "unlock"], actor: { roles: ["helper"] } },
        ],
      },
    });
    await limited.elsewhere.users.create({
      username: "kim",
      givenName: "Kim",
      familyName: "Okafor",
      email: limited.addressOf("kim"),
      roleIds: ["helper"],
    });
    await limited.do("onboard", "kim");
    const table = mount("user-table", { client: limited.client({ token: await limited.signIn("kim") }) });
    await settled(table);
    await reads(table, /You can’t .*delete users/);
    expect(items(await openMenu(table, "Inês Abreu"))).not.to.include("Delete…");
  });
});
