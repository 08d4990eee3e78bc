import type { Client } from "@usherkit/sdk";

/**
 * Signs somebody in on a host's own page, in `place`, in the words of the tenant's profile; `onDone()` when the session is whole.
 * Resolves once the form stands there; rejects with an UsherError where the profile can't be had.
 */
export declare const signInHere: (
  place: HTMLElement,
  options: {
    readonly client: Client;
    readonly tenant: string;
    /** Filled in already, where somebody signs in again. */
    readonly username?: string | undefined;
    readonly onDone: () => void | Promise<void>;
  },
) => Promise<void>;
