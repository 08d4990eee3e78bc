import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-editor/define";
import { html } from "lit";
import { editorOf, press } from "./support/editor.js";
import { only, unavailable } from "./support/faults.js";
import { expect, userEvent } from "./support/find.js";
import { everyStatus } from "./support/people.js";
import { bankAccounts, everySection, granting } from "./support/portals.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import type { WorldOptions } from "./support/world.js";

const world = (options: WorldOptions = {}) =>
  inWorld({ people: everyStatus, profile: granting, about: "iabreu", ...bankAccounts, ...options });

const featuresShown = async (root: ParentNode) => {
  const editor = await editorOf(root);
  await editor.findByRole("checkbox", { name: "Wire transfers" });
  return editor;
};

const accountsShown = async (root: ParentNode) => {
  const editor = await editorOf(root);
  await editor.findByRole("combobox", { name: "Access to Everyday Checking" });
  return editor;
};

const meta: Meta = {
  title: "User editor/Features and accounts",
  component: "user-editor",
  parameters: { ...world(), markup: 'user-id="…"' },
  render: (_args, context) => {
    const { client, locale, world: opened } = the(context);
    return html`<user-editor
      style="display:block;max-inline-size:640px"
      .client=${client}
      .locale=${locale}
      .userId=${opened.about?.id}
      .section=${context.parameters["section"]}
    ></user-editor>`;
  },
};
export default meta;
type Story = StoryObj;

/** In the form each is an area of its own, saved with all else: a role's features stay with the role. */
export const InTheForm: Story = {
  play: async ({ canvasElement }) => {
    const editor = await featuresShown(canvasElement);
    await expect(editor.getByRole("checkbox", { name: "Statements" })).toBeChecked();
    await editor.findByText("From the role Domain manager");
    await userEvent.click(editor.getByRole("checkbox", { name: "Wire transfers" }));
    await userEvent.selectOptions(editor.getByRole("combobox", { name: "Access to Everyday Checking" }), "pay");
    await press(canvasElement, "Save changes");
    await editor.findByText(/^Saved at/);
    await expect(editor.getByRole("checkbox", { name: "Wire transfers" })).toBeChecked();
  },
};

/** From the list: the features alone. What the viewer doesn't hold stays in its place, with the reason. */
export const FeaturesAlone: Story = {
  parameters: { ...world(), section: "features" },
  play: async ({ canvasElement }) => {
    const editor = await featuresShown(canvasElement);
    await editor.findByRole("heading", { name: "Feature permissions: Inês Abreu" });
    await editor.findByText(/^You don’t have this yourself/);
    await userEvent.click(editor.getByRole("checkbox", { name: "Payroll" }));
    await editor.findByText("To be added: Payroll");
  },
};

/** From the list: the accounts alone, each with how far it is open. More than one holds can't be chosen. */
export const AccountsAlone: Story = {
  parameters: { ...world(), section: "accounts" },
  play: async ({ canvasElement }) => {
    const editor = await accountsShown(canvasElement);
    await editor.findByRole("heading", { name: "Account access: Inês Abreu" });
    await editor.findByText(/^Pay and Full access: more than you have yourself/);
    await userEvent.selectOptions(editor.getByRole("combobox", { name: "Access to Payroll" }), "view");
    await press(canvasElement, "Update accounts");
    await editor.findByText(/^Saved at/);
  },
};

/** Somebody else opened an account meanwhile: both are kept where they don't meet, and shown where they do. */
export const AccountsConflict: Story = {
  parameters: { ...world(), section: "accounts" },
  play: async ({ canvasElement, ...context }) => {
    const editor = await accountsShown(canvasElement);
    const { world: opened } = the(context);
    await userEvent.selectOptions(editor.getByRole("combobox", { name: "Access to Everyday Checking" }), "view");
    const other = await opened.elsewhere();
    await other.users.setAccounts(await opened.find("iabreu"), [{ id: "everyday", level: "full" }]);
    await press(canvasElement, "Update accounts");
    await editor.findByRole("radio", { name: /^Everyday Checking, .*Full access$/ });
  },
};

/** From the list: the role alone. */
export const RolesAlone: Story = {
  parameters: { ...world(), section: "roles" },
  play: async ({ canvasElement }) => {
    const editor = await editorOf(canvasElement);
    await editor.findByRole("radio", { name: "Billing" });
  },
};

/** May look at what somebody has, may not change it. */
export const Denied: Story = {
  globals: { viewer: "billing" },
  parameters: world({
    profile: {
      ...granting,
      scope: "tenant",
      rules: [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        { effect: "allow", actions: ["list", "view"], actor: { roles: ["billing"] } },
      ],
    },
  }),
  play: async ({ canvasElement }) => {
    const editor = await featuresShown(canvasElement);
    await expect(editor.getByRole("group", { name: "Feature permissions" })).toHaveAttribute("aria-disabled", "true");
  },
};

/** What can be granted couldn't be read: the rest works, and its place offers to try again. */
export const NotLoaded: Story = {
  parameters: world({ fault: only((route) => route.endsWith("/features"), unavailable) }),
  play: async ({ canvasElement, ...context }) => {
    const editor = await editorOf(canvasElement);
    await editor.findAllByRole("button", { name: "Try again" });
    the(context).world.fault = undefined;
    const [again] = editor.getAllByRole("button", { name: "Try again" });
    if (again) await userEvent.click(again);
    await featuresShown(canvasElement);
  },
};

export const Narrow: Story = {
  parameters: { ...world(), section: "accounts", width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await accountsShown(canvasElement);
  },
};

export const NarrowForm: Story = { ...InTheForm, parameters: { ...world(), width: 360 }, tags: ["narrow"] };

export const RightToLeft: Story = {
  parameters: { ...world(), section: "accounts" },
  globals: { direction: "rtl" },
  play: async ({ canvasElement }) => {
    await accountsShown(canvasElement);
  },
};

export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  parameters: { ...world({ profile: everySection }), section: "features", width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    const editor = await editorOf(canvasElement);
    await editor.findAllByRole("checkbox");
  },
};
