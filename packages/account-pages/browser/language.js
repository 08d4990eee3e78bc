import { el } from "./dom.js";

const key = "usherkit.language";

/** The language chosen on these pages, for this tab; without one, the browser's own wishes count. */
export const chosenLanguage = () => {
  const language = sessionStorage.getItem(key) ?? undefined;
  return language && /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language) ? language : undefined;
};

/** The page says which language it speaks, and in which direction that is written. */
export const speak = ({ language, direction }) => {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
};

const nameOf = (language) => {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

/** The portal's languages, each by its own name. Choosing one loads the page again, with what is in its address. */
export const languageSwitch = (languages, { language, languageLabel }) => {
  if (languages.length < 2) return null;
  return el(
    "ul",
    { class: "languages", "aria-label": languageLabel },
    ...languages.map((other) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "link",
            lang: other,
            "aria-current": other === language ? "true" : false,
            onclick: () => {
              sessionStorage.setItem(key, other);
              location.reload();
            },
          },
          nameOf(other),
        ),
      ),
    ),
  );
};
