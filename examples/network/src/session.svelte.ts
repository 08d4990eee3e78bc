import { isUsherError, type Session } from "@usherkit/sdk";
import { client, readSession } from "./portal.ts";

export type SessionState =
  | { readonly kind: "loading" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "failed" }
  /** `isNew`: begun on this page, so that the view it opens takes the focus. */
  | { readonly kind: "signed-in"; readonly session: Session; readonly isNew: boolean };

/** The session that the page is drawn for. */
class PageSession {
  state = $state.raw<SessionState>({ kind: "loading" });

  /** Asks who is signed in now. */
  load = async (isNew = false): Promise<void> => {
    try {
      const session = await readSession();
      this.state = session ? { kind: "signed-in", session, isNew } : { kind: "signed-out" };
    } catch (error) {
      if (!isUsherError(error)) throw error;
      this.fail();
    }
  };

  signOut = async (): Promise<void> => {
    await client.account.signOut().catch(() => undefined);
    await this.load();
  };

  fail = (): void => {
    this.state = { kind: "failed" };
  };
}

export const pageSession = new PageSession();
