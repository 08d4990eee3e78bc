import type { User } from "@usherkit/sdk";

/** A user was deleted. `user`: as last seen. */
export class UserDeletedEvent extends Event {
  static readonly type = "user-deleted";
  constructor(readonly detail: { readonly user: User }) {
    super(UserDeletedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-deleted": UserDeletedEvent;
  }
}
