import { setCustomElementsManifest, type Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import manifest from "../packages/elements/custom-elements.json";
import { pseudoLanguage, registerPseudo } from "../stories/support/pseudo-locale.js";
import { closeWorld, openWorld } from "../stories/support/story.js";
import "./preview.css";

setCustomElementsManifest(manifest);
registerPseudo();

const choice = (title: string, icon: string, items: Record<string, string>) => ({
  name: title,
  description: title,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, name]) => ({ value, title: name })),
  },
});

const preview: Preview = {
  tags: ["autodocs"],
  globalTypes: {
    viewer: choice("Viewer", "user", {
      admin: "Nomvula, Admin",
      otherAdmin: "Hugo, Admin who added nobody",
      billing: "Marta, Billing",
      nobody: "Nobody signed in",
    }),
    theme: choice("Theme", "mirror", { light: "Light", dark: "Dark" }),
    direction: choice("Direction", "transfer", { ltr: "Left to right", rtl: "Right to left" }),
    language: choice("Language", "globe", {
      en: "English",
      "en-US": "English (United States)",
      "en-GB": "English (United Kingdom)",
      de: "German",
      ar: "Arabic, right to left",
      [pseudoLanguage]: "Pseudo, 40 % longer",
    }),
    density: choice("Density", "component", { comfortable: "Comfortable", compact: "Compact" }),
  },
  initialGlobals: { viewer: "admin", theme: "light", direction: "ltr", language: "en", density: "comfortable" },
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error", options: { runOnly: undefined } },
    controls: { expanded: true },
    options: {
      storySort: { order: ["Tokens", "user-table", "user-editor", "invite-form", "pending-invites", "usher-provider"] },
    },
  },
  loaders: [(context) => (context.parameters["world"] === false ? {} : openWorld(context))],
  beforeEach:
    ({ id }) =>
    () => {
      closeWorld(id);
    },
  decorators: [
    // The page of a host. Looks are set on the page that is there: the element isn't made anew.
    (story, { globals, parameters, viewMode }) => {
      const { style, lang, dir } = {
        style: document.documentElement.style,
        lang: String(globals["language"]),
        dir: globals["language"] === "ar" ? "rtl" : String(globals["direction"]),
      };
      style.colorScheme = String(globals["theme"]);
      document.documentElement.lang = lang;
      document.documentElement.dir = dir;
      const width: unknown = parameters["width"];
      const heading: unknown = parameters["heading"];
      const content = html`<div
        class="host-content"
        style=${typeof width === "number" ? `max-inline-size:${String(width)}px` : ""}
      >
        ${story()}
      </div>`;
      return viewMode === "docs"
        ? html`<div class="host">${content}</div>`
        : html`<main class="host">
            <h1>${typeof heading === "string" ? heading : "Users"}</h1>
            ${content}
          </main>`;
    },
  ],
};
export default preview;
