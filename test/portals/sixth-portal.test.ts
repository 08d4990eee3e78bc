import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { files, writeFiles } from "../support/walk.js";
import { signInByApi } from "./support/api.js";
import { signInAt, type PortalUnderTest } from "./support/portals.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const clinic: PortalUnderTest = {
  tenant: "clinic-demo",
  manager: "manager",
  path: "/clinic/",
  people: "Colleagues",
  fields: { username: "User name or email", secret: "PIN" },
};
/** What `firstCast` makes of a PIN of six digits. */
const firstPin = "271828";

describe("a sixth portal: the clinic of docs/portal-profile.md, by its one file", () => {
  let folder = "";
  const demo = useDemo(clinic, async () => {
    folder = await mkdtemp(join(tmpdir(), "usherkit-clinic-"));
    await writeFiles(folder);
    return join(folder, "clinic");
  });
  afterAll(() => rm(folder, { recursive: true }));

  const manager = async (): Promise<UsersPage> => {
    const robin = await demo.visitor();
    return robin.signIn("manager", firstPin);
  };

  it("is on the start page, with the colleague to sign in as first", async () => {
    expect(files.map(({ notes }) => notes["file"])).toEqual(["clinic/portal.json"]);
    const somebody = await demo.visitor();
    await somebody.page.goto(`${demo.url}/`);
    await somebody.page.getByRole("link", { name: "Elmgrove Clinic" }).waitFor();
    expect((await signInByApi(demo.url, "manager", firstPin, "clinic-demo")).status).toBe(200);
  });

  it("shows the list as the file says, and offers what it names and nothing else", async () => {
    const robin = await manager();
    await robin.row("Robin Arden").waitFor();
    const headings = (await robin.headings.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());
    expect(headings.filter(Boolean)).toEqual(["First name Last name Badge", "Ward", "Status", "Actions"]);
    await robin.button("Add colleague").waitFor();
    expect(await robin.page.getByRole("button", { name: /Invite/ }).count()).toBe(0);
  });

  it("lets a colleague in by a PIN told at the desk, who chooses their own, and manages as everybody there does", async () => {
    const robin = await manager();
    await robin.press("Add colleague");
    await robin.field("First name").fill("Amara");
    await robin.field("Last name").fill("Osei");
    await robin.field("Badge").fill("amara");
    await robin.page.getByLabel(/^Ward/).fill("Paediatrics");
    await robin.dialog.getByRole("button", { name: "Add colleague" }).click();
    const secret = robin.dialog.getByRole("group", { name: "Temporary PIN" }).getByRole("code");
    const pin = await secret.innerText();
    expect(pin).toMatch(/^[0-9]{6}$/);
    await robin.page.keyboard.press("Escape");
    expect(await robin.cell("Amara Osei", "Ward")).toBe("Paediatrics");
    expect(await robin.cell("Amara Osei", "Status")).toContain("New PIN due");

    const amara = await demo.visitor();
    await amara.open();
    await signInAt(amara.page, clinic, "amara", pin);
    await amara.field("New PIN").fill("not digits");
    await amara.press("Save and continue");
    await amara.page.getByText("Use digits only.").waitFor();
    await amara.field("New PIN").fill("314159");
    await amara.press("Save and continue");
    await amara.row("Robin Arden").waitFor();
    expect(await amara.cell("Amara Osei", "Status")).toContain("Active");
  });
});
