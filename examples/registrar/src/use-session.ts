import { useCallback, useEffect, useState } from "react";
import { isUsherError, type Session } from "@usherkit/sdk";
import { client, readSession } from "./portal.ts";

export type SessionState =
  | { readonly kind: "loading" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "failed" }
  /** `isNew`: begun on this page, so that the view it opens takes the focus. */
  | { readonly kind: "signed-in"; readonly session: Session; readonly isNew: boolean };

export interface SessionControl {
  readonly state: SessionState;
  /** Asks who is signed in now. */
  readonly load: (isNew?: boolean) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly fail: () => void;
}

/** The session that the page is drawn for. */
export const useSession = (): SessionControl => {
  const [state, setState] = useState<SessionState>({ kind: "loading" });
  const fail = useCallback(() => {
    setState({ kind: "failed" });
  }, []);
  const load = useCallback(
    async (isNew = false) => {
      try {
        const session = await readSession();
        setState(session ? { kind: "signed-in", session, isNew } : { kind: "signed-out" });
      } catch (error) {
        if (!isUsherError(error)) throw error;
        fail();
      }
    },
    [fail],
  );
  const signOut = useCallback(async () => {
    await client.account.signOut().catch(() => undefined);
    await load();
  }, [load]);
  useEffect(() => {
    void load();
  }, [load]);
  return { state, load, signOut, fail };
};
