import type { EditorSection } from "@usherkit/sdk";

/**
 * An address to invite belongs to a user already, or somebody new is to be granted something: the host opens that user, or one
 * section of theirs (a table does). Canceled, nothing more happens.
 */
export class UserOpenRequestEvent extends Event {
  static readonly type = "user-open-request";
  constructor(readonly detail: { readonly userId: string; readonly section?: EditorSection }) {
    super(UserOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-open-request": UserOpenRequestEvent;
  }
}
