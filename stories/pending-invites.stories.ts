import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/pending-invites/define";
import { html } from "lit";
import { hang, only, unavailable } from "./support/faults.js";
import { dialogOf, inside, userEvent, within } from "./support/find.js";
import { everyLink } from "./support/invitations.js";
import { few } from "./support/people.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import type { WorldOptions } from "./support/world.js";

const listShown = async (root: ParentNode) => {
  const list = await inside(root, "pending-invites");
  await list.findByRole("table");
  return list;
};

const faceShown = async (root: ParentNode, title: string | RegExp) =>
  (await inside(root, "pending-invites")).findByRole("heading", { name: title });

const all: WorldOptions = { people: few, before: everyLink };

const meta: Meta = {
  title: "Pending invites",
  component: "pending-invites",
  parameters: { ...inWorld(all), heading: "Pending invites" },
  render: (_args, context) => {
    const { client, locale, density } = the(context);
    return html`<pending-invites .client=${client} .locale=${locale} density=${density}></pending-invites>`;
  },
  play: async ({ canvasElement }) => {
    await listShown(canvasElement);
  },
};
export default meta;
type Story = StoryObj;

/** Every state of a link, and the truth table of the two columns: NF-4. */
export const EveryLink: Story = { name: "Every state of an invite" };

export const Compact: Story = { globals: { density: "compact" } };

export const Empty: Story = {
  parameters: inWorld({ people: few }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "No invites yet");
  },
};

export const Denied: Story = {
  parameters: inWorld({ people: few }),
  globals: { viewer: "billing" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "You do not have access to this feature.");
  },
};

export const SignedOut: Story = {
  parameters: inWorld({ people: few }),
  globals: { viewer: "nobody" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "Your session has ended");
  },
};

export const Failed: Story = {
  parameters: inWorld({ people: few, fault: only((route) => route === "GET /invitations", unavailable) }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "The invites couldn’t be loaded");
  },
};

export const Loading: Story = {
  parameters: inWorld({ people: few, fault: hang, timeout: 86_400_000 }),
  play: async ({ canvasElement }) => {
    await (await inside(canvasElement, "pending-invites")).findByText("Loading…");
  },
};

/** Sent again: the row of the old link says that it was replaced. */
export const Resent: Story = {
  play: async ({ canvasElement }) => {
    const list = await listShown(canvasElement);
    await userEvent.click(await list.findByRole("button", { name: "Resend to bilal.aziz@haldenmedia.example" }));
    await list.findByText("A fresh link was sent to bilal.aziz@haldenmedia.example");
  },
};

export const RevokeQuestion: Story = {
  play: async ({ canvasElement }) => {
    const list = await listShown(canvasElement);
    await userEvent.click(
      await list.findByRole("button", { name: "Revoke the invite to bilal.aziz@haldenmedia.example" }),
    );
    const question = within(await dialogOf(canvasElement, "pending-invites"));
    await question.findByRole("heading", { name: "Revoke the invite to bilal.aziz@haldenmedia.example?" });
  },
};

/** More than one page. */
export const Pages: Story = {
  args: { pageSize: 3 },
  render: ({ pageSize }, context) => {
    const { client, locale, density } = the(context);
    return html`<pending-invites
      .client=${client}
      .locale=${locale}
      .pageSize=${Number(pageSize)}
      density=${density}
    ></pending-invites>`;
  },
  play: async ({ canvasElement }) => {
    const list = await listShown(canvasElement);
    await userEvent.click(await list.findByRole("button", { name: "Next" }));
    await list.findByText(/^4–6/);
  },
};

export const Narrow: Story = { parameters: { ...inWorld(all), width: 360 }, tags: ["narrow"] };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  parameters: { width: 360 },
  tags: ["narrow"],
};
