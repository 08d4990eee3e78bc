import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-editor/define";
import { html } from "lit";
import { editorOf, formShown, press } from "./support/editor.js";
import { dialogOf, expect, userEvent, within } from "./support/find.js";
import { everyStatus } from "./support/people.js";
import { everySection, granting } from "./support/portals.js";
import { inWorld, the } from "./support/story.js";

const allow = { effect: "allow", actions: "*", actor: { roles: ["admin", "billing"] } };

/** Billing manages people too, and so meets some who hold more. */
const shared = (profile: object, rules: readonly object[] = [allow]) => ({
  ...profile,
  scope: "tenant",
  roles: {
    items: [
      { id: "admin", features: ["wires"] },
      { id: "billing", permissions: ["users.manage", "billing.manage", "read"] },
    ],
  },
  rules,
});
const world = (profile: Record<string, unknown> = shared(granting)) =>
  inWorld({ people: everyStatus, profile, about: "iabreu" });

/** Tomasz has a feature of his own that the viewer hasn't, and was locked after wrong tries. */
const locked = inWorld({
  people: everyStatus,
  profile: shared(granting),
  about: "t.adamczyk",
  before: async (opened) => {
    const client = await opened.elsewhere();
    await client.users.setFeatures(await opened.find("t.adamczyk"), ["wires"]);
  },
});

const meta: Meta = {
  title: "User editor/Somebody who holds more",
  component: "user-editor",
  parameters: world(),
  globals: { viewer: "billing" },
  render: (_args, context) => {
    const { client, locale, world: opened } = the(context);
    return html`<user-editor
      style="display:block;max-inline-size:640px"
      .client=${client}
      .locale=${locale}
      .userId=${opened.about?.id}
    ></user-editor>`;
  },
};
export default meta;
type Story = StoryObj;

const before =
  /^A temporary (PAC|password) is sent to Inês’s own address, .*, and isn’t shown, because they hold more than you\.$/;
const after = /^A temporary (PAC|password) was sent to Inês’s own address, /;

/** The PAC goes by mail, and the address isn't the viewer's to change: both say why. */
export const SentByMail: Story = {
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await editor.findByText(before);
    await expect(await editor.findByRole("textbox", { name: "Primary email" })).toHaveAttribute("readonly");
    await press(canvasElement, "Reset PAC");
    await editor.findByText(after);
  },
};

/** Asked first, it says the same. */
export const AskedFirst: Story = {
  parameters: world(shared({ ...granting, confirmations: [{ id: "setTemporaryPassword" }] })),
  play: async ({ canvasElement }) => {
    await formShown(canvasElement);
    await press(canvasElement, "Reset PAC…");
    const question = within(await dialogOf(canvasElement, "user-editor"));
    await question.findByText(/open sessions end now\. A temporary PAC is sent to Inês’s own address, /);
  },
};

/** In sections: nobody types what is mailed, and the address says whom to ask. */
export const InSections: Story = {
  parameters: world(shared(everySection)),
  play: async ({ canvasElement }) => {
    const editor = await editorOf(canvasElement);
    await editor.findByText(before);
    await press(canvasElement, "Set temporary password");
    await editor.findByText(after);
  },
};

/** Locked after wrong tries: what is offered with the unlock goes by mail. */
export const UnlockedByMail: Story = {
  parameters: locked,
  play: async ({ canvasElement }) => {
    await formShown(canvasElement);
    await press(canvasElement, "Unlock…");
    const question = within(await dialogOf(canvasElement, "user-editor"));
    await question.findByText(/^A temporary PAC is sent to Tomasz’s own address, /);
    await expect(question.getByRole("radio", { name: "Unlock and reset the PAC" })).toBeChecked();
  },
};

/** Afterwards it says that it was sent. */
export const Unlocked: Story = {
  parameters: locked,
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await press(canvasElement, "Unlock…");
    const question = within(await dialogOf(canvasElement, "user-editor"));
    await userEvent.click(await question.findByRole("button", { name: "Unlock and reset" }));
    await editor.findByText(/^Tomasz Adamczyk unlocked\. A temporary PAC was sent to Tomasz’s own address, /);
  },
};

/** The portal allows it by name: the viewer sees the credential, and is told what that means. */
export const TakenOver: Story = {
  parameters: world(
    shared(granting, [{ ...allow, actions: ["setTemporaryPassword", "edit", "resetMfa"], takesOver: true }, allow]),
  ),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await editor.findAllByText("Inês holds more than you, and this lets you sign in as Inês.");
    await press(canvasElement, "Reset PAC");
    await editor.findByRole("group", { name: "Temporary PAC" });
  },
};
