import type { User } from "@usherkit/sdk";

/** A user was changed in the editor. */
export class UserSavedEvent extends Event {
  static readonly type = "user-saved";
  constructor(readonly detail: { readonly user: User }) {
    super(UserSavedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-saved": UserSavedEvent;
  }
}
