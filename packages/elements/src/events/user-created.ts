import type { User } from "@usherkit/sdk";

/** A user was created. */
export class UserCreatedEvent extends Event {
  static readonly type = "user-created";
  constructor(readonly detail: { readonly user: User }) {
    super(UserCreatedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-created": UserCreatedEvent;
  }
}
