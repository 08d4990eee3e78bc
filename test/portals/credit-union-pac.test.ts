import { describe, expect, it } from "vitest";
import { password } from "./support/api.js";
import { choosePac, enterBank, openBank, refusalAt, titled } from "./support/bank.js";
import { credentialTo } from "./support/mailbox.js";
import {
  edit,
  leave,
  mailPac,
  offerOf,
  ownPac,
  primary,
  resetPac,
  shownPac,
  useTidewater,
} from "./support/tidewater.js";
import type { UsersPage } from "./support/users-page.js";

describe("the credit union's PACs", () => {
  const demo = useTidewater();

  /** Tries a wrong PAC until the account is locked, as somebody does who has forgotten it. */
  const lockOut = async (username: string): Promise<UsersPage> => {
    const somebody = await demo.visitor();
    for (let tries = 1; tries <= 5; tries += 1) {
      await enterBank(somebody, username, `not it ${tries}`);
      expect(await refusalAt(somebody)).toMatch(/^The user name or PAC is not right\./);
    }
    await enterBank(somebody, username);
    expect(await refusalAt(somebody)).toBe(
      "Your access is locked. The Primary Contact or a Company Administrator can unlock it.",
    );
    return somebody;
  };

  it("CU-5 failed sign-ins lock; Unlock offers to reset the PAC in the same step, since a forgotten one is the commonest cause", async () => {
    const joaquin = await lockOut("jbelmonte");
    const users = await demo.manager("sortega");
    expect(await users.cell("Joaquín Belmonte", "Status")).toBe("Locked");
    await users.choose("Joaquín Belmonte", "Unlock…");
    const { question } = users;
    await question.getByText(/after too many wrong tries\. A forgotten PAC is the commonest cause\./).waitFor();
    expect(await question.getByRole("radio", { name: "Unlock and reset the PAC" }).isChecked()).toBe(true);
    await question.getByRole("button", { name: "Unlock and reset" }).click();
    const pac = await shownPac(question);
    await question.getByText("Shown once. It’s gone when you close this.").waitFor();
    await question.getByRole("button", { name: "Close" }).click();
    await question.waitFor({ state: "hidden" });
    await expect.poll(() => users.cell("Joaquín Belmonte", "Status")).toBe("Temporary PAC");

    await enterBank(joaquin, "jbelmonte");
    expect(await refusalAt(joaquin)).toMatch(/^The user name or PAC is not right\./);
    await enterBank(joaquin, "jbelmonte", pac);
    await choosePac(joaquin, ownPac);
    await titled(joaquin, "Accounts");
  });

  it("CU-5 Unlock without a reset: the PAC as it is opens again", async () => {
    const renee = await lockOut("rcastonguay");
    const users = await demo.manager("blindqvist");
    await users.choose("Renée Castonguay", "Unlock…");
    await users.question.getByRole("radio", { name: "Only unlock" }).check();
    await users.question.getByRole("button", { name: "Unlock", exact: true }).click();
    await users.told("Renée Castonguay unlocked");
    await expect.poll(() => users.cell("Renée Castonguay", "Status")).toBe("Active");
    await enterBank(renee, "rcastonguay");
    await titled(renee, "Accounts");
  });

  it("CU-6 the Edit page resets the PAC: the temporary one is shown once, works, and must be changed", async () => {
    const name = "Keoni Kahananui";
    const users = await demo.manager("blindqvist");
    const dialog = await edit(users, name);
    await dialog.getByText(/^You see it once and tell it to Keoni\b.* must change it at the next sign-in\.$/).waitFor();
    await dialog.getByRole("button", { name: "Reset PAC…" }).click();
    await users.question.getByText("The new PAC is temporary: it must be changed at the first sign-in.").waitFor();
    await users.question.getByRole("button", { name: "Cancel" }).click();
    expect(await demo.signIn("kkahananui")).toBe(200);
    await dialog.getByRole("button", { name: "Reset PAC…" }).click();
    await users.question.getByRole("button", { name: /^Reset PAC/ }).click();
    const pac = await shownPac(dialog);
    await dialog.getByText("Shown once. It’s gone when you close this.").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
    await (await edit(users, name)).waitFor();
    expect(await users.page.getByText(pac).count()).toBe(0);

    expect(await demo.signIn("kkahananui")).toBe(401);
    const keoni = await demo.member("kkahananui", pac);
    await titled(keoni, "Choose a new PAC");
    await openBank(keoni, "/accounts/seward");
    await titled(keoni, "Choose a new PAC");
    await choosePac(keoni, pac);
    await keoni.page.getByText("Choose a PAC that differs from the present one.").waitFor();
    await choosePac(keoni, ownPac);
    await titled(keoni, "Accounts");
    expect(await demo.signIn("kkahananui", pac)).toBe(401);
  });

  it("CU-8 the sign-in page says whom to ask, with both telephone numbers: to everybody alike, and nothing of who exists", async () => {
    const stranger = await demo.visitor();
    await openBank(stranger, "/sign-in");
    const pages: string[] = [];
    const refusals: string[] = [];
    for (const username of ["blindqvist", "sortega", "wenjiayi", "cdrummond", "nobody-at-all"]) {
      await enterBank(stranger, username, "not it");
      refusals.push(await refusalAt(stranger));
      await stranger.page.getByRole("link", { name: "Forgotten your PAC?" }).click();
      await titled(stranger, "Forgotten your PAC?");
      pages.push(await stranger.page.getByRole("main").innerHTML());
    }
    expect(new Set(refusals).size).toBe(1);
    expect(new Set(pages).size).toBe(1);
    const said = await stranger.page.getByRole("main").innerText();
    expect(said).toContain("Ask somebody who manages your company’s users: Primary Contact or Company Administrator.");
    expect(said).toContain(
      "If the Primary Contact’s PAC is forgotten and no Company Administrator is assigned to the account, please call the Member Service Center.",
    );
    for (const number of ["555-0145", "(800) 555-0199"])
      await stranger.page.getByRole("link", { name: number, exact: true }).waitFor();
    expect(await stranger.page.getByRole("textbox").count()).toBe(0);
  });

  it("CU-8 the Primary Contact's own PAC: ask a Company Administrator where there is one, else the Service Center", async () => {
    const users = await demo.manager("blindqvist");
    const own = async (): Promise<string> => {
      const dialog = await edit(users, primary);
      const button = dialog.getByRole("button", { name: "Reset PAC…" });
      expect(await button.isDisabled()).toBe(true);
      const why = await dialog.getByText(/^You can’t set a temporary PAC for yourself/).innerText();
      await leave(users, dialog);
      return why;
    };
    expect(await own()).toMatch(/^You can’t set a temporary PAC for yourself\. Ask .*Samuel Ortega.*\.$/);
    const api = await demo.api();
    const give = async (username: string, roleId: string) => {
      const { id } = await api.user(username);
      const answer = await api.send("PUT", `/users/${id}/roles`, { roleIds: [roleId] }, { "If-Match": "*" });
      expect(answer.status).toBe(200);
    };
    const administrators = (await api.users("roleId=company_administrator")).map(({ username }) => username);
    for (const username of administrators) await give(username, "user");
    await users.open();
    await users.row(primary).waitFor();
    expect(await own()).toBe(
      // No number breaks at the end of a line.
      "You can’t set a temporary PAC for yourself. Contact Member Service Center: 555\u20110145, (800)\u00a0555\u20110199.",
    );
    for (const username of administrators) await give(username, "company_administrator");
  });

  it("CU-7 who may reset whose PAC, as the rows offer it and the server answers", async () => {
    const self = /^You can’t set a temporary PAC for yourself\. Ask .+\.$/;
    // The same remedy for all that is denied to him stands once, above the items.
    const selfBelow = /^You can’t set a temporary PAC for yourself \| Ask .+$/;
    const offered = /^offered$/;
    const expected = [
      ["blindqvist", primary, self],
      ["blindqvist", "Samuel Ortega", offered],
      ["blindqvist", "Михаил Николаев", offered],
      ["blindqvist", "Elif Karaca", offered],
      ["sortega", primary, offered],
      ["sortega", "Samuel Ortega", selfBelow],
      ["sortega", "Михаил Николаев", offered],
      ["sortega", "Elif Karaca", offered],
    ] as const;
    for (const actor of ["blindqvist", "sortega"]) {
      const users = await demo.manager(actor);
      for (const [, name, offer] of expected.filter(([who]) => who === actor))
        expect(`${name}: ${await offerOf(users, name, "Reset PAC…")}`).toMatch(
          new RegExp(`^${name}: ${offer.source.slice(1)}`),
        );
      const api = await demo.api(actor);
      const { id } = await api.user(actor);
      expect((await api.send("POST", `/users/${id}/temporary-password`, {})).status).toBe(403);
    }
    // A User resets nobody's, not even their own.
    const api = await demo.api();
    const elif = await demo.api("ekaraca");
    for (const username of ["blindqvist", "sortega", "tkaragiannis", "ekaraca"]) {
      const { id } = await api.user(username);
      const { status } = await elif.send("POST", `/users/${id}/temporary-password`, {});
      expect([403, 404]).toContain(status);
      expect(await demo.signIn(username)).toBe(200);
    }
  });

  it("CU-7 each reset is done: what was the PAC opens nothing any more, and the temporary one does", async () => {
    for (const [actor, username, name] of [
      ["sortega", "arjunrao", "अर्जुन राव"],
      ["blindqvist", "arjunrao", "अर्जुन राव"],
      ["blindqvist", "mnikolaev", "Михаил Николаев"],
      ["sortega", "mnikolaev", "Михаил Николаев"],
    ] as const) {
      const pac = await resetPac(await demo.manager(actor), name);
      expect(await demo.signIn(username, password)).toBe(401);
      expect(await demo.signIn(username, pac)).toBe(200);
    }
  });

  it("CU-6, CU-7 the PAC of who holds more goes to that person alone, and isn't shown", async () => {
    const address = "b.lindqvist@tidewatersupply.example";
    const users = await demo.manager("sortega");
    const dialog = await edit(users, primary);
    expect(await dialog.getByLabel("Email").getAttribute("readonly")).not.toBeNull();
    await dialog.getByText(/^Beatrix can do more than you, /).waitFor();
    await leave(users, dialog);
    await mailPac(users, primary, address);
    expect(await demo.signIn("blindqvist", password)).toBe(401);
    const beatrix = await demo.member("blindqvist", await credentialTo(demo.url, address, /^Your temporary PAC for /));
    await choosePac(beatrix, ownPac);
    await titled(beatrix, "Accounts");
  });
});
