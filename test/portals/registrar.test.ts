import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { useDemo } from "./support/stage.js";

const Cast = z.object({
  people: z.array(z.object({ givenName: z.string(), familyName: z.string(), addedBy: z.string() })),
});
/** Whom an Admin has added, by the demo's own cast. */
const childrenOf = async (username: string): Promise<string[]> => {
  const { people } = z.parse(Cast, JSON.parse(await readFile("examples/registrar/people.json", "utf8")));
  return people
    .filter(({ addedBy }) => addedBy === username)
    .map(({ givenName, familyName }) => `${givenName} ${familyName}`);
};
const sorted = (names: readonly string[]) => [...names].sort();

describe("the registrar's table of users", () => {
  const demo = useDemo();

  it("RP-1 only an Admin sees the page; who isn't one is told whom to ask", async () => {
    const billing = await demo.visitor();
    await billing.signIn("psharma");
    await billing.heading("You do not have access to this feature.");
    const said = billing.page.getByText(/Only an Admin can manage users/);
    expect(await said.innerText()).toMatch(/Ask (Nomvula Dlamini or Hugo Eriksen|Hugo Eriksen or Nomvula Dlamini)\./);
    expect(await billing.page.getByRole("table").count()).toBe(0);
    expect(await billing.page.getByRole("link", { name: "Users", exact: true }).count()).toBe(0);
    for (const name of ["Add user", "Invite"]) expect(await billing.button(name).count()).toBe(0);
    const api = await demo.api("psharma");
    expect((await api.send("GET", "/users")).status).toBe(403);
  });

  it("RP-1 lists the signed-in Admin's children and counts nobody else: total, pages, search", async () => {
    const users = await demo.admin();
    const children = await childrenOf("ndlamini");
    expect(await users.total()).toBe("24 users");
    expect(children).toHaveLength(24);
    expect(sorted(await users.names())).toEqual(sorted(children));

    await users.field("Rows on a page").selectOption("10");
    const seen: string[] = [];
    for (const [rows, place] of [
      [10, "1–10 of 24 users"],
      [10, "11–20 of 24 users"],
      [4, "21–24 of 24 users"],
    ] as const) {
      await expect.poll(() => users.page.getByRole("navigation", { name: "Pages" }).innerText()).toContain(place);
      await expect.poll(() => users.names()).toHaveLength(rows);
      seen.push(...(await users.names()));
      if (rows === 10) await users.press("Next page");
    }
    expect(await users.button("Next page").isDisabled()).toBe(true);
    expect(sorted(seen)).toEqual(sorted(children));
    await users.press("Previous page");
    await expect.poll(() => users.names()).toEqual(seen.slice(10, 20));

    // Hugo is a child of Nomvula, his children are not: neither she nor her search finds them, and no page may show her.
    await users.search.fill("Lindqvist");
    await users.heading("No one matches “Lindqvist”");
    await users.search.fill("Eriksen");
    await expect.poll(() => users.names()).toEqual(["Hugo Eriksen"]);
    expect(await users.total()).toBe("1 user");
    await users.search.fill("ndlamini");
    await users.heading("No one matches “ndlamini”");
  });

  it("RP-1 shows another Admin their own children alone; a child of somebody else is as unknown as nobody", async () => {
    const hugo = await demo.admin("heriksen");
    expect(await hugo.total()).toBe("9 users");
    expect(sorted(await hugo.names())).toEqual(sorted(await childrenOf("heriksen")));
    await hugo.search.fill("Abreu");
    await hugo.heading("No one matches “Abreu”");

    const ines = await (await demo.api()).user("iabreu");
    const api = await demo.api("heriksen");
    const answers = await Promise.all(
      [ines.id, crypto.randomUUID()].map(async (id) => {
        const response = await api.send("GET", `/users/${id}`);
        return { status: response.status, body: (await response.text()).replace(/"requestId":"[^"]*"/, "") };
      }),
    );
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]).toEqual(answers[1]);
  });

  it("asks for as many rows at once as the API gives, whatever page-size says", async () => {
    const { page } = await demo.admin();
    for (const [tag, usual] of [
      ["user-table", "25"],
      ["pending-invites", "50"],
    ] as const) {
      if (tag === "pending-invites") await page.getByRole("link", { name: "Pending invites" }).click();
      await page.locator(tag).getByRole("row").nth(1).waitFor();
      for (const [size, limit] of [
        ["500", "200"],
        ["0", "1"],
        ["12.6", "12"],
        ["many", usual],
      ] as const) {
        const answered = page.waitForResponse(
          (response) => new URL(response.url()).searchParams.get("limit") === limit,
        );
        await page.locator(tag).evaluate((element, value) => {
          element.setAttribute("page-size", value);
        }, size);
        expect([tag, size, (await answered).status()]).toEqual([tag, size, 200]);
      }
    }
  });

  it("RP-2 has the nine columns and the actions right-most, times in GMT, and help on status and role", async () => {
    const users = await demo.admin("ndlamini", { timezoneId: "Asia/Tokyo", locale: "de-DE" });
    const sorts = await Promise.all(
      (await users.headings.all()).map((heading) => heading.getByRole("button").allInnerTexts()),
    );
    expect(sorts.map((names) => names.map((name) => name.replaceAll(/\s+/g, " ").trim()))).toEqual([
      [],
      ["First name", "Last name", "User name"],
      ["Status"],
      ["Role"],
      ["Primary email"],
      ["Last logged in GMT"],
      ["Added date GMT"],
      ["Modified date GMT"],
      [],
    ]);
    expect(await users.headings.last().innerText()).toBe("Actions");
    // By which it is sorted is told to assistive technology in words.
    await users.button("Last name, ascending").waitFor();

    const ines = await (await demo.api()).user("iabreu");
    const gmt = (instant: string | null) => {
      const at = new Date(instant ?? Number.NaN);
      const month = at.toLocaleString("en", { month: "short", timeZone: "UTC" });
      return `${at.getUTCDate()} ${month} ${at.getUTCFullYear()} ${at.toISOString().slice(11, 16)}`;
    };
    const cells = users.row("Inês Abreu").getByRole("cell");
    const texts = (await cells.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());
    expect(texts.slice(1, -1)).toEqual([
      "Active",
      "Domain manager",
      ines.email,
      gmt(ines.lastSignInAt),
      gmt(ines.createdAt),
      gmt(ines.updatedAt),
    ]);
    await users.table.getByRole("rowheader", { name: "Inês Abreu iabreu", exact: true }).waitFor();
    await cells.last().getByRole("button", { name: "Actions for Inês Abreu" }).waitFor();

    for (const [column, anchor, heading, entry] of [
      ["Status", "status", "What a status means", "Locked after too many wrong passwords."],
      ["Role", "roles", "What a role may do", "Sees invoices and payment methods, and pays."],
    ] as const) {
      const opened = users.page.context().waitForEvent("page");
      await users.headings.getByRole("link", { name: `Help on ${column}` }).click();
      const help = await opened;
      await help.getByRole("heading", { name: heading }).waitFor();
      expect(new URL(help.url()).pathname + new URL(help.url()).hash).toBe(`/registrar/help/#${anchor}`);
      expect(await help.locator(`#${anchor}`).innerText()).toBe(heading);
      await help.getByText(entry).waitFor();
      await help.close();
    }
  });

  it("RP-4 sorts by each heading, and reverses at the second click", async () => {
    const users = await demo.admin();
    const api = await demo.api();
    const order = async (sort: string) =>
      (await api.users(`sort=${sort}`)).map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    const state = (label: string) =>
      users.headings
        .filter({ has: users.page.getByRole("button", { name: label }) })
        .evaluate((heading) => heading.ariaSort);
    const headings = [
      ["First name", "givenName"],
      ["Last name", "familyName"],
      ["User name", "username"],
      ["Status", "status"],
      ["Role", "role"],
      ["Primary email", "email"],
      ["Last logged in GMT", "lastSignInAt"],
      ["Added date GMT", "createdAt"],
      ["Modified date GMT", "updatedAt"],
    ] as const;
    expect(await state("Last name")).toBe("ascending");
    expect(await users.names()).toEqual(await order("familyName"));
    for (const [label, key] of headings) {
      const up = await order(key);
      const down = await order(`-${key}`);
      expect(down).not.toEqual(up);
      await users.headings.getByRole("button", { name: label }).click();
      await expect.poll(() => users.names()).toEqual(up);
      expect(await state(label)).toBe("ascending");
      await users.headings.getByRole("button", { name: label }).click();
      await expect.poll(() => users.names()).toEqual(down);
      expect(await state(label)).toBe("descending");
      expect(await users.table.locator("[aria-sort]").count()).toBe(1);
    }
    // Who has never signed in stands last both ways.
    const never = ["Marguerite Charbonneau", "Stanisław Kowalczyk"];
    for (const sort of ["lastSignInAt", "-lastSignInAt"])
      expect(sorted((await order(sort)).slice(-2))).toEqual(sorted(never));
  });

  it("RP-5 finds by a part of a name as one types, without Enter, in every script", async () => {
    const users = await demo.admin();
    const api = await demo.api();
    await users.search.click();
    for (const text of ["o", "ow", "owa", "owal"]) {
      await users.page.keyboard.press(text.slice(-1));
      const found = await api.users(`search=${text}&sort=familyName`);
      const names = found.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
      await expect.poll(() => users.names()).toEqual(names);
      expect(await users.total()).toBe(`${names.length} ${names.length === 1 ? "user" : "users"}`);
    }
    expect(await users.names()).toEqual(["Stanisław Kowalczyk"]);
    for (const [part, name] of [
      ["bgbose", undefined],
      ["weather", "Oluwaseun Bamgbose-Fairweather"],
      ["OZTURK", "Büşra Öztürk"],
      ["石", "由紀 石川"],
      ["παδ", "Νεφέλη Παπαδάκη"],
      ["حمو", "ليلى محمود"],
      ["Thị Hồng Ng", "Thị Hồng Nguyễn"],
    ] as const) {
      await users.search.fill(part);
      if (name === undefined) await users.heading(`No one matches “${part}”`);
      else await expect.poll(() => users.names()).toEqual([name]);
    }
    await users.press("Clear search");
    await expect.poll(() => users.total()).toBe("24 users");
    expect(await users.search.evaluate((box) => box.matches(":focus"))).toBe(true);
  });

  it("RP-5 searches within what the filters leave", async () => {
    const users = await demo.admin();
    await users.page
      .getByRole("button", { name: /^Status/ })
      .first()
      .click();
    await users.page.getByRole("menuitemcheckbox", { name: "Auto-locked", exact: true }).click();
    await expect.poll(() => users.names()).toEqual(["Tomasz Adamczyk", "Jan Willem van den Berg"]);
    await users.page.keyboard.press("Escape");
    await users.search.fill("berg");
    await expect.poll(() => users.names()).toEqual(["Jan Willem van den Berg"]);
    await users.press("Remove the filter Status: Auto-locked");
    await expect.poll(() => users.names()).toEqual(["Jan Willem van den Berg"]);
    await users.search.fill("");
    await expect.poll(() => users.total()).toBe("24 users");
  });
});
