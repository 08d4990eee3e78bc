import { translateProfile } from "@usherkit/contract";
import { profileIssues } from "@usherkit/contract/profile-issues";
import { describe, expect, test } from "vitest";
import { profileOf } from "./support/questions.js";

const phones = [
  { label: "In Anchorage", number: "555-0145" },
  { label: "Outside", number: "(800) 555-0199" },
];
const spoken = (ar: Record<string, unknown>, support: Record<string, unknown> = { phones }) =>
  profileOf({ languages: ["en", "de", "ar"], support, translations: { ar } });

describe("a translation", () => {
  test("lays its words over the profile, lists by id, and leaves the rest", () => {
    const profile = spoken({
      terms: { users: "Personen", counted: { few: "Personen" } },
      roles: { items: [{ id: "billing", name: "Abrechnung" }] },
      support: { phones: [{ ...phones[0], label: "In der Stadt" }, phones[1]] },
    });
    expect(profileIssues(profile)).toEqual([]);
    const arabic = translateProfile(profile, "ar");
    expect(arabic.terms).toMatchObject({ user: "user", users: "Personen", counted: { few: "Personen" } });
    expect(arabic.roles.items.find(({ id }) => id === "billing")).toMatchObject({
      name: "Abrechnung",
      permissions: ["billing.manage", "read"],
    });
    expect(arabic.support.phones).toEqual([{ label: "In der Stadt", number: "555-0145" }, phones[1]]);
    expect(arabic).not.toHaveProperty("translations");
    expect(translateProfile(profile, "en").terms.users).toBe("users");
  });

  test.each([
    ["a language that the portal doesn't speak", { ...spoken({}), translations: { fr: {} } }, "translations.fr"],
    ["another scope", spoken({ scope: "tenant" }), "translations.ar.scope"],
    ["a number", spoken({ credential: { minLength: 4 } }), "translations.ar.credential.minLength"],
    [
      "a role that isn't there",
      spoken({ roles: { items: [{ id: "x", name: "X" }] } }),
      "translations.ar.roles.items.0",
    ],
    ["half of the telephones", spoken({ support: { phones: [phones[0]] } }), "translations.ar.support.phones"],
    [
      "a telephone without its number",
      spoken({ support: { phones: [{ label: "In der Stadt" }, phones[1]] } }),
      "translations.ar.support.phones",
    ],
    ["counts that are no words", spoken({ terms: { counted: { few: 3 } } }), "translations.ar.terms.counted"],
  ])("of %s is refused, and told where", (_name, profile, path) => {
    expect(profileIssues(profile).map((issue) => issue.path.join("."))).toContain(path);
  });
});
