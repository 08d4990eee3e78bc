import type { LitElement } from "lit";
import { ColumnRoomController } from "../column-room-controller.js";
import { kindOf } from "./columns.js";
import type { TableParts } from "./parts.js";
import { isOfMail } from "./rows.js";

/** Pixels that names and addresses must have, and the most they ask for: they break, and no other column does. */
const names = { min: 340, max: 380 };
const addresses = { min: 196, max: 420 };

/** Shares the room of the list out among its columns. */
export const listRoom = (host: LitElement, parts: () => TableParts): ColumnRoomController =>
  new ColumnRoomController(
    host,
    () =>
      parts().columns.map((column) => ({
        id: column.id,
        priority: column.priority ?? 1,
        isMovable: isOfMail(column),
        ...((kindOf(column) === "name" || isOfMail(column)) && {
          breaks: kindOf(column) === "name" ? names : addresses,
        }),
      })),
    () => {
      const { about, list, hiddenColumns, density, controls } = parts();
      return [list.page?.items, about.profile, about.words, hiddenColumns, density, controls];
    },
  );
