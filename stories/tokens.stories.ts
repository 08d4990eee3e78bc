import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import "./support/tokens-page.js";

const meta: Meta = {
  title: "Tokens",
  tags: ["!autodocs"],
  parameters: { world: false, heading: "Tokens", controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

/**
 * Every token, as the elements see it: read from their own style sheet, so that nothing here can differ from them. Theme and
 * density of the toolbar apply.
 */
export const All: Story = {
  render: (_args, { globals }) =>
    html`<tokens-page
      look=${Object.values(globals)
        .filter((value) => typeof value === "string")
        .join(" ")}
      density=${globals["density"] === "compact" ? "compact" : "comfortable"}
    ></tokens-page>`,
};

/** The same under a host's brand: what is worked out from the accent and the radius follows, the tones of a status don't. */
export const Brand: Story = {
  render: (_args, { globals }) =>
    html`<tokens-page
      style="--usher-accent: #e20074; --usher-radius: 12px; --usher-font: Georgia, serif"
      look=${Object.values(globals)
        .filter((value) => typeof value === "string")
        .join(" ")}
    ></tokens-page>`,
};
