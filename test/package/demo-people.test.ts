import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JsonFileError } from "@usherkit/server/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPortals } from "../../examples/demo/src/portal-folder.js";

describe("a demo's people.json", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "usherkit-people-"));
    for (const file of ["portal.json", "people.json"])
      await cp(join("examples/credit-union", file), join(folder, file));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = () => join(folder, "people.json");
  /** Changes one text of the file; answers the line and the column where `at` then stands in what `by` put there. */
  const change = async (text: string, by: string, at: string): Promise<string> => {
    const before = await readFile(file(), "utf8");
    const place = before.indexOf(text);
    expect(place).toBeGreaterThan(-1);
    const after = before.slice(0, place) + by + before.slice(place + text.length);
    await writeFile(file(), after);
    const upTo = after.slice(0, place + by.indexOf(at)).split("\n");
    return `${file()}:${upTo.length}:${(upTo.at(-1)?.length ?? 0) + 1}`;
  };
  const refusal = async (): Promise<string> => {
    const error: unknown = await readPortals([folder]).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof JsonFileError)) throw new Error(`Not refused: ${String(error)}`);
    return error.message;
  };

  it("is read where it is right", async () => {
    const [portal] = await readPortals([folder]);
    expect(portal?.cast.people.length).toBeGreaterThan(20);
  });

  it("is refused with two people in the role that exactly one has (CU-1)", async () => {
    const roles = '"roles": ["primary_contact"]';
    const at = await change('"roles": ["company_administrator"]', roles, roles);
    expect(await refusal()).toBe(
      `${at} people[0].roles: Exactly one person is "primary_contact": there is one already.`,
    );
  });

  it.each([
    ["an unknown role", '["user"]', '["owner"]', '"owner"', 'people[3].roles[0]: There is no role "owner".'],
    ["an unknown field", '"added":', '"since": 1, "added":', '"since"', "manager.since: There is no such field."],
    [
      "a user name that is somebody else's",
      '"username": "sortega"',
      '"username": "BLindqvist"',
      '"username"',
      `people[0].username: "BLindqvist" is somebody else's user name.`,
    ],
    [
      "an account that the tenant hasn't",
      '"petty_cash": "transfer", "visa": "view"',
      '"petty_cash": "transfer", "gold": "view"',
      '"gold"',
      'people[3].accounts.gold: There is no account "gold".',
    ],
    [
      "somebody added by who manages nobody",
      '"addedBy": "sortega"',
      '"addedBy": "wenjiayi"',
      '"addedBy"',
      'people[2].addedBy: "wenjiayi" is no manager of this tenant.',
    ],
    [
      "a past in the wrong order",
      '"ago": "1287d 18:02"',
      '"ago": "1289d 18:02"',
      '"ago"',
      "people[0].events[0].ago: This came before what stands above it.",
    ],
  ])("is refused with %s", async (_what, text, by, at, message) => {
    const place = await change(text, by, at);
    expect(await refusal()).toContain(`${place} ${message}`);
  });
});
