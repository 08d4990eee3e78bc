import type { Meta, StoryObj } from "@storybook/web-components-vite";
import registrar from "../examples/registrar/portal.json";
import { dropped, hang, only } from "./support/faults.js";
import { dialogOf, expect, inside, userEvent, waitFor, within } from "./support/find.js";
import { everyStatus, few } from "./support/people.js";
import { inWorld, the } from "./support/story.js";
import { openMenu, rowsShown, tableMeta } from "./support/table.js";
import { community, withButtons, withManyButtons } from "./support/table-portals.js";
import type { WorldOptions } from "./support/world.js";

const meta: Meta = { ...tableMeta, title: "User table/Rows" };
export default meta;
type Story = StoryObj;

const inCommunity = (options: WorldOptions = {}) => inWorld({ people: few, ...community, ...options });

/** Lets the list show everybody, and waits for who was left out. */
const everybody = async (root: ParentNode) => {
  const table = await rowsShown(root);
  await userEvent.click(await table.findByRole("switch", { name: "Show people no longer linked" }));
  await table.findByRole("button", { name: "Imogen Sallow" });
  return rowsShown(root);
};

/** A pencil and a bin at the right of each row: CA-1. The icons come with the first rows. */
export const Buttons: Story = {
  parameters: inWorld({ people: everyStatus, ...withButtons }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await expect(table.getByRole("button", { name: "View/Edit: Inês Abreu" })).toBeVisible();
    await expect(table.getByRole("button", { name: "Delete Inês Abreu" })).toHaveAttribute(
      "title",
      "Delete Inês Abreu",
    );
    await expect(table.queryByRole("button", { name: "Actions for Inês Abreu" })).toBeNull();
  },
};

/** More than six: the last of them stand in a menu. */
export const ManyButtons: Story = {
  parameters: inWorld({ people: everyStatus, ...withManyButtons }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await expect(table.getByRole("button", { name: "View/Edit: Marta Nowak" })).toBeVisible();
    await expect(table.queryByRole("button", { name: "Delete Marta Nowak" })).toBeNull();
    const menu = within(await openMenu(canvasElement, "Actions for Marta Nowak"));
    await menu.findByRole("menuitem", { name: "Delete…" });
    await expect(menu.queryByRole("menuitem", { name: "View/Edit" })).toBeNull();
  },
};

/** Where the columns need the room, a long row of buttons goes first: all of them stand in the menu. */
export const ManyButtonsFolded: Story = {
  parameters: inWorld({
    people: everyStatus,
    instead: { ...withManyButtons.instead, columns: registrar.columns },
  }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    const menu = within(await openMenu(canvasElement, "Actions for Marta Nowak"));
    await menu.findByRole("menuitem", { name: "View/Edit" });
    await menu.findByRole("menuitem", { name: "Delete…" });
    await expect(table.queryByRole("button", { name: "View/Edit: Marta Nowak" })).toBeNull();
  },
};

/** As a list there is one menu. */
export const ButtonsNarrow: Story = {
  parameters: { ...inWorld({ people: everyStatus, ...withButtons }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await expect(table.getByRole("button", { name: "Actions for Inês Abreu" })).toBeVisible();
    await expect(table.queryByRole("button", { name: "View/Edit: Inês Abreu" })).toBeNull();
  },
};

/** What one may not do to this person is dashed; pressed, it says why and whom to ask. */
export const ButtonDenied: Story = {
  parameters: inWorld({
    people: everyStatus,
    instead: {
      ...withButtons.instead,
      scope: "tenant",
      rules: [
        { effect: "allow", actions: "*", actor: { roles: ["admin"] } },
        {
          effect: "deny",
          actions: ["delete"],
          target: { relation: "self" },
          reason: "self_action",
          remedy: "ask_role",
        },
      ],
    },
  }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    const button = await table.findByRole("button", { name: "Delete Nomvula Dlamini" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/^You can’t delete yourself\. Ask /);
    await userEvent.click(button);
    await table.findByRole("group", { name: "Delete…" });
  },
};

/** Scene 08: who is registered, who was invited, whom one can invite; and who may sign in. CO-1 and CO-4. */
export const Community: Story = {
  parameters: inCommunity(),
  play: async ({ canvasElement }) => {
    const table = await everybody(canvasElement);
    await expect(table.getByRole("switch", { name: "Active Login, Marta Nowak" })).not.toBeChecked();
    const own = table.getByRole("switch", { name: "Active Login, Nomvula Dlamini" });
    await expect(own).toHaveAccessibleDescription(/You can’t switch off your own/);
  },
};

export const CommunityNarrow: Story = {
  ...Community,
  parameters: { ...inCommunity(), width: 360 },
  tags: ["narrow"],
};

export const CommunityRightToLeft: Story = { ...Community, globals: { direction: "rtl" } };

/** Without the switch only those who are linked: CO-5. */
export const LinkedAlone: Story = {
  name: "Only who is still linked",
  parameters: inCommunity(),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await table.findByText("6", { selector: ".strip strong" });
    await expect(table.queryByText("Imogen Sallow")).toBeNull();
  },
};

/** Invited from the row, which says so in its place: CO-2. */
export const Invited: Story = {
  parameters: inCommunity(),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: "Invite to Community: Petr Havránek" }));
    await table.findByRole("button", { name: "Send again: Petr Havránek" });
  },
};

/** The server hasn't answered: the switch keeps its old value, and says that it is busy. */
export const SwitchBusy: Story = {
  parameters: inCommunity({ timeout: 86_400_000 }),
  play: async ({ canvasElement, ...context }) => {
    const table = await rowsShown(canvasElement);
    the({ ...context }).world.fault = only((route) => route.endsWith("/deactivate"), hang);
    const button = await table.findByRole("switch", { name: "Active Login, Hugo Eriksen" });
    await userEvent.click(button);
    await waitFor(async () => {
      await expect(button).toHaveAttribute("aria-busy", "true");
    });
    await expect(button).toBeChecked();
  },
};

/** Switched off in a list of the linked: the row stays until the next question, so that it can be taken back. */
export const SwitchedOff: Story = {
  parameters: inCommunity(),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("switch", { name: "Active Login, Hugo Eriksen" }));
    await waitFor(async () => {
      await expect(table.getByRole("switch", { name: "Active Login, Hugo Eriksen" })).not.toBeChecked();
    });
    await rowsShown(canvasElement);
    await expect(table.getByRole("switch", { name: "Active Login, Hugo Eriksen" })).toHaveAccessibleDescription(
      "Can’t sign in or raise a case.",
    );
  },
};

/** The answer was no: the switch is where it was, and a dialog says why. */
export const SwitchFailed: Story = {
  parameters: inCommunity(),
  play: async ({ canvasElement, ...context }) => {
    const table = await rowsShown(canvasElement);
    the({ ...context }).world.fault = only((route) => route.endsWith("/deactivate"), dropped);
    await userEvent.click(await table.findByRole("switch", { name: "Active Login, Hugo Eriksen" }));
    const dialog = within(await dialogOf(canvasElement, "user-table"));
    await dialog.findByRole("alert");
    await expect(table.getByRole("switch", { name: "Active Login, Hugo Eriksen", hidden: true })).toBeChecked();
  },
};

/** A portal that asks before it takes a login away. */
export const SwitchAsksFirst: Story = {
  parameters: inCommunity({
    profile: { confirmations: [{ id: "deactivate", text: "Their open cases stay." }] },
  }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("switch", { name: "Active Login, Hugo Eriksen" }));
    await within(await dialogOf(canvasElement, "user-table")).findByText(/Their open cases stay\./);
  },
};

/** Who is no Super User: the portal's own words, and whom to ask. CO-6. */
export const NoSuperUser: Story = {
  name: "Not a Super User",
  parameters: inWorld({ people: few, instead: community.instead }),
  globals: { viewer: "billing" },
  play: async ({ canvasElement }) => {
    const table = await inside(canvasElement, "user-table");
    await table.findByRole("heading", { name: "You do not have access to this feature." });
  },
};
