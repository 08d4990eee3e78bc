import type { Action } from "./decision.js";
import type { InputOf, OperationId, OutputOf } from "./operations.js";
import type { SortKey } from "./page.js";

/** What a back end can do at all, whoever asks. */
export interface Capabilities {
  /** The actions it can carry out; any other is `unsupported`. */
  readonly actions: ReadonlySet<Action>;
  readonly sortKeys: readonly SortKey[];
  readonly search: boolean;
  readonly total: boolean;
}

/** What goes with every call of a back end. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Makes an unsafe call safe to repeat: the second answer is the first. */
  readonly idempotencyKey?: string;
}

/**
 * A back end: one method per operation. The REST API is one, the server's own store another; an adapter leaves out what its
 * system cannot do, and that is answered as `unsupported`.
 */
export type Backend = {
  readonly capabilities: Capabilities;
} & {
  readonly [Id in OperationId]?: (input: InputOf<Id>, options?: CallOptions) => Promise<OutputOf<Id>>;
};
