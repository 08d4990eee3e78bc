import { createContext } from "@lit/context";
import type { Client } from "@usherkit/sdk";

/** The client of a subtree. The key is registered, so that a second copy of this package on the page meets the same provider. */
export const clientContext = createContext<Client | undefined>(Symbol.for("usherkit.client"));
