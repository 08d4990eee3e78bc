/** An element in a dialog wants it closed: nothing typed would be lost. Stays on the element. */
export class CloseRequestEvent extends Event {
  static readonly type = "close-request";
  constructor() {
    super(CloseRequestEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "close-request": CloseRequestEvent;
  }
}
