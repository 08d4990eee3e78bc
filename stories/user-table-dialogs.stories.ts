import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { only, unavailable } from "./support/faults.js";
import { dialogOf, inside, userEvent, within } from "./support/find.js";
import { the } from "./support/story.js";
import { choose, rowsShown, select, tableMeta } from "./support/table.js";

const meta: Meta = { ...tableMeta, title: "User table/Dialogs" };
export default meta;
type Story = StoryObj;

/** The question names the person, then says what happens, then what can't be undone: RP-7. */
export const ConfirmDelete: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "Tomasz Adamczyk", "Delete…");
    const dialog = await dialogOf(canvasElement, "user-table");
    await within(dialog).findByRole("heading", { name: "Delete Tomasz Adamczyk?" });
  },
};

/** Several at once, and one of them left out with the reason. */
export const ConfirmForSeveral: Story = {
  play: async ({ canvasElement }) => {
    const table = await select(canvasElement, "Lucie Fontaine", "Declan Gallagher", "Inês Abreu");
    await userEvent.click(await table.findByRole("button", { name: "Lock 2 of 3" }));
    await dialogOf(canvasElement, "user-table");
  },
};

/** The answer was no: the dialog stays, says why, and offers to try again. */
export const ConfirmRefused: Story = {
  play: async ({ canvasElement, ...context }) => {
    await choose(canvasElement, "Tomasz Adamczyk", "Delete…");
    const dialog = within(await dialogOf(canvasElement, "user-table"));
    the({ ...context }).world.fault = only((route) => route.startsWith("DELETE"), unavailable);
    await userEvent.click(await dialog.findByRole("button", { name: "Delete user" }));
    await dialog.findByRole("alert");
  },
};

/** Done out of sight: one line says so. */
export const ActionDone: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "Tomasz Adamczyk", "Unlock");
    const table = await rowsShown(canvasElement);
    await table.findByText("Tomasz Adamczyk unlocked");
  },
};

export const EditorOpen: Story = {
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: "Inês Abreu" }));
    const editor = await inside(await dialogOf(canvasElement, "user-table"), "user-editor");
    await editor.findByRole("textbox", { name: "First name" });
  },
};

export const AddUserOpen: Story = {
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: "Add user" }));
    const editor = await inside(await dialogOf(canvasElement, "user-table"), "user-editor");
    await editor.findByRole("textbox", { name: "First name" });
  },
};

export const InviteOpen: Story = {
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: "Invite" }));
    const form = await inside(await dialogOf(canvasElement, "user-table"), "invite-form");
    await form.findByRole("textbox", { name: "Email addresses" });
  },
};

/** Something was typed and the dialog is to be closed: it is asked about, and stays. */
export const UnsavedClose: Story = {
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: "Inês Abreu" }));
    const frame = await dialogOf(canvasElement, "user-table");
    const editor = await inside(frame, "user-editor");
    await userEvent.type(await editor.findByRole("textbox", { name: "Last name" }), " Lopes");
    await userEvent.click(await editor.findByRole("button", { name: "Close" }));
    const question = within(await dialogOf(frame, "user-editor"));
    await question.findByRole("heading", { name: "Leave without saving?" });
  },
};
