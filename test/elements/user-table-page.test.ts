import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import { registerMessages } from "@usherkit/elements";
import {
  announced,
  find,
  findAll,
  key,
  mount,
  nameOf,
  press,
  pressOn,
  reads,
  retype,
  textOf,
  until,
} from "./support/page.js";
import { choose, openMenu, people, rowOf, settled, shows } from "./support/table.js";
import { hugo, ines, marta, Tenant } from "./support/tenant.js";

const hostile = `
  body * { color: red !important; font: 40px cursive !important; text-transform: uppercase !important; letter-spacing: 9px !important;
      text-align: right !important; line-height: 3 !important; cursor: wait !important; white-space: pre !important;
      pointer-events: none !important; user-select: none !important; word-spacing: 50px !important; }
  div, span, table, thead, tbody, tr, th, td, button, input, select, dialog, svg, p, h2, label, [part], [role], .usher, .btn, .table {
    display: none !important; position: fixed !important; opacity: 0 !important; }
`;

describe("<user-table> on a page", () => {
  let tenant: Tenant;
  before(async () => {
    tenant = await Tenant.open({ people: [ines, hugo, { ...marta, deeds: ["onboard"] }] });
  });

  it("works from base-url alone", async () => {
    const holder = document.createElement("div");
    document.body.append(holder);
    holder.innerHTML = `<user-table base-url="/as/${tenant.token}/v1"></user-table>`;
    const table = holder.querySelector("user-table");
    if (!table) throw new Error("No table.");
    await shows(table, "Inês Abreu", "Hugo Eriksen", "Marta Nowak");
    holder.remove();
  });

  it("stays in step with another element of the same client", async () => {
    const client = tenant.client();
    const one = mount("user-table", { client });
    const other = mount("user-table", { client });
    await settled(one);
    await settled(other);
    await choose(one, "Marta Nowak", "Lock");
    await until(() => textOf(other).includes("Locked by admin"), "the other table");
    await choose(other, "Marta Nowak", "Unlock");
    await until(() => !textOf(one).includes("Locked by admin"), "the first table");
  });

  it("is usable under a hostile style sheet of the host’s", async () => {
    const sheet = document.head.appendChild(document.createElement("style"));
    sheet.textContent = hostile;
    try {
      const table = mount("user-table", { client: tenant.client() });
      await until(
        () => people(table).length === 3,
        () => `rows: ${textOf(table)}`,
      );
      const search = await find(table, "searchbox", "Find in results");
      const style = getComputedStyle(search);
      expect([style.textTransform, style.letterSpacing, style.pointerEvents]).to.deep.equal(["none", "normal", "auto"]);
      expect(parseFloat(style.fontSize)).to.be.lessThan(20);
      await press(search);
      expect(announced()).to.equal("searchbox Find in results");
      await retype(table, "Find in results", "abreu");
      await shows(table, "Inês Abreu");
      await openMenu(table, "Inês Abreu");
      await key("Escape");
      await choose(table, "Inês Abreu", "Delete…");
      const cancel = await find(table, "button", "Cancel");
      await until(() => cancel.checkVisibility({ opacityProperty: true, visibilityProperty: true }), "Cancel in sight");
      await press(cancel);
    } finally {
      sheet.remove();
    }
  });

  it("tolerates a second copy of the package, and goes on", async () => {
    const own = customElements.get("user-table");
    const copy: string = "/packages/elements/dist/usherkit.js";
    await import(copy);
    expect(customElements.get("user-table")).to.equal(own);
    const table = mount("user-table", { client: tenant.client() });
    await shows(table, "Inês Abreu", "Hugo Eriksen", "Marta Nowak");
    await pressOn(table, "button", "Hugo Eriksen");
    expect(await retype(table, "Last name", "Eriksen")).to.have.property("value", "Eriksen");
  });

  it("is loud where somebody else’s element has the name", async () => {
    const frame = document.createElement("iframe");
    try {
      const told = new Promise<string>((resolve) => {
        addEventListener("message", ({ data }) => {
          if (typeof data === "string") resolve(data);
        });
      });
      frame.srcdoc = `<script>
          addEventListener("error", ({ message }) => parent.postMessage(message));
          customElements.define("usher-provider", class extends HTMLElement {});
        </script>
        <script type="module" src="${location.origin}/packages/elements/dist/usherkit.js"></script>`;
      document.body.append(frame);
      expect(await told).to.contain("<usher-provider> is already defined");
    } finally {
      frame.remove();
    }
  });

  it("stands closer where it is compact, by attribute and by its menu", async () => {
    const table = mount("user-table", { client: tenant.client() });
    const height = async () => (await rowOf(table, "Marta Nowak")).getBoundingClientRect().height;
    await settled(table);
    const before = await height();
    table.setAttribute("density", "compact");
    await table.updateComplete;
    const after = await height();
    expect(after).to.be.lessThan(before);
    await pressOn(table, "button", "Columns and density");
    await pressOn(await find(table, "menu", "Columns and density"), "menuitemradio", "Comfortable");
    await until(() => table.density === "comfortable", "the density");
    expect(await height()).to.equal(before);
  });

  it("speaks what the host has registered, and English where that leaves something out", async () => {
    registerMessages("nl", {
      common: () => ({ loading: "Laden …" }),
      userTable: (words) => ({ search: "In de lijst zoeken", total: (n: string) => [n, words.terms.users] }),
    });
    const dutch = await Tenant.open({ people: [ines, hugo, marta], profile: { languages: ["en", "nl"] } });
    const table = mount("user-table", { client: dutch.client(), locale: "nl" });
    await find(table, "searchbox", "In de lijst zoeken");
    await reads(table, "3 users");
    await find(table, "button", "Columns and density");
    expect(table.shadowRoot?.querySelector("[part~=base]")?.getAttribute("lang")).to.equal("nl");
    table.locale = undefined;
    await find(table, "searchbox", "Find in results");
  });

  it("becomes cards where it has little room, and is a list of people for assistive technology", async () => {
    const narrow = document.body.appendChild(document.createElement("div"));
    narrow.style.inlineSize = "360px";
    const table = mount("user-table", { client: tenant.client() }, narrow);
    await find(table, "list", "Users");
    const people = () => findAll(table, "listitem").map((one) => findAll(one, "button").map(nameOf)[0]);
    const lists = (...names: string[]) => until(() => people().join() === names.join(), names.join());
    await lists("Inês Abreu", "Hugo Eriksen", "Marta Nowak");
    expect(findAll(table, "row")).to.deep.equal([]);
    expect(table.scrollWidth).to.be.at.most(360);
    // What the headings did is a menu.
    await pressOn(table, "button", /^Sorted by/);
    await pressOn(await find(table, "menu", "Sort by"), "menuitemradio", "First name");
    await key("Escape");
    await lists("Hugo Eriksen", "Inês Abreu", "Marta Nowak");
    await pressOn(table, "button", "Filters");
    await pressOn(await find(table, "menu", "Filters"), "menuitemcheckbox", "Billing");
    await key("Escape");
    await lists("Marta Nowak");
    await press(await find(table, "checkbox", "Select Marta Nowak"));
    await pressOn(table, "button", "More actions for the selection");
    const menu = await find(table, "menu", "More actions for the selection");
    expect(findAll(menu, "menuitem").map(nameOf)).to.include("Lock");
    narrow.remove();
  });

  it("takes a host’s sizes from around it, in either density", async () => {
    const tenant = await Tenant.open({ people: [ines] });
    document.body.style.setProperty("--usher-control", "60px");
    try {
      for (const density of ["comfortable", "compact"] as const) {
        const table = mount("user-table", { client: tenant.client(), density });
        const search = await find(table, "searchbox", "Find in results");
        expect([density, getComputedStyle(search).blockSize]).to.deep.equal([density, "60px"]);
      }
    } finally {
      document.body.style.removeProperty("--usher-control");
    }
  });
});
