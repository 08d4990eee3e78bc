/** The elements that the table needs only for its dialogs, or not at all: loaded on first use. */
const elements = {
  "user-editor": () => import("../user-editor/define.js"),
  "invite-form": () => import("../invite-form/define.js"),
  "pending-invites": () => import("../pending-invites/define.js"),
};
export type LoadedElement = keyof typeof elements;

/** Defines the element unless it is defined. Where the file can't be had, the next call tries again. */
export const loadElement = async (tag: LoadedElement): Promise<void> => {
  if (!customElements.get(tag)) await elements[tag]();
};
