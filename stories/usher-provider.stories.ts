import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/invite-form/define";
import "@usherkit/elements/pending-invites/define";
import "@usherkit/elements/user-table/define";
import "@usherkit/elements/usher-provider/define";
import { html } from "lit";
import { inside, paste, userEvent } from "./support/find.js";
import { everyStatus, few } from "./support/people.js";
import { inWorld, the } from "./support/story.js";

const meta: Meta = {
  title: "Usher provider",
  component: "usher-provider",
  parameters: inWorld({ people: few }),
};
export default meta;
type Story = StoryObj;

/** One client for a whole page: what is sent in the form is in the list beside it at once. */
export const OneClient: Story = {
  name: "One client for several elements",
  render: (_args, context) => {
    const { client, locale } = the(context);
    return html`<usher-provider .client=${client}>
      <div style="display:grid;gap:24px">
        <invite-form .locale=${locale}></invite-form>
        <pending-invites .locale=${locale}></pending-invites>
      </div>
    </usher-provider>`;
  },
  play: async ({ canvasElement }) => {
    const form = await inside(canvasElement, "invite-form");
    await paste(await form.findByRole("textbox", { name: "Email addresses" }), "casey.morgan@haldenmedia.example,");
    await userEvent.click(await form.findByRole("radio", { name: "Read only" }));
    await userEvent.click(await form.findByRole("button", { name: "Send 1 invite" }));
    const list = await inside(canvasElement, "pending-invites");
    await list.findByRole("table");
  },
};

/** It has no box of its own: the table stands as it would without it. */
export const AroundTable: Story = {
  parameters: inWorld({ people: everyStatus }),
  render: (_args, context) => {
    const { client, locale, density } = the(context);
    return html`<usher-provider .client=${client}>
      <user-table .locale=${locale} density=${density}></user-table>
    </usher-provider>`;
  },
  play: async ({ canvasElement }) => {
    await (await inside(canvasElement, "user-table")).findByRole("table", { name: "Users" });
  },
};
