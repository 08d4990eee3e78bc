import { defineElement } from "../internal/define-element.js";
import { UserTable } from "./user-table.js";

defineElement("user-table", UserTable);
