import type { EditorSection } from "@usherkit/sdk";
import type { ClientController } from "../internal/client-controller.js";
import type { EditorController } from "./editor-controller.js";

/** What the shapes of the editor draw. */
export interface EditorView {
  readonly editor: EditorController;
  readonly about: ClientController;
  readonly inDialog: boolean;
  /** The one area to show; undefined: all that the portal has. */
  readonly section: EditorSection | undefined;
  readonly requestClose: () => void;
}
