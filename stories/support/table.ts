import type { Meta } from "@storybook/web-components-vite";
import "@usherkit/elements/user-table/define";
import { html } from "lit";
import { expect, inside, userEvent, waitFor, within } from "./find.js";
import { everyStatus } from "./people.js";
import { inWorld, the } from "./story.js";

/** Waits until the rows are there, as a table or as a list, and no reading is under way. */
export const rowsShown = async (root: ParentNode) => {
  const table = await inside(root, "user-table");
  await waitFor(async () => {
    const rows = [...table.queryAllByRole("table"), ...table.queryAllByRole("list")];
    await expect(rows.find((one) => one.hasAttribute("aria-busy"))).toHaveAttribute("aria-busy", "false");
  });
  return table;
};

export const faceShown = async (root: ParentNode, title: string | RegExp) =>
  (await inside(root, "user-table")).findByRole("heading", { name: title });

export const openMenu = async (root: ParentNode, button: string) => {
  const table = await rowsShown(root);
  await userEvent.click(await table.findByRole("button", { name: button }));
  return table.findByRole("menu");
};

export const choose = async (root: ParentNode, person: string, action: string) => {
  const menu = await openMenu(root, `Actions for ${person}`);
  await userEvent.click(await within(menu).findByRole("menuitem", { name: action }));
};

export const select = async (root: ParentNode, ...people: string[]) => {
  const table = await rowsShown(root);
  for (const person of people) await userEvent.click(await table.findByRole("checkbox", { name: `Select ${person}` }));
  return table;
};

/** What the stories of the table have in common: every status of the portal, 25 a page, and a play that waits for the rows. */
export const tableMeta = {
  component: "user-table",
  parameters: inWorld({ people: everyStatus }),
  args: { pageSize: 25 },
  render: ({ pageSize }, context) => {
    const { client, locale, density } = the(context);
    return html`<user-table
      .client=${client}
      .locale=${locale}
      .pageSize=${Number(pageSize)}
      density=${density}
    ></user-table>`;
  },
  play: async ({ canvasElement }) => {
    await rowsShown(canvasElement);
  },
} satisfies Meta;
