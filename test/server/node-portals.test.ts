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

  it("stays at the list where the fault is in an entry that was inherited", async () => {
    const text = `{
  "extends": "registrar",
  "id": "p",
  "permissions": [],
  "rowActions": { "actions": ["edit"] },
  "roles": {
    "items": [
      { "id": "sales", "name": "Sales", "description": "Sells.", "permissions": [] },
      { "id": "billing", "permissions": ["users.manage", "fly"] }
    ]
  }
}`;
    const issues = await issuesOf(registrar, await folderWith(text));
    const placeOf = (...path: PropertyKey[]) => issues.find((issue) => issue.path.join() === path.join());
    expect(placeOf("roles", "items", 0, "permissions", 1)).toMatchObject({ line: 7, column: 5 });
    expect(placeOf("roles", "items", 1, "permissions", 0)).toMatchObject({ line: 7, column: 5 });
    expect(placeOf("roles", "items", 3, "permissions", 1)).toMatchObject({ line: 9, column: 58 });
  });

  it("points at the second of two entries that have one id", async () => {
    const text = (await registrarText()).replace(
      '{ "id": "read", "label": "Read" }',
      '$&,\n    { "id": "read", "label": "Again" }',
    );
    const line = text.split("\n").findIndex((entry) => entry.includes("Again")) + 1;
    expect(await issuesOf(await folderWith(text))).toMatchObject([{ line, message: '"read" is there twice.' }]);
  });

  it.each([
    [
      "a time zone that is none",
      '"Etc/UTC"',
      '"Europe/Londn"',
      'There is no time zone "Europe/Londn": write an IANA name such as "Europe/London".',
    ],
    ["a rule without a list", '"actions": "*"', '"actions": "all"', 'A list of actions or "*" is expected here.'],
    ["a rule without an action", '"actions": "*"', '"actions": []', "At least one entry is expected here."],
    [
      "a language that is no tag",
      '["en", "de"]',
      '["en", "de", "English"]',
      'A language tag such as "en" or "en-GB" is expected here.',
    ],
    [
      "a translation into no language",
      '"de": {',
      '"Deutsch": {',
      'A language tag such as "en" or "en-GB" is expected here.',
    ],
    [
      "a link to nowhere",
      '"/registrar/help/#status"',
      '"help.html"',
      "An address that starts with https://, http:// or / is expected here.",
    ],
    ["an empty name", '"name": "Northmark"', '"name": ""', "Words are missing here."],
    ["a name that is a number", '"name": "Northmark"', '"name": 7', "A text in double quotes is expected here."],
    [
      "a key with a space",
      '"id": "registrar"',
      '"id": "the registrar"',
      "A name of a small letter, then letters, digits, _ and -, 64 at most, is expected here.",
    ],
    ["a scope that is none", '"children"', '"world"', 'One of "tenant" or "children" is expected here.'],
    ["half an hour", '"sessionHours": 12', '"sessionHours": 0.5', "A whole number is expected here."],
    ["no hour", '"sessionHours": 12', '"sessionHours": 0', "A number of at least 1 is expected here."],
    ["a lock after one failure", '"attempts": 5', '"attempts": 1', "A number of at least 2 is expected here."],
    ["no row actions", '"rowActions": {', '"rowActions": 3, "editor": {', "An object in braces is expected here."],
    [
      "an editor of no shape",
      '"sessionHours": 12',
      '"editor": { "shape": "round" },\n"sessionHours": 12',
      '"form" or "sections" is expected here.',
    ],
    [
      "an editor of no sections",
      '"sessionHours": 12',
      '"editor": { "shape": "sections", "sections": 3 },\n"sessionHours": 12',
      "A list is expected here.",
    ],
    ["an address that is none", '"support@northmark.example"', '"nobody"', "One can't write to this address."],
    [
      "a row action on nobody",
      '"edit", "resetMfa", "resendWelcome", "unlock", "lock"',
      '"edit", "create"',
      /^One of "view", "edit".* or "revokeSessions" is expected here\.$/,
    ],
  ])("says in its maker's words what is wrong: %s", async (_, right, wrong, message) => {
    const text = (await registrarText()).replace(right, wrong);
    const [start = ""] = text.split(wrong);
    const [issue] = await issuesOf(await folderWith(text));
    expect(issue).toMatchObject({ message: typeof message === "string" ? message : expect.stringMatching(message) });
    const lines = wrong.split("\n").length;
    expect(issue?.line).toBeGreaterThanOrEqual(start.split("\n").length);
    expect(issue?.line).toBeLessThan(start.split("\n").length + lines);
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
