import { describe, expect, it } from "vitest";
import { portalNames, type PortalName } from "./support/portals.js";
import { useDemo } from "./support/stage.js";
import { views } from "./support/views.js";

/** What each host has besides its page of people; `forgotten`: the way for who can't sign in. */
const hostPages: Record<PortalName, { readonly forgotten: string; readonly others: readonly string[] }> = {
  "credit-union": {
    forgotten: "/credit-union/forgotten",
    others: [
      "/credit-union/",
      "/credit-union/accounts/operating",
      "/credit-union/features/wires",
      "/credit-union/pac",
      "/credit-union/nowhere",
    ],
  },
  registrar: { forgotten: "/account/forgotten/?tenant=halden", others: ["/registrar/help/"] },
  care: {
    forgotten: "/account/forgotten/?tenant=solvan",
    others: ["/care/home/", "/care/tickets/", "/care/personas-guide/"],
  },
  network: {
    forgotten: "/account/forgotten/?tenant=meridian",
    others: ["/network/", "/network/users/invites/", "/network/account/", "/network/contacts/", "/network/help/"],
  },
  "network-partners": {
    forgotten: "/account/forgotten/?tenant=meridian-partners",
    others: ["/network-partners/quoting/"],
  },
  community: {
    forgotten: "/account/forgotten/?tenant=tallisworks",
    others: ["/cases", "/community", "/profile"],
  },
};

const demo = useDemo();

describe.each(portalNames)("%s", (name) => {
  const portal = demo.at(name);
  const { forgotten, others } = hostPages[name];

  it("has nothing on its pages besides the people that axe finds, before the sign-in or after", async () => {
    const stranger = await portal.visitor();
    await stranger.open();
    await stranger.button("Sign in").waitFor();
    expect(await views(stranger.page)).toEqual([]);
    await stranger.page.goto(new URL(forgotten, demo.url).href);
    await stranger.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await views(stranger.page)).toEqual([]);
    const { page, url } = await portal.admin();
    // An import that is broken off by leaving would count as an error that nobody caught.
    await page.waitForLoadState("networkidle");
    for (const path of others) {
      await page.goto(new URL(path, url).href, { waitUntil: "networkidle" });
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect([path, await views(page)]).toEqual([path, []]);
    }
  });
});
