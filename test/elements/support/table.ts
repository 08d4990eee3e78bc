import type { UserTable } from "@usherkit/elements";
import { find, findAll, nameOf, pressOn, textOf, until } from "./page.js";

/** Waits until the rows are there and no reading is under way. */
export const settled = (table: UserTable): Promise<HTMLElement> =>
  until(
    () => findAll(table, "table").find((element) => element.ariaBusy === "false"),
    () => `the rows of: ${textOf(table)}`,
  );

/** Who is in the list, in its order. */
export const people = (table: UserTable): string[] =>
  findAll(table, "rowheader").map(
    (header) => findAll(header, "button").map(nameOf)[0] ?? header.innerText.trim().split("\n")[0] ?? "",
  );

/** Waits until these are in the list, in this order. */
export const shows = (table: UserTable, ...names: string[]): Promise<true> =>
  until(
    () => people(table).join() === names.join(),
    () => `${names.join()}; there are ${people(table).join()}`,
  );

/** The row of somebody. */
export const rowOf = (table: UserTable, name: string): Promise<HTMLElement> =>
  until(
    () =>
      findAll(table, "row").find((row) => findAll(row, "rowheader").some((cell) => textOf(cell).includes(name))) ??
      // Where it is narrow the list has items, and changes to them with the picture after the width.
      findAll(table, "listitem").find((item) => textOf(item).includes(name)),
    () => `the row of ${name} in: ${textOf(table)}`,
  );

/** Opens the menu of somebody's actions. */
export const openMenu = async (table: UserTable, name: string): Promise<HTMLElement> => {
  await settled(table);
  await pressOn(table, "button", `Actions for ${name}`);
  return find(table, "menu", `Actions for ${name}`);
};

/** Does an action on somebody by the menu. */
export const choose = async (table: UserTable, name: string, action: string): Promise<void> => {
  await pressOn(await openMenu(table, name), "menuitem", action);
};
