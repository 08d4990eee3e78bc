import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-editor/define";
import "@usherkit/elements/user-table/define";
import { html } from "lit";
import { editorOf, formShown, press } from "./support/editor.js";
import { only, unavailable } from "./support/faults.js";
import { dialogOf, expect, inside, userEvent, within } from "./support/find.js";
import { everyStatus } from "./support/people.js";
import { bankAccounts, digitsOnly, granting } from "./support/portals.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import type { WorldOptions } from "./support/world.js";

const world = (options: WorldOptions = {}) =>
  inWorld({ people: everyStatus, profile: granting, about: "iabreu", ...bankAccounts, ...options });

/** Whose managers type what people sign in with, and who aren't asked to change it. */
const lenient = {
  actions: ["list", "create", "view", "edit", "lock", "resetMfa", "setTemporaryPassword", "sendPasswordReset"],
  credential: { onCreate: ["welcome", "temporary", "password"], managersMayType: true, mustChange: false },
};

const meta: Meta = {
  title: "User editor/Active, locked, credential, history",
  component: "user-editor",
  parameters: { ...world(), markup: 'user-id="…"' },
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

/** Active or inactive is part of the form, and done by an action of its own when it is saved. */
export const SetInactive: Story = {
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.click(await editor.findByRole("radio", { name: "Inactive" }));
    await press(canvasElement, "Save changes");
    await editor.findByText("Inês Abreu deactivated");
  },
};

/** The portal wants it asked first, and says more. */
export const AskedFirst: Story = {
  parameters: world({
    profile: {
      ...granting,
      confirmations: [{ id: "deactivate", text: "Standing orders go on until they are stopped." }],
    },
  }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.click(await editor.findByRole("radio", { name: "Inactive" }));
    await press(canvasElement, "Save changes");
    const question = within(await dialogOf(canvasElement, "user-editor"));
    await question.findByText(/Standing orders go on until they are stopped\.$/);
  },
};

/** Refused: both keep their place, with the reason and what to do instead. */
export const ActiveDenied: Story = {
  parameters: world({
    profile: {
      ...granting,
      rules: [
        { effect: "deny", actions: ["deactivate"], reason: "payday", remedy: "contact_support" },
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
      ],
      reasons: [{ id: "payday", text: "Nobody is set inactive on payday." }],
    },
  }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await editor.findByText(/^Nobody is set inactive on payday\. Contact /);
    await expect(editor.getByRole("radio", { name: "Inactive" })).toHaveAttribute("aria-disabled", "true");
  },
};

/** Locked after wrong tries: the reset is offered with the unlock, and what it makes is shown this once. */
export const UnlockedWithReset: Story = {
  parameters: world({ about: "t.adamczyk", before: digitsOnly }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await press(canvasElement, "Unlock…");
    const question = within(await dialogOf(canvasElement, "user-editor"));
    await question.findByText(/A forgotten PAC is the commonest cause\.$/);
    await userEvent.click(question.getByRole("button", { name: "Unlock and reset" }));
    await editor.findByRole("group", { name: "Temporary PAC" });
  },
};

/** From the list the same: the offer, and the secret once. */
export const UnlockedFromTheTable: Story = {
  parameters: world({ before: digitsOnly }),
  render: (_args, context) => {
    const { client, locale } = the(context);
    return html`<user-table .client=${client} .locale=${locale}></user-table>`;
  },
  play: async ({ canvasElement }) => {
    const table = await inside(canvasElement, "user-table");
    await userEvent.click(await table.findByRole("button", { name: "Actions for Tomasz Adamczyk" }));
    await userEvent.click(await table.findByRole("menuitem", { name: "Unlock…" }));
    const question = within(await dialogOf(canvasElement, "user-table"));
    await userEvent.click(await question.findByRole("button", { name: "Unlock and reset" }));
    await question.findByRole("group", { name: "Temporary PAC" });
  },
};

/** Made by the server, digits only, shown once. */
export const ResetPac: Story = {
  parameters: world({ before: digitsOnly }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await press(canvasElement, "Reset PAC");
    await editor.findByRole("group", { name: "Temporary PAC" });
  },
};

/** Typed by the manager, and not asked to be changed: the editor warns, and says what is safer. */
export const Warned: Story = {
  parameters: world({ profile: lenient, accounts: [] }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await editor.findByText(
      /^You know this password, and Inês is not asked to change it\. Safer: “Send password reset”/,
    );
  },
};

/** For somebody new too: the safe way is named. */
export const WarnedOnCreate: Story = {
  parameters: inWorld({ people: everyStatus, profile: lenient }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.type(await editor.findByRole("textbox", { name: "First name" }), "Kwame");
    await userEvent.click(await editor.findByRole("radio", { name: "Set the password now" }));
    await editor.findByRole("textbox", { name: "Password" });
    await editor.findByText(/^You know this password, and Kwame is not asked to change it\. Safer: “By email”/);
  },
};

/** What has happened to the person, newest first, a page at a time. */
export const History: Story = {
  parameters: world({
    before: async (opened) => {
      const client = await opened.elsewhere();
      const person = () => opened.find("iabreu");
      await client.users.update(await person(), { familyName: "Abreu Lopes", attributes: { telephone: "+351 1" } });
      await client.users.setRoles(await person(), ["billing"]);
      await client.users.setFeatures(await person(), ["payroll", "wires"]);
      await client.users.setAccounts(await person(), [{ id: "everyday", level: "pay" }]);
      await client.users.deactivate(await person());
      await client.users.activate(await person());
    },
  }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.click(editor.getByText("History", { selector: "summary" }));
    await editor.findByText("Changed: Last name and Telephone");
    await editor.findByText("Accounts: none → Everyday Checking (Pay)");
    await press(canvasElement, "Show more");
    await editor.findByText("Added");
  },
};

export const HistoryNotLoaded: Story = {
  parameters: world({ fault: only((route) => route.endsWith("/events"), unavailable) }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.click(editor.getByText("History", { selector: "summary" }));
    await editor.findByText(/^The history couldn’t be loaded\./);
  },
};

export const NarrowHistory: Story = { ...History, parameters: { ...History.parameters, width: 360 }, tags: ["narrow"] };

export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  parameters: { ...world({ profile: lenient, accounts: [] }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await (await editorOf(canvasElement)).findAllByRole("note");
  },
};
