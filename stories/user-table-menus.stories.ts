import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { expect, userEvent, within } from "./support/find.js";
import { crowd, everyStatus } from "./support/people.js";
import { inWorld } from "./support/story.js";
import { openMenu, rowsShown, select, tableMeta } from "./support/table.js";

const meta: Meta = { ...tableMeta, title: "User table/Menus" };
export default meta;
type Story = StoryObj;

/** The strip has become the bulk bar; each button says to how many it applies. */
export const Selection: Story = {
  play: async ({ canvasElement }) => {
    const table = await select(canvasElement, "Tomasz Adamczyk", "Oluwaseun Bamgbose-Fairweather", "Inês Abreu");
    await expect(table.getByRole("toolbar", { name: "Selected users" })).toBeVisible();
  },
};

/** More than one page: all that the search finds can be selected. */
export const SelectionOfManyPages: Story = {
  parameters: inWorld({ people: crowd(30) }),
  args: { pageSize: 10 },
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("checkbox", { name: "Select all on this page" }));
    await userEvent.click(await table.findByRole("button", { name: "Select all 30" }));
    await table.findByText("30 selected");
  },
};

export const NarrowSelection: Story = {
  parameters: { ...inWorld({ people: everyStatus }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await select(canvasElement, "Tomasz Adamczyk", "Inês Abreu");
  },
};

/** What the report allows, and, with its reason beneath, what it denies. */
export const RowMenu: Story = {
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, "Actions for Tomasz Adamczyk");
  },
};

/** A portal without child scope, where one sees oneself: what one may not do to oneself says so. */
export const RowMenuOfOneself: Story = {
  parameters: inWorld({
    people: everyStatus,
    profile: {
      scope: "tenant",
      rules: [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        {
          effect: "deny",
          actions: ["delete", "lock", "setRoles"],
          target: { relation: "self" },
          reason: "self_action",
          remedy: "ask_role",
        },
      ],
    },
  }),
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, "Actions for Nomvula Dlamini");
  },
};

export const NarrowMenu: Story = {
  parameters: { ...inWorld({ people: everyStatus }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, "Actions for Tomasz Adamczyk");
  },
};

export const StatusFilter: Story = {
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, "Status Any");
  },
};

export const Filtered: Story = {
  play: async ({ canvasElement }) => {
    const menu = await openMenu(canvasElement, "Status Any");
    for (const name of ["Recovery", "Awaiting new password"])
      await userEvent.click(await within(menu).findByRole("menuitemcheckbox", { name }));
    await userEvent.keyboard("{Escape}");
    const table = await rowsShown(canvasElement);
    await table.findByText("Status: Recovery");
  },
};

export const ColumnsMenu: Story = {
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, "Columns and density");
  },
};

export const MeaningOfStatus: Story = {
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: /^Auto-locked/ }));
    await table.findByText("Locked after too many wrong passwords.");
  },
};
