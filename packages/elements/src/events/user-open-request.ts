/** An address to invite belongs to a user already: the host opens that user (a table does). Canceled, nothing more happens. */
export class UserOpenRequestEvent extends Event {
  static readonly type = "user-open-request";
  constructor(readonly detail: { readonly userId: string }) {
    super(UserOpenRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "user-open-request": UserOpenRequestEvent;
  }
}
