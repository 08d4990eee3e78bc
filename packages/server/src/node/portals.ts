import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { extendProfile, PortalProfile } from "@usherkit/contract";
import { profileIssues } from "@usherkit/contract/profile-issues";
import * as z from "zod/mini";
import { en } from "zod/locales";
import { findings, type Finding } from "./internal/findings.js";
import { parseJson, type JsonSource } from "./internal/json-source.js";
import { JsonFileError, type FileIssue } from "./json-file.js";

/** One thing wrong in a profile's file. */
export type PortalIssue = FileIssue;

/** Profiles that can't be used. */
export class PortalProfileError extends JsonFileError {
  override readonly name = "PortalProfileError";
}

const check = (value: unknown): { profile: PortalProfile } | { wrong: Finding[] } => {
  const parsed = z.safeParse(PortalProfile, value, { error: en().localeError });
  if (!parsed.success) return { wrong: parsed.error.issues.flatMap((issue) => findings(issue)) };
  const wrong = profileIssues(parsed.data);
  return wrong.length > 0 ? { wrong } : { profile: parsed.data };
};

interface Source {
  readonly file: string;
  readonly json: JsonSource;
}

const withoutHead = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "extends" && name !== "$schema"));
};

const textAt = (source: Source, name: "id" | "extends"): string | undefined => {
  const value = source.json.value;
  if (typeof value !== "object" || value === null || !(name in value)) return undefined;
  const text: unknown = Reflect.get(value, name);
  return typeof text === "string" ? text : undefined;
};

/** The entries of lists whose `id` stood in the same list before: laid over another profile, the second would change the first. */
const repeatedEntries = (value: unknown, path: readonly PropertyKey[] = []): Finding[] => {
  if (typeof value !== "object" || value === null) return [];
  const seen = new Set<unknown>();
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) => {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    const id: unknown = Array.isArray(value) && typeof entry === "object" && entry && Reflect.get(entry, "id");
    const isRepeated = typeof id === "string" && seen.has(id);
    seen.add(id);
    const own = isRepeated ? [{ path: [...at, "id"], message: `"${id}" is there twice.` }] : [];
    return [...own, ...repeatedEntries(entry, at)];
  });
};

/**
 * Reads the profile (`portal.json`) of each folder, lays each over the one that it `extends` (by id, in any order), and checks
 * them. Answers them in the order of the folders; throws `PortalProfileError` with every issue's file, line and column.
 */
export const loadPortals = async (folders: readonly string[]): Promise<PortalProfile[]> => {
  const issues: PortalIssue[] = [];
  const sources: Source[] = [];
  for (const folder of folders) {
    const file = join(folder, "portal.json");
    try {
      const json = parseJson(await readFile(file, "utf8"));
      issues.push(...json.issues.map((issue) => ({ file, ...issue })));
      if (json.issues.length === 0) sources.push({ file, json });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      issues.push({ file, line: 1, column: 1, path: [], message: `The file can't be read: ${reason}.` });
    }
  }
  const byId = new Map<string, Source>();
  const report = (source: Source, path: readonly PropertyKey[], message: string, merged?: unknown) =>
    issues.push({ file: source.file, ...source.json.positionOf(path, merged), path, message });
  for (const source of sources) {
    const id = textAt(source, "id");
    const other = id === undefined ? undefined : byId.get(id);
    if (other) report(source, ["id"], `${other.file} has this id too.`);
    else if (id !== undefined) byId.set(id, source);
  }

  const done = new Map<Source, PortalProfile | undefined>();
  /** The profile of a source; undefined where it, or one that it extends, is wrong (and reported). */
  const resolve = (source: Source, trail: readonly Source[]): PortalProfile | undefined => {
    if (done.has(source)) return done.get(source);
    const baseId = textAt(source, "extends");
    const baseSource = baseId === undefined ? undefined : byId.get(baseId);
    let base: PortalProfile | undefined;
    if (baseId !== undefined) {
      if (!baseSource) report(source, ["extends"], `No portal has the id "${baseId}".`);
      else if (baseSource === source || trail.includes(baseSource)) report(source, ["extends"], "It extends itself.");
      else base = resolve(baseSource, [...trail, source]);
      if (!base) {
        done.set(source, undefined);
        return undefined;
      }
    }
    const own = withoutHead(source.json.value);
    const merged = base ? extendProfile(base, own) : own;
    if (base) for (const { path, message } of repeatedEntries(own)) report(source, path, message, own);
    const result = check(merged);
    if ("wrong" in result) for (const { path, message } of result.wrong) report(source, path, message, merged);
    const profile = "profile" in result ? result.profile : undefined;
    done.set(source, profile);
    return profile;
  };
  const profiles = sources.map((source) => resolve(source, []));
  if (issues.length > 0) throw new PortalProfileError(issues);
  return profiles.filter((profile) => profile !== undefined);
};
