/** The languages of these pages, each a file of its own. */
const tables = {
  en: () => import("./words/en.js"),
  de: () => import("./words/de.js"),
  ar: () => import("./words/ar.js"),
};
const base = (language) => language.toLowerCase().split("-")[0];
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The number and list rules of a language, and the portal's own words: what a table is made with. */
const toolsFor = (language, profile) => {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const times = new Intl.RelativeTimeFormat(language);
  const lists = new Intl.ListFormat(language, { type: "disjunction" });
  const { name: credential, minLength, digits } = profile.credential;
  return {
    portal: profile.name,
    support: profile.support,
    credential,
    Credential: capital(credential),
    minLength,
    digits,
    managers: profile.managers,
    username: profile.fields.find((field) => field.id === "username")?.label,
    /** "in 40 seconds", "in 14 minutes". */
    later: (seconds) =>
      seconds < 60 ? times.format(seconds, "second") : times.format(Math.ceil(seconds / 60), "minute"),
    number: (value) => numbers.format(value),
    plural: (count, forms) => forms[rules.select(count)] ?? forms.other,
    either: (items) => lists.format(items),
  };
};

/**
 * Every word of the account pages, in the language of the profile's own words where these pages speak it, else in English; with
 * what the portal calls its credential put in: "password", "PAC".
 */
export const wordsFor = async (profile) => {
  const language = base(profile.language) in tables ? profile.language : "en";
  const { wordsOf } = await tables[base(language)]();
  const words = wordsOf(toolsFor(language, profile));
  return {
    ...words,
    languageLabel: words.language,
    language,
    direction: base(language) === "ar" ? "rtl" : "ltr",
    credential: profile.credential.name,
    digits: profile.credential.digits,
  };
};

const bare = {
  en: {
    noTenant: "This address names no portal. Open the page from your portal, or from the link in the mail.",
    unreachable: "The server can't be reached. Try again.",
    retry: "Try again",
    title: "Your account",
  },
  de: {
    noTenant:
      "Diese Adresse nennt kein Portal. Öffnen Sie die Seite aus Ihrem Portal oder über den Link in der E-Mail.",
    unreachable: "Der Server ist nicht erreichbar. Bitte versuchen Sie es erneut.",
    retry: "Erneut versuchen",
    title: "Ihr Konto",
  },
  ar: {
    noTenant: "لا يشير هذا العنوان إلى أي بوابة. افتح الصفحة من بوابتك أو من الرابط الذي في الرسالة.",
    unreachable: "تعذّر الوصول إلى الخادم. أعد المحاولة.",
    retry: "إعادة المحاولة",
    title: "حسابك",
  },
};

/** For the moment before the profile is there: the first of the wishes that these pages speak. */
export const bareWords = (wishes) => {
  const language = wishes.map(base).find((wish) => wish in bare) ?? "en";
  return { ...bare[language], language, direction: language === "ar" ? "rtl" : "ltr" };
};

/** What an error means, in words: the portal's own, where it has any for who is refused. */
export const problemText = (words, error) => {
  if (error?.detail !== undefined) return error.detail;
  const text = words.problems[error?.code];
  if (typeof text === "function") return text(Math.max(1, Math.ceil(error.retryAfter ?? 60)));
  return text ?? words.problems.other(error?.requestId);
};

/** What is wrong with one field, in words. */
export const fieldText = (words, label, code) => {
  const text = words.fields[code] ?? words.fields.unknown;
  return typeof text === "function" ? text(label) : text;
};
