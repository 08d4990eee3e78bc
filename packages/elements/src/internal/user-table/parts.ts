import type { Action, Column, Decision, EditorSection, User, UserAction } from "@usherkit/sdk";
import { control } from "../access.js";
import type { ColumnRoomController } from "../column-room-controller.js";
import type { ClientController } from "../client-controller.js";
import type { UserTableMessages } from "../messages/user-table.js";
import type * as Refusals from "./refusals.js";
import type { RowControls } from "./row-controls.js";
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
  /** Which columns have room, and whether there is any for buttons. */
  readonly room: Pick<ColumnRoomController, "left" | "isFolded" | "isNarrow">;
  readonly density: "comfortable" | "compact";
  readonly pageSize: number;
  /** What opens over the table, once it has been loaded. */
  readonly overlays: TableOverlays | undefined;
  /** The words of what is refused, once anything is. */
  readonly refusals: typeof Refusals | undefined;
  /** What a portal shows in its rows besides words, where it does. */
  readonly controls: RowControls | undefined;
  select(users: readonly User[], isSelected: boolean): void;
  /** A new question to the list; leaves nobody selected who can't be seen any more. */
  ask(change: Partial<ListQuery>): void;
  toggleColumn(id: string): void;
  setDensity(density: "comfortable" | "compact"): void;
  setPageSize(size: number): void;
  /** With what opens over the table, which is loaded the first time. */
  over(run: (overlays: TableOverlays) => void): void;
  /** `section`: that part of the editor alone. */
  edit(user: User | null, trigger?: HTMLElement, section?: EditorSection): void;
  invite(trigger?: HTMLElement): void;
  /** An action on one person, or on several. `isInPlace`: its row says what became of it. Resolves with the answer, or the question. */
  start(action: UserAction, users: readonly User[], trigger?: HTMLElement, isInPlace?: boolean): Promise<void>;
}

/** What can be done to the selection, in words. */
export interface BulkOffer {
  readonly action: UserAction;
  readonly label: string;
}

/** Who may look but not edit opens the same editor, read only. */
export const verbFor = (user: User, wanted: UserAction): UserAction =>
  wanted === "edit" && !control(user, "edit").isEnabled && control(user, "view").isEnabled ? "view" : wanted;

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
