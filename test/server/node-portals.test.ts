import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPortals, PortalProfileError, type PortalIssue } from "@usherkit/server/node";

const registrar = "examples/registrar";
const registrarText = () => readFile(join(registrar, "portal.json"), "utf8");

describe("profiles from their files", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "usherkit-portals-"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  let count = 0;
  const folderWith = async (text: string): Promise<string> => {
    count += 1;
    const folder = join(root, String(count));
    await mkdir(folder);
    await writeFile(join(folder, "portal.json"), text);
    return folder;
  };
  const issuesOf = async (...folders: string[]): Promise<readonly PortalIssue[]> => {
    const error = await loadPortals(folders).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof PortalProfileError)) throw new Error(`No PortalProfileError: ${String(error)}`);
    return error.issues;
  };

  it("loads the registrar's", async () => {
    const [profile] = await loadPortals([registrar]);
    expect(profile?.id).toBe("registrar");
    expect(profile?.roles.items.map((role) => role.id)).toContain("admin");
  });

  it("says where an unknown field stands", async () => {
    const text = (await registrarText()).replace('"multiple": false,', '"multiple": false,\n    "colour": "red",');
    const line = text.split("\n").findIndex((entry) => entry.includes("colour")) + 1;
    const [issue, ...others] = await issuesOf(await folderWith(text));
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ line, column: 5, path: ["roles", "colour"], message: "There is no such field." });
  });

  it("says which field is missing, at the object that lacks it", async () => {
    const text = (await registrarText()).replace(/"sessionHours": \d+,\n\s*/, "");
    expect(await issuesOf(await folderWith(text))).toMatchObject([
      { line: 1, column: 1, path: ["sessionHours"], message: "This field is required." },
    ]);
  });

  it("reads into a union: a rule with an unknown action", async () => {
    const text = (await registrarText()).replace('"actions": "*", "actor"', '"actions": ["fly"], "actor"');
    const line = text.split("\n").findIndex((entry) => entry.includes('"fly"')) + 1;
    const column = (text.split("\n")[line - 1]?.indexOf('"fly"') ?? -1) + 1;
    const [issue] = await issuesOf(await folderWith(text));
    expect(issue).toMatchObject({ line, column, path: ["rules", 0, "actions", 0] });
  });

  it("finds what no schema of one field can see: a rule for a role that isn't there", async () => {
    const text = (await registrarText()).replace('"roles": ["admin"]', '"roles": ["queen"]');
    const line = text.split("\n").findIndex((entry) => entry.includes('"queen"')) + 1;
    const [issue] = await issuesOf(await folderWith(text));
    expect(issue).toMatchObject({ line, message: 'No role "queen" in roles.items.' });
  });

  it.each([
    ["a comma too many", '{\n  "id": "x",\n}', 3, 1],
    ["a comment", '{\n  // hello\n  "id": "x"\n}', 2, 3],
    ["a key that stands twice", '{\n  "id": "x",\n  "id": "y"\n}', 3, 3],
    ["nothing at all", "", 1, 1],
  ])("is exact about JSON: %s", async (_, text, line, column) => {
    const [issue] = await issuesOf(await folderWith(text));
    expect(issue).toMatchObject({ line, column });
  });

  it("names a file that isn't there", async () => {
    const [issue] = await issuesOf(join(root, "nowhere"));
    expect(issue?.file).toBe(join(root, "nowhere", "portal.json"));
    expect(issue?.message).toContain("can't be read");
  });

  it("lays a profile over the one it extends, in any order, lists by their ids", async () => {
    const partner = await folderWith(
      JSON.stringify({
        extends: "registrar",
        id: "partners",
        name: "Partners",
        roles: { items: [{ id: "sales", name: "Sales", description: "Sells.", permissions: ["read"] }] },
      }),
    );
    const [first, second] = await loadPortals([partner, registrar]);
    expect(first?.name).toBe("Partners");
    expect(first?.roles.items.map((role) => role.id)).toEqual([
      ...(second?.roles.items ?? []).map(({ id }) => id),
      "sales",
    ]);
    expect(second?.roles.items.some((role) => role.id === "sales")).toBe(false);
  });

  it("points into the extending file where the fault is its own", async () => {
    const text =
      '{\n  "extends": "registrar",\n  "id": "p",\n  "roles": { "items": [\n    { "id": "billing", "permissions": 3 }\n  ] }\n}';
    const issues = await issuesOf(registrar, await folderWith(text));
    expect(issues).toMatchObject([{ line: 5, column: 24, path: ["roles", "items", 3, "permissions"] }]);
  });

  it.each([
    ["no such base", '{ "extends": "nobody", "id": "p" }', 'No portal has the id "nobody".'],
    ["itself", '{ "extends": "p", "id": "p" }', "It extends itself."],
  ])("refuses to extend %s", async (_, text, message) => {
    expect(await issuesOf(await folderWith(text))).toMatchObject([{ message }]);
  });

  it("refuses two profiles of one id", async () => {
    const text = await registrarText();
    const [issue] = await issuesOf(registrar, await folderWith(text));
    expect(issue?.message).toContain("has this id too");
  });
});
