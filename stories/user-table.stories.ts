import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-table/define";
import { html } from "lit";
import { everyStatus } from "./support/people.js";
import { the } from "./support/story.js";

const meta: Meta = {
  title: "user-table",
  component: "user-table",
  parameters: { world: { people: everyStatus } },
  render: (_args, context) => {
    const { client, locale, density } = the(context);
    return html`<user-table .client=${client} .locale=${locale} density=${density}></user-table>`;
  },
};
export default meta;
type Story = StoryObj;

/** Every status of the portal, each reached by its real event. */
export const Default: Story = {};
