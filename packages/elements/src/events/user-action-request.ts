import type { User, UserAction } from "@usherkit/sdk";

/** Before an action on one or several users, and before its question. Canceled, nothing happens. */
export class UserActionRequestEvent extends Event {
  static readonly type = "user-action-request";
  constructor(readonly detail: { readonly action: UserAction; readonly users: readonly User[] }) {
    super(UserActionRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-action-request": UserActionRequestEvent;
  }
}
