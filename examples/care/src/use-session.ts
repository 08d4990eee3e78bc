import { onMounted, shallowRef, type ShallowRef } from "vue";
import { isUsherError, type Session } from "@usherkit/sdk";
import { client, readSession } from "./portal.ts";

export type SessionState =
  | { readonly kind: "loading" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "failed" }
  /** `isNew`: begun on this page, so that the view it opens takes the focus. */
  | { readonly kind: "signed-in"; readonly session: Session; readonly isNew: boolean };

export interface SessionControl {
  readonly state: Readonly<ShallowRef<SessionState>>;
  /** Asks who is signed in now. */
  readonly load: (isNew?: boolean) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly fail: () => void;
}

/** The session that the page is drawn for. */
export const useSession = (): SessionControl => {
  const state = shallowRef<SessionState>({ kind: "loading" });
  const fail = () => {
    state.value = { kind: "failed" };
  };
  const load = async (isNew = false) => {
    try {
      const session = await readSession();
      state.value = session ? { kind: "signed-in", session, isNew } : { kind: "signed-out" };
    } catch (error) {
      if (!isUsherError(error)) throw error;
      fail();
    }
  };
  const signOut = async () => {
    await client.account.signOut().catch(() => undefined);
    await load();
  };
  onMounted(() => load());
  return { state, load, signOut, fail };
};
