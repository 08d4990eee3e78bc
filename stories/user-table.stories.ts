import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { hang, only } from "./support/faults.js";
import { drawn, expect, inside, userEvent, waitFor } from "./support/find.js";
import { crowd, everyStatus, few, scripts } from "./support/people.js";
import { pseudoLanguage } from "./support/pseudo-locale.js";
import { inWorld, the } from "./support/story.js";
import { rowsShown, select, tableMeta } from "./support/table.js";

const meta: Meta = { ...tableMeta, title: "User table" };
export default meta;
type Story = StoryObj;

/** Every status of the portal, each reached by its real event: RP-3. */
export const Default: Story = { name: "Every status" };

export const Compact: Story = { globals: { density: "compact" } };

/** The server has not answered yet: the real layout, nothing that moves. */
export const Loading: Story = {
  parameters: inWorld({ people: few, fault: only((route) => route.endsWith("/users"), hang), timeout: 86_400_000 }),
  play: async ({ canvasElement }) => {
    await (await inside(canvasElement, "user-table")).findByText("Loading…");
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

/** A list of people, from the same table, where the element itself has little room. */
export const Narrow: Story = { parameters: { ...inWorld({ people: everyStatus }), width: 360 }, tags: ["narrow"] };

/** Between the two: the less important columns have gone. */
export const Middle: Story = {
  name: "Between narrow and wide",
  parameters: { ...inWorld({ people: everyStatus }), width: 800 },
};

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
