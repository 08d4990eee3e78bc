import type { PortalProfile } from "./portal-profile.js";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Entry = Record<string, unknown> & { id: unknown };
const isListOfEntries = (value: unknown): value is Entry[] =>
  Array.isArray(value) && value.every((entry) => isRecord(entry) && Object.hasOwn(entry, "id"));

/** The profile in one of its languages, without the others; in its first where that has no translation. */
export const translateProfile = ({ translations, ...profile }: PortalProfile, language: string): PortalProfile =>
  // A translation changes words alone: `profileIssues` has seen to it.
  extendProfile(profile, translations?.[language] ?? {}) as PortalProfile;

/**
 * Lays `source` over `base`: objects are merged, a list whose entries have an `id` is merged by it (new ones at the end),
 * any other value replaces; so does an empty list.
 */
export const extendProfile = (base: unknown, source: unknown): unknown => {
  if (isListOfEntries(base) && isListOfEntries(source) && source.length > 0) {
    const entries = new Map<unknown, unknown>(base.map((entry) => [entry.id, entry]));
    for (const entry of source) entries.set(entry.id, extendProfile(entries.get(entry.id), entry));
    return [...entries.values()];
  }
  if (!isRecord(base) || !isRecord(source)) return source;
  // Through a map, so that a key named `__proto__` stays a key, and a schema sees and refuses it.
  const merged = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(source)) merged.set(name, extendProfile(merged.get(name), value));
  return Object.fromEntries(merged);
};
