import type { Action, Column, Decision, User, UserAction } from "@usherkit/sdk";
import type { ClientController } from "../client-controller.js";
import type { UserTableMessages } from "../messages/user-table.js";
import type { SelectionController } from "./selection.js";
import type { TableOverlays } from "./table-overlays.js";
import type { ListQuery, UserListController } from "./user-list.js";

/** What the parts of the table share: its controllers, and what they ask of it. */
export interface TableParts {
  readonly about: ClientController;
  readonly m: UserTableMessages;
  readonly list: UserListController;
  readonly selection: SelectionController;
  /** Those shown, and which of the profile's are not. */
  readonly columns: readonly Column[];
  readonly hiddenColumns: ReadonlySet<string>;
  /** Refused to the viewer for everybody on the page: left out of the rows, said once above them. */
  readonly deniedToAll: ReadonlyMap<Action, Decision>;
  /** What may be done to several at once. */
  readonly bulkActions: readonly UserAction[];
  readonly density: "comfortable" | "compact";
  readonly pageSize: number;
  /** What opens over the table, once it has been loaded. */
  readonly overlays: TableOverlays | undefined;
  select(users: readonly User[], isSelected: boolean): void;
  /** A new question to the list; leaves nobody selected who can't be seen any more. */
  ask(change: Partial<ListQuery>): void;
  toggleColumn(id: string): void;
  setDensity(density: "comfortable" | "compact"): void;
  setPageSize(size: number): void;
  /** With what opens over the table, which is loaded the first time. */
  over(run: (overlays: TableOverlays) => void): void;
  edit(user: User | null, trigger?: HTMLElement): void;
  invite(trigger?: HTMLElement): void;
  /** An action on one person, or on several. */
  start(action: UserAction, users: readonly User[], trigger?: HTMLElement): void;
}

/** What can be done to the selection, in words. */
export interface BulkOffer {
  readonly action: UserAction;
  readonly label: string;
}

/** Opens something beside whatever was pressed. */
export const onPress =
  (table: TableParts, run: (overlays: TableOverlays, trigger: HTMLElement) => void) =>
  (event: Event): void => {
    const trigger = event.currentTarget;
    if (trigger instanceof HTMLElement)
      table.over((overlays) => {
        run(overlays, trigger);
      });
  };
