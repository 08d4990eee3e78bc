import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { dropped, hang, only, unavailable, unreadable } from "./support/faults.js";
import { expect, inside, userEvent, within } from "./support/find.js";
import { everyStatus, few } from "./support/people.js";
import { inWorld, the } from "./support/story.js";
import { faceShown, openMenu, rowsShown, tableMeta } from "./support/table.js";

const meta: Meta = { ...tableMeta, title: "User table/Faces" };
export default meta;
type Story = StoryObj;

export const Empty: Story = {
  parameters: inWorld({ people: [] }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "No users yet");
  },
};

/** Another Admin, who has added nobody: sees nobody of those whom Nomvula added (RP-1). */
export const AdminWhoAddedNobody: Story = {
  name: "An admin who added nobody",
  globals: { viewer: "otherAdmin" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "No users yet");
  },
};

export const NoMatch: Story = {
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.type(await table.findByRole("searchbox", { name: "Find in results" }), "zanzibar");
    await faceShown(canvasElement, "No one matches “zanzibar”");
  },
};

/** A search and a filter that find nobody together: each can be taken away. */
export const NoMatchWithFilter: Story = {
  play: async ({ canvasElement }) => {
    const menu = await openMenu(canvasElement, "Status Any");
    await userEvent.click(await within(menu).findByRole("menuitemcheckbox", { name: "Recovery" }));
    await userEvent.keyboard("{Escape}");
    const table = await inside(canvasElement, "user-table");
    await userEvent.type(await table.findByRole("searchbox", { name: "Find in results" }), "abreu");
    await faceShown(canvasElement, "No one matches “abreu”");
  },
};

/** Billing may not see the page: who could is said. */
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

/** The session ran out while the list was open: thirteen hours pass, and the next reading meets a real 401. */
export const SessionEnded: Story = {
  parameters: inWorld({ people: few }),
  play: async ({ canvasElement, ...context }) => {
    const table = await rowsShown(canvasElement);
    the({ ...context }).world.pass(13 * 3_600_000);
    await userEvent.click(await table.findByRole("button", { name: /^User name/ }));
    await faceShown(canvasElement, "Your session has ended");
  },
};

/** The session's own reading fails with a 503: nothing is known yet. */
export const Failed: Story = {
  parameters: inWorld({ people: few, fault: unavailable }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "The users couldn’t be loaded");
  },
};

/** The list fails, the session is known. */
export const ListFailed: Story = {
  parameters: inWorld({ people: few, fault: only((route) => route.endsWith("/users"), unavailable) }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "The users couldn’t be loaded");
  },
};

/** The server never answers within the time that a call may take. */
export const TimedOut: Story = {
  parameters: inWorld({ people: few, fault: hang, timeout: 300 }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "The users couldn’t be loaded");
  },
};

/** A reading failed after one that didn't: the last page stays, and says how old it is. */
export const RefreshFailed: Story = {
  play: async ({ canvasElement, ...context }) => {
    const table = await rowsShown(canvasElement);
    the({ ...context }).world.fault = unavailable;
    await userEvent.click(await table.findByRole("button", { name: /^Status$/ }));
    await table.findByText("The list couldn’t be refreshed.");
    await expect(table.getAllByRole("row").length).toBeGreaterThan(5);
  },
};

/** The connection is gone, and the browser knows it. */
export const Offline: Story = {
  beforeEach: () => {
    Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    return () => {
      Reflect.deleteProperty(navigator, "onLine");
    };
  },
  play: async ({ canvasElement, ...context }) => {
    const table = await rowsShown(canvasElement);
    the({ ...context }).world.fault = dropped;
    await userEvent.click(await table.findByRole("button", { name: /^User name/ }));
    await table.findByText("You’re offline.");
  },
};

/** One row of the answer is malformed: the others are shown, and it is told. */
export const UnreadableRow: Story = {
  parameters: inWorld({ people: everyStatus, fault: only((route) => route.endsWith("/users"), unreadable) }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await table.findByText("1 row couldn’t be read");
  },
};

/** What the viewer may do to nobody is not in the rows: it is said once, above them. */
export const DeniedToAll: Story = {
  name: "Nobody can be locked",
  parameters: inWorld({
    people: everyStatus,
    profile: {},
    before: (world) =>
      world.changeProfile({
        rules: [
          {
            effect: "allow",
            actions: ["list", "view", "edit", "lock", "unlock", "resendWelcome", "listInvitations"],
            actor: { roles: ["admin"] },
          },
        ],
      }),
  }),
};
