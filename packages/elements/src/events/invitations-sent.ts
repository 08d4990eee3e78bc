import type { InvitationOutcome } from "@usherkit/sdk";

/** After an answer to invitations: what became of each address. Not all of them need have been sent. */
export class InvitationsSentEvent extends Event {
  static readonly type = "invitations-sent";
  constructor(readonly detail: { readonly outcomes: readonly InvitationOutcome[] }) {
    super(InvitationsSentEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "invitations-sent": InvitationsSentEvent;
  }
}
