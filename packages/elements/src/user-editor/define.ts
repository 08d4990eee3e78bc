import { defineElement } from "../internal/define-element.js";
import { UserEditor } from "./user-editor.js";

defineElement("user-editor", UserEditor);
