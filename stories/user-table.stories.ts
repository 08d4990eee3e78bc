import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-table/define";
import { html } from "lit";
import { dropped, hang, only, unavailable, unreadable } from "./support/faults.js";
import { dialogOf, drawn, expect, inside, userEvent, waitFor, within } from "./support/find.js";
import { crowd, everyStatus, few, scripts } from "./support/people.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";

/** Waits until the rows are there and no reading is under way. */
const rowsShown = async (root: ParentNode) => {
  const table = await inside(root, "user-table");
  await waitFor(async () => {
    await expect(table.getByRole("table", { name: "Users" })).toHaveAttribute("aria-busy", "false");
  });
  return table;
};

const faceShown = async (root: ParentNode, title: string | RegExp) =>
  (await inside(root, "user-table")).findByRole("heading", { name: title });

const openMenu = async (root: ParentNode, button: string) => {
  const table = await rowsShown(root);
  await userEvent.click(await table.findByRole("button", { name: button }));
  return table.findByRole("menu");
};

const choose = async (root: ParentNode, person: string, action: string) => {
  const menu = await openMenu(root, `Actions for ${person}`);
  await userEvent.click(await within(menu).findByRole("menuitem", { name: action }));
};

const select = async (root: ParentNode, ...people: string[]) => {
  const table = await rowsShown(root);
  for (const person of people) await userEvent.click(await table.findByRole("checkbox", { name: `Select ${person}` }));
  return table;
};

const meta: Meta = {
  title: "user-table",
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
};
export default meta;
type Story = StoryObj;

/** Every status of the portal, each reached by its real event: RP-3. */
export const Default: Story = {};

export const Compact: Story = { globals: { density: "compact" } };

/** The server has not answered yet: the real layout, nothing that moves. */
export const Loading: Story = {
  parameters: inWorld({ people: few, fault: only((route) => route.endsWith("/users"), hang), timeout: 86_400_000 }),
  play: async ({ canvasElement }) => {
    await (await inside(canvasElement, "user-table")).findByText("Loading…");
  },
};

export const Empty: Story = {
  parameters: inWorld({ people: [] }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "No users yet");
  },
};

/** Another Admin, who has added nobody: sees nobody of those whom Nomvula added (RP-1). */
export const AdminWhoAddedNobody: Story = {
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

/** Row actions as named buttons, as a profile may want them. */
export const ButtonsInRows: Story = {
  parameters: inWorld({
    people: everyStatus,
    profile: { rowActions: { display: "buttons", actions: ["edit", "lock", "unlock", "delete"] } },
  }),
};

/** What the viewer may do to nobody is not in the rows: it is said once, above them. */
export const DeniedToAll: Story = {
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

/** 200 people, 25 a page: on the second, sorted by when they were added. */
export const ManyPages: Story = {
  parameters: inWorld({ people: crowd(200) }),
  play: async ({ canvasElement }) => {
    const table = await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: /^Added date/ }));
    await rowsShown(canvasElement);
    await userEvent.click(await table.findByRole("button", { name: "Next page" }));
    await table.findByText("26–50 of", { exact: false, selector: ".pager span" });
    await rowsShown(canvasElement);
  },
};

/** Names that are long, in several scripts and directions; two of the same. No identity is ever cut off. */
export const LongNames: Story = { parameters: inWorld({ people: scripts }) };

export const LongNamesNarrow: Story = { parameters: { ...inWorld({ people: scripts }), width: 360 }, tags: ["narrow"] };

export const RightToLeft: Story = { parameters: inWorld({ people: scripts }), globals: { direction: "rtl" } };

/** Cards, from the same table, where the element itself has little room. */
export const Narrow: Story = { parameters: { ...inWorld({ people: everyStatus }), width: 360 }, tags: ["narrow"] };

export const NarrowSelection: Story = {
  parameters: { ...inWorld({ people: everyStatus }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await select(canvasElement, "Tomasz Adamczyk", "Inês Abreu");
  },
};

export const NarrowMenu: Story = {
  parameters: { ...inWorld({ people: everyStatus }), width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await openMenu(canvasElement, "Actions for Tomasz Adamczyk");
  },
};

/** Between the two: the less important columns have gone. */
export const Middle: Story = { parameters: { ...inWorld({ people: everyStatus }), width: 800 } };

/** A language nobody speaks: words 40 % longer, so that what would be cut off shows. */
export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  play: async ({ canvasElement }) => {
    const base = await drawn(canvasElement, "user-table");
    await waitFor(async () => {
      await expect(base.querySelector("tbody tr")).not.toBeNull();
    });
  },
};

export const PseudoLanguageNarrow: Story = {
  ...PseudoLanguage,
  parameters: { ...inWorld({ people: everyStatus }), width: 360 },
  tags: ["narrow"],
};

/** A host's colour, radius and font: the fill is the brand's, what stands on it stays readable, the statuses don't follow. */
export const Brand: Story = {
  render: (_args, context) => {
    const { client, locale, density } = the(context);
    return html`<user-table
      style="--usher-accent: #e20074; --usher-radius: 12px; --usher-font: Georgia, serif"
      .client=${client}
      .locale=${locale}
      density=${density}
    ></user-table>`;
  },
  play: async ({ canvasElement }) => {
    await select(canvasElement, "Inês Abreu");
  },
};

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
