/** The session has ended, or there never was one: the host shows its sign-in, and calls `reload()` or loads the page afterwards. */
export class SignInRequiredEvent extends Event {
  static readonly type = "sign-in-required";
  constructor() {
    super(SignInRequiredEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "sign-in-required": SignInRequiredEvent;
  }
}
