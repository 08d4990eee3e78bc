import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/invite-form/define";
import { html } from "lit";
import { hang, only, unavailable } from "./support/faults.js";
import { drawn, expect, inside, paste, userEvent, within } from "./support/find.js";
import { everyStatus, few } from "./support/people.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import { community } from "./support/table-portals.js";

const formShown = async (root: ParentNode) => {
  const form = await inside(root, "invite-form");
  await form.findByRole("textbox", { name: "Email addresses" });
  return form;
};

const faceShown = async (root: ParentNode, title: string | RegExp) =>
  (await inside(root, "invite-form")).findByRole("heading", { name: title });

/** As from a mail or a sheet: all at once. */
const pasted = async (root: ParentNode, text: string) => {
  const form = await formShown(root);
  await paste(await form.findByRole("textbox", { name: "Email addresses" }), text);
  return form;
};

const mixed =
  "casey.morgan@haldenmedia.example, tamar.abashidze@haldenmedia.example; noor.devries@haldenmedia\nines.abreu@haldenmedia.example";

const isSending = (route: string) => route === "POST /invitations";

const meta: Meta = {
  title: "Invite form",
  component: "invite-form",
  parameters: inWorld({ people: few }),
  render: (_args, context) => {
    const { client, locale } = the(context);
    return html`<invite-form
      style="display:block;max-inline-size:560px"
      .client=${client}
      .locale=${locale}
    ></invite-form>`;
  },
  play: async ({ canvasElement }) => {
    await formShown(canvasElement);
  },
};
export default meta;
type Story = StoryObj;

export const Empty: Story = {};

/** Pasted as they came: what isn't complete, and who is a user, is told beneath, with the remedy; it doesn't stop the others. */
export const MixedAddresses: Story = {
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, mixed);
    await userEvent.click(await form.findByRole("radio", { name: "DNS operator" }));
    await form.findByRole("button", { name: "Open this user" });
    await form.findByRole("button", { name: "Send 2 invites" });
  },
};

/** One outcome for each address; what wasn't sent is kept. */
export const Results: Story = {
  parameters: inWorld({
    people: everyStatus,
    before: async (opened) => {
      opened.pass(-3 * 86_400_000);
      const admin = await opened.elsewhere();
      await admin.invitations.create({ emails: ["tamar.abashidze@haldenmedia.example"], roleIds: ["billing"] });
      opened.pass(3 * 86_400_000);
    },
  }),
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, mixed);
    await userEvent.click(await form.findByRole("radio", { name: "DNS operator" }));
    await userEvent.click(await form.findByRole("button", { name: "Send 2 invites" }));
    await form.findByRole("heading", { name: "2 of 4 invites sent" });
  },
};

/** Back from the results: one address is put right, and the other that isn't complete stands there with its way out. */
export const AfterResults: Story = {
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, `${mixed}\nadaeze.okonkwo@haldenmedia`);
    await userEvent.click(await form.findByRole("radio", { name: "DNS operator" }));
    await userEvent.click(await form.findByRole("button", { name: "Send 2 invites" }));
    await userEvent.click(await form.findByRole("button", { name: "Correct: noor.devries@haldenmedia" }));
    await expect(form.getByRole("textbox", { name: "Email addresses" })).toHaveValue("noor.devries@haldenmedia");
    await form.findByText("isn’t a complete address.");
    await form.findByRole("button", { name: "Remove adaeze.okonkwo@haldenmedia" });
    await form.findByRole("button", { name: "Correct it" });
  },
};

export const AllSent: Story = {
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, "casey.morgan@haldenmedia.example tamar.abashidze@haldenmedia.example");
    await userEvent.click(await form.findByRole("radio", { name: "Read only" }));
    await userEvent.click(await form.findByRole("button", { name: "Send 2 invites" }));
    await form.findByRole("heading", { name: "2 invites sent" });
  },
};

export const NoAddress: Story = {
  play: async ({ canvasElement }) => {
    const form = await formShown(canvasElement);
    await userEvent.click(await form.findByRole("button", { name: "Send invites" }));
    await form.findByText("Add at least one complete address.");
  },
};

export const NoRole: Story = {
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, "casey.morgan@haldenmedia.example,");
    await userEvent.click(await form.findByRole("button", { name: "Send 1 invite" }));
    await form.findByText("Choose a role.");
  },
};

export const Sending: Story = {
  parameters: inWorld({ people: few, fault: only(isSending, hang), timeout: 86_400_000 }),
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, "casey.morgan@haldenmedia.example,");
    await userEvent.click(await form.findByRole("radio", { name: "Read only" }));
    await userEvent.click(await form.findByRole("button", { name: "Send 1 invite" }));
    await form.findByRole("button", { name: "Sending…" });
  },
};

/** A 503: nothing was sent, everything typed is there. */
export const NotSent: Story = {
  parameters: inWorld({ people: few, fault: only(isSending, unavailable) }),
  play: async ({ canvasElement }) => {
    const form = await pasted(canvasElement, mixed);
    await userEvent.click(await form.findByRole("radio", { name: "Read only" }));
    await userEvent.click(await form.findByRole("button", { name: "Send 2 invites" }));
    await form.findByText("The invites weren’t sent.");
    await expect(form.getAllByRole("button", { name: /^Remove / })).toHaveLength(4);
  },
};

/** A portal in which one may hold several roles, and the viewer may not give each of them. */
export const RolesOneMayNotGive: Story = {
  parameters: inWorld({
    people: few,
    profile: {
      roles: {
        multiple: true,
        items: [
          {
            id: "owner",
            name: "Owner",
            description: "Signs the contract, and all that an Admin does.",
            permissions: ["contract.sign", "users.manage", "domains.manage", "dns.manage", "billing.manage", "read"],
          },
        ],
      },
    },
  }),
};

export const Denied: Story = {
  globals: { viewer: "billing" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "You do not have access to this feature.");
  },
};

export const SignedOut: Story = {
  globals: { viewer: "nobody" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "Your session has ended");
  },
};

export const Failed: Story = {
  parameters: inWorld({ people: few, fault: only((route) => route === "GET /roles", unavailable) }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "The form couldn’t be loaded");
  },
};

export const Loading: Story = {
  parameters: inWorld({ people: few, fault: hang, timeout: 86_400_000 }),
  play: async ({ canvasElement }) => {
    await (await inside(canvasElement, "invite-form")).findByText("Loading…");
  },
};

export const Narrow: Story = {
  ...MixedAddresses,
  parameters: { ...inWorld({ people: few }), width: 360 },
  tags: ["narrow"],
};

export const NarrowResults: Story = {
  ...Results,
  parameters: { ...Results.parameters, width: 360 },
  tags: ["narrow"],
};

export const RightToLeft: Story = { ...MixedAddresses, globals: { direction: "rtl" } };

export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  parameters: { width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    await within(await drawn(canvasElement, "invite-form")).findAllByRole("radio");
  },
};

/** Where invitations make contacts: one person by name, and everybody gets the same role (CO-3). */
export const OnePerson: Story = {
  parameters: inWorld({ people: few, ...community }),
  play: async ({ canvasElement }) => {
    const form = await inside(canvasElement, "invite-form");
    await form.findByRole("heading", { name: "Invite New Users" });
    await userEvent.type(await form.findByRole("textbox", { name: "First name" }), "Noor");
    await userEvent.type(await form.findByRole("textbox", { name: "Last name" }), "de Vries");
    await expect(form.queryByRole("radio")).toBeNull();
  },
};

export const OnePersonIncomplete: Story = {
  parameters: inWorld({ people: few, ...community }),
  play: async ({ canvasElement }) => {
    const form = await inside(canvasElement, "invite-form");
    await userEvent.type(await form.findByRole("textbox", { name: "Primary email" }), "noor.devries");
    await userEvent.click(await form.findByRole("button", { name: "Send 1 invite" }));
    await form.findByText("First name is needed.");
    await form.findByText("This isn’t a complete address.");
  },
};

export const OnePersonNarrow: Story = {
  ...OnePersonIncomplete,
  parameters: { ...inWorld({ people: few, ...community }), width: 360 },
  tags: ["narrow"],
};
