import { setCustomElementsManifest, type Preview, type StoryContext } from "@storybook/web-components-vite";
import { html } from "lit";
import type { ArgTypesEnhancer } from "storybook/internal/types";
import manifest from "../packages/elements/custom-elements.json";
import { pseudoLanguage, registerPseudo } from "../stories/support/pseudo-locale.js";
import { closeWorld, openWorld } from "../stories/support/story.js";
import { brandProperties } from "./brand.js";
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

/** The arguments of an element's page: an attribute is told at its property, and nothing but a property has a control. */
const asInMarkup: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).flatMap(([name, type]) => {
      if (type.table?.category === "attributes") return [];
      return [[name, type.table?.category === "properties" ? type : { ...type, control: false as const }]];
    }),
  );

/** The lines that a page needs for an element, in place of a story's own frame. */
const markupOf = (code: string, { component, parameters }: StoryContext): string => {
  const attributes: unknown = parameters["markup"];
  if (typeof component !== "string") return code;
  return `<${component} base-url="/v1"${typeof attributes === "string" ? ` ${attributes}` : ""}></${component}>`;
};

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
  initialGlobals: {
    viewer: "admin",
    theme: "light",
    direction: "ltr",
    language: "en",
    density: "comfortable",
    // Of the manager's own tool. Empty: as the elements come.
    accent: "",
    radius: "",
    font: "",
  },
  argTypesEnhancers: [asInMarkup],
  parameters: {
    layout: "fullscreen",
    docs: { source: { transform: markupOf } },
    a11y: { test: "error", options: { runOnly: undefined } },
    // What the toolbar doesn't set, and a story takes.
    controls: { expanded: true, include: ["pageSize"] },
    options: {
      storySort: {
        order: [
          "Introduction",
          "User table",
          "User editor",
          "Invite form",
          "Pending invites",
          "Usher provider",
          "Tokens",
        ],
      },
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
      for (const [name, value] of Object.entries(brandProperties(globals))) style.setProperty(name, value);
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
