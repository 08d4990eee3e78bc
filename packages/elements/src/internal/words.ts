import type { PortalProfile, SupportContact, Terms } from "@usherkit/sdk";

/** What a message table is filled with: the portal's terms, and the number and list rules of a language. */
export interface Words {
  /** BCP 47. */
  readonly locale: string;
  readonly portal: string;
  readonly terms: Terms;
  readonly support: SupportContact | undefined;
  /** What the portal calls the secret: password, PAC. */
  readonly credential: string;
  /** Whether what a manager has set must be changed at the next sign-in. */
  readonly mustChange: boolean;
  readonly zone: PortalProfile["timeZone"];
  readonly roleName: (id: string) => string;
  /** What the portal calls a status; undefined: it doesn't. */
  readonly statusName: (id: string) => string | undefined;
  /** The words of the portal's own reason. */
  readonly reason: (id: string) => string | undefined;
  readonly number: (value: number) => string;
  /** The form for `count` by the language's plural rules; `other` where a form is missing. */
  readonly plural: (count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }) => string;
  /** "users", as it stands beside their number. */
  readonly users: (count: number) => string;
  readonly list: (items: readonly string[], type?: "conjunction" | "disjunction") => string;
}

const defaultTerms: Terms = { user: "user", users: "users", role: "role", roles: "roles" };

export const wordsFor = (profile: PortalProfile | undefined, locale: string): Words => {
  const rules = new Intl.PluralRules(locale);
  const terms = profile?.terms ?? defaultTerms;
  const numbers = new Intl.NumberFormat(locale);
  return {
    locale,
    portal: profile?.name ?? "",
    terms,
    support: profile?.support,
    credential: profile?.credential.name ?? "password",
    mustChange: profile?.credential.mustChange !== false,
    zone: profile?.timeZone ?? { id: "UTC", label: "UTC" },
    roleName: (id) => profile?.roles.items.find((role) => role.id === id)?.name ?? id,
    statusName: (id) => profile?.statuses.find((status) => status.id === id)?.label,
    reason: (id) => profile?.reasons?.find((reason) => reason.id === id)?.text,
    number: (value) => numbers.format(value),
    plural: (count, forms) => forms[rules.select(count)] ?? forms.other,
    users: (count) => {
      const rule = rules.select(count);
      return terms.counted?.[rule] ?? (rule === "one" ? terms.user : terms.users);
    },
    list: (items, type = "conjunction") => new Intl.ListFormat(locale, { type }).format(items),
  };
};

/** The first letter large, as at the start of a sentence. */
export const sentence = (text: string, locale: string): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
