/** `signed_out`: there is no session, or it has ended. `step_up`: it goes on, and what was asked for needs a fresh sign-in. */
export type SignInReason = "signed_out" | "step_up";

/** Somebody has to sign in: the host shows its sign-in, above the page where it can, and calls `reload()` or loads the page afterwards. */
export class SignInRequiredEvent extends Event {
  static readonly type = "sign-in-required";
  constructor(readonly detail: { readonly reason: SignInReason } = { reason: "signed_out" }) {
    super(SignInRequiredEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "sign-in-required": SignInRequiredEvent;
  }
}
