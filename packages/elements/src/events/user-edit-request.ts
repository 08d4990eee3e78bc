import type { EditorSection, User } from "@usherkit/sdk";

/**
 * Before the editor opens. Canceled, it doesn't: the host opens its own page instead. `user` null: a new one. `section`: that
 * part of it is wanted alone.
 */
export class UserEditRequestEvent extends Event {
  static readonly type = "user-edit-request";
  constructor(readonly detail: { readonly user: User | null; readonly section?: EditorSection }) {
    super(UserEditRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-edit-request": UserEditRequestEvent;
  }
}
