import type { MalformedRow, OperationId, User } from "@usherkit/contract";
import type { UsherError } from "./usher-error.js";

/** What a client tells its listeners: its own successful writes, so that every view stays in step, and two troubles. */
export interface ClientEvents {
  "user.created": { readonly user: User };
  "user.changed": { readonly user: User };
  /** `user` where the record stays. */
  "user.deleted": { readonly id: string; readonly user: User | undefined };
  "invitations.changed": { readonly ids: readonly string[] };
  /**
   * Once, until a call succeeds again: signed out, expired, kept out, or the token could not be renewed. `error`: of the call
   * that was refused; its `detail` is what the portal says to who is kept out.
   */
  "session.ended": { readonly error?: UsherError };
  /** Rows that were left out of an answer because they could not be read. */
  malformed: { readonly operation: OperationId; readonly rows: readonly MalformedRow[] };
}
export type ClientEventType = keyof ClientEvents;
export type Listener<Type extends ClientEventType> = (detail: ClientEvents[Type]) => void;

type Listeners = { [Type in ClientEventType]: Set<Listener<Type>> };

export interface Emitter {
  readonly on: <Type extends ClientEventType>(type: Type, listener: Listener<Type>) => () => void;
  readonly emit: <Type extends ClientEventType>(type: Type, detail: ClientEvents[Type]) => void;
}

export const createEmitter = (): Emitter => {
  const listeners: Listeners = {
    "user.created": new Set(),
    "user.changed": new Set(),
    "user.deleted": new Set(),
    "invitations.changed": new Set(),
    "session.ended": new Set(),
    malformed: new Set(),
  };
  return {
    on: (type, listener) => {
      // A function of its own, so that one listener added twice is told twice and taken off once each.
      const entry: typeof listener = (detail) => {
        listener(detail);
      };
      listeners[type].add(entry);
      return () => {
        listeners[type].delete(entry);
      };
    },
    emit: (type, detail) => {
      for (const listener of [...listeners[type]]) {
        try {
          listener(detail);
        } catch (error) {
          // A listener's fault is its own: the write has succeeded, and the other listeners are told.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
};
