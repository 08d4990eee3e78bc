import type { Meta, StoryObj } from "@storybook/web-components-vite";
import "@usherkit/elements/user-editor/define";
import { html } from "lit";
import { editorOf, faceShown, formShown, press } from "./support/editor.js";
import { dropped, hang, only, unavailable } from "./support/faults.js";
import { dialogOf, drawn, expect, retype, userEvent, within } from "./support/find.js";
import { everyStatus, few } from "./support/people.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import type { World, WorldOptions } from "./support/world.js";

const world = (options: WorldOptions, about: string | null = "iabreu") =>
  inWorld({ ...options, ...(about !== null && { about }) });

/** Which fault stands between, from now on. */
const breakWith = (context: Parameters<typeof the>[0], fault: World["fault"]) => {
  the(context).world.fault = fault;
};

/** The registrar's, and what other portals do on top of it. */
const managersSetPasswords = {
  actions: ["list", "create", "view", "edit", "setRoles", "lock", "unlock", "setTemporaryPassword", "delete"],
  credential: { onCreate: ["welcome", "temporary", "password"], managersMayType: true },
};

const meta: Meta = {
  title: "User editor",
  component: "user-editor",
  parameters: { ...world({ people: everyStatus }), markup: 'user-id="…"' },
  render: (_args, context) => {
    const { client, locale, world: opened } = the(context);
    return html`<user-editor
      style="display:block;max-inline-size:640px"
      .client=${client}
      .locale=${locale}
      .userId=${opened.about?.id}
    ></user-editor>`;
  },
  play: async ({ canvasElement }) => {
    await formShown(canvasElement);
  },
};
export default meta;
type Story = StoryObj;

/** Fields, role, how the person stands, and each action with its own answer. */
export const Edit: Story = {};

/** Without `user-id` it creates. */
export const Create: Story = { parameters: world({ people: few }, null) };

/** Three ways to a first credential, where the portal has them: the secret that is typed is asked for in place. */
export const CreateWithPassword: Story = {
  parameters: world({ people: few, profile: managersSetPasswords }, null),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.click(await editor.findByRole("radio", { name: "Set the password now" }));
    await editor.findByLabelText("Password", { selector: "input" });
  },
};

/** Sent as it is: each field says what it needs, and the first has the focus. */
export const FieldErrors: Story = {
  parameters: world({ people: few }, null),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.type(await editor.findByRole("textbox", { name: "User name" }), "two words");
    await userEvent.type(await editor.findByRole("textbox", { name: "Primary email" }), "tomasz@haldenmedia");
    await press(canvasElement, "Add user");
    await editor.findByText("This address has no ending after “haldenmedia”.", { exact: false });
  },
};

/** What only the server knows: the address and the name are somebody's. */
export const TakenAddress: Story = {
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await retype(await editor.findByRole("textbox", { name: "Primary email" }), "Marta.Nowak@haldenmedia.example");
    await press(canvasElement, "Save changes");
    await editor.findByText("Another user has this address.");
  },
};

/** Somebody else was faster: a real second writer, a real 412. Nothing of either is lost. */
export const Conflict: Story = {
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    const { world: opened } = the(context);
    const other = await opened.elsewhere();
    await other.users.update(await opened.find("iabreu"), {
      familyName: "Abreu Lopes",
      attributes: { telephone: "+351 21 555 0199" },
    });
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu-Martins");
    await retype(await editor.findByRole("textbox", { name: /^Telephone/ }), "+351 96 555 0140");
    await press(canvasElement, "Save changes");
    await editor.findByRole("group", { name: "Changed by someone else" });
  },
};

/** May look, may not change: every control keeps its place and its value, and the reason is said. */
export const ReadOnly: Story = {
  parameters: world({
    people: everyStatus,
    profile: {},
    before: (opened) =>
      opened.changeProfile({
        rules: [{ effect: "allow", actions: ["list", "view"], actor: { roles: ["admin"] } }],
      }),
  }),
};

/** Waiting for the answer: what was typed stays, the button says what it does. */
export const Saving: Story = {
  parameters: world({ people: few, timeout: 86_400_000 }),
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    breakWith(
      context,
      only((route) => route.startsWith("PATCH"), hang),
    );
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    await press(canvasElement, "Save changes");
    await editor.findByRole("button", { name: "Saving…" });
  },
};

/** Saved, and said in place. */
export const Saved: Story = {
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    await press(canvasElement, "Save changes");
    await editor.findByText(/^Saved at/);
  },
};

/** The server refused with a 503: nothing was saved, nothing typed is lost. */
export const NotSaved: Story = {
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    breakWith(
      context,
      only((route) => route.startsWith("PATCH"), unavailable),
    );
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    await press(canvasElement, "Save changes");
    await editor.findByRole("alert");
  },
};

/** The connection broke off: it isn't known whether it was saved, and that is what is said. */
export const OutcomeUnknown: Story = {
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    breakWith(
      context,
      only((route) => route.startsWith("PATCH"), dropped),
    );
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    await press(canvasElement, "Save changes");
    await editor.findByRole("alert");
  },
};

/** One's own address, with a sign-in of twenty minutes ago: what was typed stays, and one signs in again first. */
export const NeedsFreshSignIn: Story = {
  parameters: world({ people: few, profile: { scope: "tenant" } }, "ndlamini"),
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    the(context).world.pass(20 * 60_000);
    await retype(await editor.findByRole("textbox", { name: "Primary email" }), "nomvula@halden.example");
    await press(canvasElement, "Save changes");
    await within(await editor.findByRole("alert")).findByRole("button", { name: "Sign in" });
  },
};

/** The fields went through, the role did not: both are said. */
export const PartlySaved: Story = {
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    breakWith(
      context,
      only((route) => route.endsWith("/roles") && route.startsWith("PUT"), unavailable),
    );
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    await userEvent.click(await editor.findByRole("radio", { name: "DNS operator" }));
    await press(canvasElement, "Save changes");
    await editor.findByRole("alert");
  },
};

/** Changed and not saved: the number of changes, and the question before they would be lost. */
export const UnsavedQuestion: Story = {
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    await press(canvasElement, "Cancel");
    const question = within(await dialogOf(canvasElement, "user-editor"));
    await question.findByRole("heading", { name: "Leave without saving?" });
  },
};

/** Locked after five wrong passwords: since when, and the way out. */
export const AutoLocked: Story = { parameters: world({ people: everyStatus }, "t.adamczyk") };

/** Added and not onboarded: the mail with the link can be sent again. */
export const Provisioned: Story = { parameters: world({ people: everyStatus }, "mcharbonneau") };

/** An action has its answer beside its button, and it stays to be read. */
export const ActionDone: Story = {
  parameters: world({ people: everyStatus }, "t.adamczyk"),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await press(canvasElement, "Unlock");
    await editor.findByText("Tomasz Adamczyk unlocked");
  },
};

/** What can't be undone asks first. */
export const ConfirmDelete: Story = {
  play: async ({ canvasElement }) => {
    await formShown(canvasElement);
    await press(canvasElement, "Delete…");
    await dialogOf(canvasElement, "user-editor");
  },
};

/** The server has made a temporary password: it is shown this once. */
export const TemporaryPassword: Story = {
  parameters: world({ people: few, profile: managersSetPasswords }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await press(canvasElement, "Set temporary password");
    await editor.findByRole("group", { name: "Temporary password" });
  },
};

/** Created with a temporary password: it is seen before anything else happens. */
export const CreatedWithSecret: Story = {
  parameters: world({ people: few, profile: managersSetPasswords }, null),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.type(await editor.findByRole("textbox", { name: "First name" }), "Signe");
    await userEvent.type(await editor.findByRole("textbox", { name: "Last name" }), "Lindqvist");
    await userEvent.type(await editor.findByRole("textbox", { name: "User name" }), "slindqvist");
    await userEvent.type(await editor.findByRole("textbox", { name: "Primary email" }), "signe@haldenmedia.example");
    await userEvent.click(await editor.findByRole("radio", { name: "Read only" }));
    await userEvent.click(await editor.findByRole("radio", { name: "Temporary password" }));
    await press(canvasElement, "Add user");
    await editor.findByText("Signe Lindqvist was added.");
  },
};

/** Every type of field that a profile can have, and roles of which one may hold several. */
export const EveryField: Story = {
  parameters: world({
    people: few,
    profile: {
      roles: { multiple: true },
      attributes: [
        { id: "department", label: "Department", type: "text", maxLength: 60, help: "As it stands on the invoices." },
        { id: "seats", label: "Seats", type: "number" },
        { id: "since", label: "Member since", type: "date" },
        {
          id: "office",
          label: "Office",
          type: "select",
          options: [
            { value: "bergen", label: "Bergen" },
            { value: "porto", label: "Porto" },
          ],
        },
        { id: "newsletter", label: "Gets the newsletter", type: "boolean" },
        { id: "costCentre", label: "Cost centre", type: "text", editableBy: ["billing"] },
      ],
    },
  }),
  play: async ({ canvasElement }) => {
    const editor = await formShown(canvasElement);
    await userEvent.type(await editor.findByRole("textbox", { name: /^Seats/ }), "many");
    await press(canvasElement, "Save changes");
    await editor.findByText("This isn’t a number.");
  },
};

export const Loading: Story = {
  parameters: world({ people: few, fault: hang, timeout: 86_400_000 }),
  play: async ({ canvasElement }) => {
    await (await editorOf(canvasElement)).findByText("Loading…");
  },
};

export const Failed: Story = {
  parameters: world({ people: few, fault: only((route) => route.includes("/users/"), unavailable) }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "The user couldn’t be loaded");
  },
};

/** Deleted by somebody else while it was open. */
export const Gone: Story = {
  parameters: world({
    people: few,
    before: async (opened) => {
      if (opened.about) await (await opened.elsewhere()).users.delete(opened.about);
    },
  }),
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "This user is no longer there");
  },
};

/** Billing may add nobody. */
export const DeniedCreate: Story = {
  parameters: world({ people: few }, null),
  globals: { viewer: "billing" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "You do not have access to this feature.");
  },
};

/** Another Admin's child can't be told from somebody who isn't there. */
export const SomebodyElsesChild: Story = {
  name: "Somebody else's person",
  globals: { viewer: "otherAdmin" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "This user is no longer there");
  },
};

export const SignedOut: Story = {
  parameters: world({ people: few }),
  globals: { viewer: "nobody" },
  play: async ({ canvasElement }) => {
    await faceShown(canvasElement, "Your session has ended");
  },
};

/** The session ended while one was typing: what was typed is there still. */
export const SessionEndedWhileTyping: Story = {
  play: async ({ canvasElement, ...context }) => {
    const editor = await formShown(canvasElement);
    await retype(await editor.findByRole("textbox", { name: "Last name" }), "Abreu Lopes");
    the(context).world.pass(13 * 3_600_000);
    await press(canvasElement, "Save changes");
    await editor.findByRole("alert");
    await expect(editor.getByRole("textbox", { name: "Last name" })).toHaveValue("Abreu Lopes");
  },
};

export const Narrow: Story = { parameters: { ...world({ people: everyStatus }), width: 360 }, tags: ["narrow"] };

export const NarrowConflict: Story = {
  ...Conflict,
  parameters: { ...world({ people: everyStatus }), width: 360 },
  tags: ["narrow"],
};

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const PseudoLanguage: Story = {
  globals: { language: pseudoLanguage },
  parameters: { width: 360 },
  tags: ["narrow"],
  play: async ({ canvasElement }) => {
    const base = await drawn(canvasElement, "user-editor");
    await within(base).findAllByRole("textbox");
  },
};
