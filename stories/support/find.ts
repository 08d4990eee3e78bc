import { configure, expect, userEvent, waitFor, within } from "storybook/test";

// The page has two cores at worst, and a database to run.
configure({ asyncUtilTimeout: 8000 });

type Inside = ReturnType<typeof within<typeof import("storybook/test").queries>>;

/** What an element of ours has drawn, once it has; testing-library doesn't look into shadow roots by itself. */
export const drawn = async (root: ParentNode, tag: string): Promise<HTMLElement> =>
  waitFor(() => {
    const base = root.querySelector(tag)?.shadowRoot?.querySelector("[part~=base]");
    if (!(base instanceof HTMLElement)) throw new Error(`<${tag}> has drawn nothing.`);
    return base;
  });

/** Finds by role and name inside an element of ours, as people do. */
export const inside = async (root: ParentNode, tag: string): Promise<Inside> => within(await drawn(root, tag));

/** The open dialog of an element, by its name. */
export const dialogOf = async (root: ParentNode, tag: string): Promise<HTMLElement> =>
  waitFor(async () => {
    const dialog = (await drawn(root, tag)).querySelector("dialog[open]");
    if (!(dialog instanceof HTMLElement)) throw new Error(`<${tag}> has no dialog open.`);
    return dialog;
  });

/** Types over what stands in a field. */
export const retype = async (field: HTMLElement, text: string): Promise<void> => {
  const { length } = field instanceof HTMLInputElement ? field.value : "";
  await userEvent.type(field, text, { initialSelectionStart: 0, initialSelectionEnd: length });
};

/** As from a mail or a sheet, all at once. `userEvent.paste` doesn't find a field inside a shadow root. */
export const paste = async (field: HTMLElement, text: string): Promise<void> => {
  await userEvent.click(field);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
};

export { expect, userEvent, waitFor, within };
