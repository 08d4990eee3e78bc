import type { PortalProfile } from "./portal-profile.js";
import type { ProfileIssue } from "./profile-issues/issue.js";

/** The names under which a profile keeps words for people; whatever stands in `terms` is words too. */
const wordNames = new Set(["label", "name", "help", "text", "meaning", "refusal", "description", "number", "button"]);
const wordFields = new Set(["inactiveToggle"]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEntry = (value: unknown): value is Record<string, unknown> & { id: unknown } =>
  isRecord(value) && Object.hasOwn(value, "id");

const isWhole = (own: Record<string, unknown>, base: unknown): boolean =>
  isRecord(base) && Object.keys(base).every((name) => Object.hasOwn(own, name));

const compare = (base: unknown, own: unknown, path: PropertyKey[]): ProfileIssue[] => {
  const name = path.at(-1);
  // How one counts is the language's affair: it need not be there in the first.
  const isCounted = path.at(-2) === "terms" && name === "counted";
  // Said again because its list is written out whole.
  if (own === base) return [];
  if (typeof own === "string") {
    const isWords =
      (typeof name === "string" && wordNames.has(name)) || path.includes("terms") || wordFields.has(String(name));
    if (!isWords) return [{ path, message: "A translation holds words alone." }];
    return typeof base === "string" ? [] : [{ path, message: "There is nothing here to translate." }];
  }
  // Entries without an id, such as telephones, are translated by a list as long, of entries as whole.
  if (Array.isArray(own) && Array.isArray(base) && base.every((entry) => isRecord(entry) && !isEntry(entry)))
    return own.length === base.length && own.every((entry, index) => isRecord(entry) && isWhole(entry, base[index]))
      ? own.flatMap((entry: unknown, index) => compare(base[index], entry, [...path, index]))
      : [{ path, message: "Write every entry of the list, each of them whole." }];
  if (Array.isArray(own) && Array.isArray(base))
    return own.flatMap((entry: unknown, index) => {
      const at = [...path, index];
      if (!isEntry(entry)) return [{ path: at, message: "An entry is named by its id." }];
      const { id, ...rest } = entry;
      const found: unknown = base.find((candidate) => isEntry(candidate) && candidate.id === id);
      if (!found) return [{ path: at, message: `There is no "${String(id)}" to translate.` }];
      return compare(found, rest, at);
    });
  if (isCounted && isRecord(own) && Object.values(own).every((form) => typeof form === "string")) return [];
  if (isRecord(own) && isRecord(base))
    return Object.entries(own).flatMap(([key, value]) => compare(base[key], value, [...path, key]));
  return [
    { path, message: base === undefined ? "There is nothing here to translate." : "A translation holds words alone." },
  ];
};

/** A translation may change the profile's words and nothing else. */
export const translationIssues = ({ translations = {}, ...profile }: PortalProfile): ProfileIssue[] =>
  Object.entries(translations).flatMap(([language, own]) => {
    const path = ["translations", language];
    if (!profile.languages.includes(language)) return [{ path, message: `"${language}" is not in languages.` }];
    return compare(profile, own, path);
  });
