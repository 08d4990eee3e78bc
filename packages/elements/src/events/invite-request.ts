/** Before the invite form opens. Canceled, it doesn't. */
export class InviteRequestEvent extends Event {
  static readonly type = "invite-request";
  constructor() {
    super(InviteRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "invite-request": InviteRequestEvent;
  }
}
