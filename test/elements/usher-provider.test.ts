import { expect } from "@open-wc/testing";
import "@usherkit/elements/user-table/define";
import "@usherkit/elements/pending-invites/define";
import "@usherkit/elements/usher-provider/define";
import { Line } from "./support/faults.js";
import { find, mount, textOf, until } from "./support/page.js";
import { people, shows } from "./support/table.js";
import { hugo, ines, Tenant } from "./support/tenant.js";

describe("<usher-provider>", () => {
  it("gives every element inside one client, which asks for the session once", async () => {
    const tenant = await Tenant.open({ people: [ines] });
    const line = new Line();
    const provider = mount("usher-provider", { client: tenant.client(line) });
    // Anywhere inside, and added later.
    const section = provider.appendChild(document.createElement("section"));
    const table = section.appendChild(document.createElement("user-table"));
    const invites = section.appendChild(document.createElement("pending-invites"));
    await shows(table, "Inês Abreu");
    await find(invites, "heading", "No invites yet");
    const late = provider.appendChild(document.createElement("user-table"));
    await shows(late, "Inês Abreu");
    expect(line.count(/^GET \/session$/)).to.equal(1);
  });

  it("works from base-url, and an element’s own client wins", async () => {
    const tenant = await Tenant.open({ people: [ines] });
    const other = await Tenant.open({ people: [hugo] });
    const provider = mount("usher-provider", { baseUrl: tenant.baseUrl() });
    const inner = provider.appendChild(document.createElement("user-table"));
    const own = provider.appendChild(document.createElement("user-table"));
    own.client = other.client();
    await shows(inner, "Inês Abreu");
    await shows(own, "Hugo Eriksen");
  });

  it("hands a new client on, and nothing of the old one’s stays", async () => {
    const tenant = await Tenant.open({ people: [ines] });
    const other = await Tenant.open({ people: [hugo] });
    const provider = mount("usher-provider", { client: tenant.client() });
    const table = provider.appendChild(document.createElement("user-table"));
    await shows(table, "Inês Abreu");
    provider.client = other.client();
    await until(
      () => people(table).join() === "Hugo Eriksen",
      () => textOf(table),
    );
    expect(textOf(table)).not.to.contain("Abreu");
  });
});
