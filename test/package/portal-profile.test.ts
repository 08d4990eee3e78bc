import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PortalProfileSource } from "@usherkit/contract";
import { loadPortals, PortalProfileError } from "@usherkit/server/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { blocks, documentedNames, files, writeFiles } from "../support/walk.js";

const Properties = z.record(z.string(), z.unknown());

/** The names of every property that a JSON schema knows, however deep. */
const namesIn = (schema: unknown): string[] => {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => [
    ...(key === "properties" ? Object.keys(z.parse(Properties, value)) : []),
    ...namesIn(value),
  ]);
};

const mistakes = blocks.filter((block) => block.notes["of"] !== undefined);

describe("docs/portal-profile.md", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "usherkit-walk-"));
    await writeFiles(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("names every field that the schema has", () => {
    const names = [...new Set(namesIn(z.toJSONSchema(PortalProfileSource)))];
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => !documentedNames.has(name))).toEqual([]);
  });

  it("walks to a profile that the server takes", async () => {
    const [clinic] = await loadPortals([join(folder, "clinic")]);
    expect(clinic).toMatchObject({ id: "clinic", credential: { name: "PIN", digits: true } });
  });

  it("says of a mistake what the server says", async () => {
    expect(mistakes.length).toBeGreaterThan(0);
    for (const { notes, text } of mistakes) {
      const right = files.find((block) => block.notes["file"] === notes["of"])?.text ?? "";
      const place = right.lastIndexOf(notes["replace"] ?? "");
      const wrong = right.slice(0, place) + right.slice(place).replace(notes["replace"] ?? "", notes["by"] ?? "");
      const file = join(folder, notes["of"] ?? "");
      await writeFile(file, wrong);
      const error = await loadPortals([join(file, "..")]).catch((reason: unknown) => reason);
      await writeFile(file, right);
      expect(error).toBeInstanceOf(PortalProfileError);
      expect(error instanceof Error && error.message.replaceAll(`${folder}/`, "")).toBe(text.trim());
    }
  });
});
