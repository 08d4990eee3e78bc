import type { Action, Column, Decision, User, UserAction } from "@usherkit/sdk";
import type { ClientController } from "../client-controller.js";
import type { MenuController, MenuGroup } from "../menu.js";
import type { UserTableMessages } from "../messages/user-table.js";
import type { SelectionController } from "./selection.js";
import type { UserActionsController } from "../user-actions.js";
import type { ListQuery, UserListController } from "./user-list.js";

/** What the parts of the table share: its controllers, and what they ask of it. */
export interface TableParts {
  readonly about: ClientController;
  readonly m: UserTableMessages;
  readonly list: UserListController;
  readonly selection: SelectionController;
  readonly menu: MenuController;
  readonly actions: UserActionsController;
  /** Those shown, and which of the profile's are not. */
  readonly columns: readonly Column[];
  readonly hiddenColumns: ReadonlySet<string>;
  /** Refused to the viewer for everybody on the page: left out of the rows, said once above them. */
  readonly deniedToAll: ReadonlyMap<Action, Decision>;
  /** What may be done to several at once. */
  readonly bulkActions: readonly UserAction[];
  readonly density: "comfortable" | "compact";
  readonly pageSize: number;
  /** A new question to the list; leaves nobody selected who can't be seen any more. */
  ask(change: Partial<ListQuery>): void;
  toggleColumn(id: string): void;
  setDensity(density: "comfortable" | "compact"): void;
  setPageSize(size: number): void;
  edit(user: User | null, trigger?: HTMLElement): void;
  invite(): void;
  start(action: UserAction, user: User, trigger?: HTMLElement): void;
}

/** Opens a menu beside whatever was pressed. */
export const openMenu = (
  { menu }: TableParts,
  event: Event,
  label: string,
  groups: () => readonly MenuGroup[],
  atEnd = false,
): void => {
  if (event.currentTarget instanceof HTMLElement) void menu.toggle(event.currentTarget, { label, groups, atEnd });
};
