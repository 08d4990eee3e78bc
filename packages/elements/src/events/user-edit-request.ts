import type { User } from "@usherkit/sdk";

/** Before the editor opens. Canceled, it doesn't: the host opens its own page instead. `user` null: a new one. */
export class UserEditRequestEvent extends Event {
  static readonly type = "user-edit-request";
  constructor(readonly detail: { readonly user: User | null }) {
    super(UserEditRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-edit-request": UserEditRequestEvent;
  }
}
