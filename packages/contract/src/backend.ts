import type { Action } from "./decision.js";
import type { InputOf, OperationId, OutputOf } from "./operations.js";
import type { SortKey } from "./sort.js";
import type { ProblemError } from "./problem.js";

/** What a back end can do at all, whoever asks. */
export interface Capabilities {
  /** The actions it can carry out; any other is `unsupported`. */
  readonly actions: ReadonlySet<Action>;
  readonly sortKeys: readonly SortKey[];
  readonly search: boolean;
  readonly total: boolean;
}

/** A row of an answer that could not be read: its place in the answer, and what is wrong; never what it held. */
export interface MalformedRow {
  readonly index: number;
  readonly issues: readonly ProblemError[];
}

/** What goes with every call of a back end. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Makes an unsafe call safe to repeat: the second answer is the first. */
  readonly idempotencyKey?: string | undefined;
  /** The language of the answer's words, as `Accept-Language` has it: "de", "de-AT, en;q=0.5". */
  readonly language?: string | undefined;
  /** Told of the rows that were left out of the answer because they could not be read. */
  readonly onMalformed?: ((rows: readonly MalformedRow[]) => void) | undefined;
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
