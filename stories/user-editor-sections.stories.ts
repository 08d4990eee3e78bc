import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-editor/define";
import "@usherkit/elements/user-table/define";
import { html } from "lit";
import { editorOf, press } from "./support/editor.js";
import { hang, only } from "./support/faults.js";
import { dialogOf, expect, inside, retype, userEvent } from "./support/find.js";
import { everyStatus } from "./support/people.js";
import { bankAccounts, everySection, sectioned } from "./support/portals.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import type { WorldOptions } from "./support/world.js";

const world = (options: WorldOptions = {}) =>
  inWorld({ people: everyStatus, profile: sectioned, about: "iabreu", ...options });

const shown = async (root: ParentNode) => {
  const editor = await editorOf(root);
  await editor.findByRole("button", { name: "Update email" });
  return editor;
};

const meta: Meta = {
  title: "User editor/Sections",
  component: "user-editor",
  parameters: { ...world(), markup: 'user-id="…"' },
  render: (_args, context) => {
    const { client, locale, world: opened } = the(context);
    return html`<user-editor
      style="display:block;max-inline-size:760px"
      .client=${client}
      .locale=${locale}
      .userId=${opened.about?.id}
    ></user-editor>`;
  },
  play: async ({ canvasElement }) => {
    await shown(canvasElement);
  },
};
export default meta;
type Story = StoryObj;

/** Each section has a button of its own, and saves itself alone. */
export const AtRest: Story = { name: "All five sections" };

/** Scene 04: one section saved, one set, one on its way, one changed and not saved. Each says so in its own place. */
export const EachInItsOwnPlace: Story = {
  name: "Saved, refused and failed, each in its section",
  parameters: world({ timeout: 86_400_000 }),
  play: async ({ canvasElement, ...context }) => {
    const editor = await shown(canvasElement);
    await userEvent.type(await editor.findByRole("textbox", { name: /^Temporary password/ }), "mallow-29-tern-K7");
    await press(canvasElement, "Set temporary password");
    await editor.findByRole("group", { name: "Temporary password" });
    await retype(await editor.findByRole("textbox", { name: "Email" }), "ines@haldenmedia.example");
    await press(canvasElement, "Update email");
    await editor.findByText(/^Saved at/);
    await userEvent.click(await editor.findByRole("checkbox", { name: "Billing" }));
    await editor.findByText("To be added: Billing");
    the(context).world.fault = only((route) => route.endsWith("/password-reset"), hang);
    await press(canvasElement, "Send email");
    await editor.findByRole("button", { name: "Sending…" });
    await expect(editor.getByRole("checkbox", { name: "Billing" })).toBeChecked();
  },
};

/** Somebody else was faster with one section: it is told there, and what the others hold stays. */
export const ConflictInItsSection: Story = {
  play: async ({ canvasElement, ...context }) => {
    const editor = await shown(canvasElement);
    const { world: opened } = the(context);
    await userEvent.click(await editor.findByRole("checkbox", { name: "Billing" }));
    const other = await opened.elsewhere();
    await other.users.update(await opened.find("iabreu"), { email: "inez@haldenmedia.example" });
    await retype(await editor.findByRole("textbox", { name: "Email" }), "ines@haldenmedia.example");
    await press(canvasElement, "Update email");
    await editor.findByRole("group", { name: "Changed by someone else" });
    await expect(editor.getByRole("textbox", { name: "Email" })).toHaveValue("ines@haldenmedia.example");
    await expect(editor.getByRole("checkbox", { name: "Billing" })).toBeChecked();
  },
};

/** What is wrong with one section is told in it. */
export const Wrong: Story = {
  name: "Something wrong in each section",
  play: async ({ canvasElement }) => {
    const editor = await shown(canvasElement);
    await retype(await editor.findByRole("textbox", { name: "Email" }), "ines@haldenmedia");
    await press(canvasElement, "Update email");
    await editor.findByText(/This address has no ending/);
    await userEvent.type(await editor.findByRole("textbox", { name: /^Temporary password/ }), "short");
    await press(canvasElement, "Set temporary password");
    await editor.findByText("Temporary password is too short.");
  },
};

/** Locked after too many wrong tries: the section says so, and offers the other state, with a reset in the same step. */
export const Locked: Story = {
  parameters: world({ about: "t.adamczyk" }),
  play: async ({ canvasElement }) => {
    const editor = await shown(canvasElement);
    await press(canvasElement, "Unlock account…");
    await editor.findByRole("radio", { name: "Unlock and reset the password" });
  },
};

/** Refused parts keep their place: dashed, with the reason and what to do instead; a persona that can't be given too. */
export const Denied: Story = {
  globals: { viewer: "billing" },
  parameters: world({
    profile: {
      ...sectioned,
      scope: "tenant",
      rules: [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        { effect: "deny", actions: ["lock"], actor: { roles: ["billing"] }, reason: "not_your_shift", remedy: "none" },
        { effect: "allow", actions: ["list", "view", "setRoles", "lock"], actor: { roles: ["billing"] } },
      ],
      reasons: [{ id: "not_your_shift", text: "Accounts are locked by the shift on duty." }],
    },
  }),
  play: async ({ canvasElement }) => {
    const editor = await shown(canvasElement);
    await expect(editor.getByRole("button", { name: "Lock account" })).toHaveAttribute("aria-disabled", "true");
    await editor.findByText("Accounts are locked by the shift on duty. Nothing can be done about it here.");
  },
};

/** As the table opens it: header and foot stay, the sections scroll. */
export const FromTheTable: Story = {
  render: (_args, context) => {
    const { client, locale } = the(context);
    return html`<user-table .client=${client} .locale=${locale}></user-table>`;
  },
  play: async ({ canvasElement }) => {
    const table = await inside(canvasElement, "user-table");
    await userEvent.click(await table.findByRole("button", { name: "Tomasz Adamczyk" }));
    const dialog = await dialogOf(canvasElement, "user-table");
    await shown(dialog);
    await expect(dialog).toHaveClass("lg");
  },
};

/** All the sections that there are. */
export const EverySection: Story = { parameters: world({ profile: everySection, ...bankAccounts }) };

export const Narrow: Story = { parameters: { ...world(), width: 360 }, tags: ["narrow"] };

export const NarrowEachInItsOwnPlace: Story = {
  name: "Narrow: saved, refused and failed",
  ...EachInItsOwnPlace,
  parameters: { ...world({ timeout: 86_400_000 }), width: 360 },
  tags: ["narrow"],
};

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  parameters: { ...world({ profile: everySection, ...bankAccounts }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    const editor = await editorOf(canvasElement);
    await editor.findAllByRole("checkbox");
  },
};
