import { describe, expect, it } from "vitest";
import { portalNames, type PortalName } from "./support/portals.js";
import { useDemo } from "./support/stage.js";
import { openEditor, openForm, views } from "./support/views.js";

/** The buttons of each page of people that open a form. */
const forms: Record<PortalName, readonly string[]> = {
  "credit-union": ["Add User"],
  registrar: ["Invite", "Add user"],
  care: ["Add user"],
  network: ["Invite user", "Create user"],
  "network-partners": ["Invite user"],
  community: ["Invite New Users"],
};

const demo = useDemo();

describe.each(portalNames)("%s", (name) => {
  it("shows its people, the editor and each form without a finding of axe, wide and narrow, light and dark", async () => {
    const users = await demo.at(name).admin();
    expect(await views(users.page)).toEqual([]);
    const editor = await openEditor(users);
    expect(await views(users.page)).toEqual([]);
    await editor.close();
    for (const button of forms[name]) {
      const form = await openForm(users, button);
      expect([button, await views(users.page)]).toEqual([button, []]);
      await form.close();
    }
  });
});
