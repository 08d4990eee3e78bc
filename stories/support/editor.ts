import { inside, userEvent } from "./find.js";

/** What is inside the editor, by role and name. */
export const editorOf = (root: ParentNode) => inside(root, "user-editor");

/** As soon as the person's fields are there. */
export const formShown = async (root: ParentNode) => {
  const editor = await editorOf(root);
  await editor.findByRole("textbox", { name: "First name" });
  return editor;
};

export const faceShown = async (root: ParentNode, title: string | RegExp) =>
  (await editorOf(root)).findByRole("heading", { name: title });

export const press = async (root: ParentNode, button: string | RegExp) => {
  const editor = await editorOf(root);
  await userEvent.click(await editor.findByRole("button", { name: button }));
};
