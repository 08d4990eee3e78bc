import type { User, UserAction } from "@usherkit/sdk";

/** After an action. `users`: those it was done to, as they are now. */
export class UserActionDoneEvent extends Event {
  static readonly type = "user-action-done";
  constructor(readonly detail: { readonly action: UserAction; readonly users: readonly User[] }) {
    super(UserActionDoneEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-action-done": UserActionDoneEvent;
  }
}
