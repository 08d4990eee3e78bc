import {
  endpoints,
  type Backend,
  type CallOptions,
  type InputOf,
  type MalformedRow,
  type OperationId,
  type OutputOf,
  type Page as WirePage,
} from "@usherkit/contract";
import type { Emitter } from "../events.js";
import { PageList } from "../page.js";
import { acceptAnswer } from "./accept-answer.js";
import { isUsherError, UsherError } from "../usher-error.js";

/** The last argument of every method. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** For an unsafe call: a key of one's own, so that the same call made later by hand is the same call. */
  readonly idempotencyKey?: string | undefined;
  /** The language of the portal's words in the answer, in place of the client's: "de", "de-AT, en;q=0.5". */
  readonly language?: string | undefined;
}

export interface Caller {
  /**
   * Calls an operation of the back end, whichever it is; `unsupported` where it has no such method. Throws UsherError and
   * nothing else.
   */
  readonly call: <Id extends OperationId>(name: Id, input: InputOf<Id>, options?: CallOptions) => Promise<OutputOf<Id>>;
  /** A list of an operation that pages: `fetch` calls it for the page that its query names. */
  readonly list: <Item, Query extends { cursor?: string | undefined }>(
    query: Query,
    fetch: (query: Query, options: CallOptions) => Promise<WirePage<Item>>,
    options?: RequestOptions,
  ) => PageList<Item>;
  readonly emit: Emitter["emit"];
  /** Tells `session.ended`, once until a call succeeds again. */
  readonly endSession: (error?: UsherError) => void;
}

/** 401s that leave the session as it is: a wrong password, and an action that asks for a fresher sign-in (RFC 9470). */
const keepsSession = ({ code, decision }: UsherError): boolean =>
  code === "invalid_credentials" || code === "step_up_required" || decision?.state === "stepUp";

/** Operations of those who aren't signed in: their success or failure says nothing of a session. */
const isSessionless = (name: OperationId): boolean => endpoints[name].audience === "anyone";

type Methods = { readonly [Id in OperationId]?: (input: InputOf<Id>, options: CallOptions) => Promise<OutputOf<Id>> };

/** `isOwn`: a back end of the host's own, whose answers nobody has read yet. */
export const createCaller = (backend: Backend, { emit }: Emitter, isOwn: boolean): Caller => {
  const methods: Methods = backend;
  let hasEnded = false;
  const endSession: Caller["endSession"] = (error) => {
    if (hasEnded) return;
    hasEnded = true;
    emit("session.ended", { ...(error && { error }) });
  };

  const call: Caller["call"] = async (name, input, options) => {
    try {
      const onMalformed = (rows: readonly MalformedRow[]): void => {
        options?.onMalformed?.(rows);
        emit("malformed", { operation: name, rows });
      };
      const running = methods[name]?.(input, { ...options, onMalformed });
      if (!running)
        throw new UsherError({
          code: "unsupported",
          outcome: "not_sent",
          operation: name,
          decision: { state: "unsupported", reason: "backend_unsupported" },
        });
      const answer = await running;
      const value = isOwn ? acceptAnswer(name, answer, { onMalformed }) : answer;
      if (!isSessionless(name)) hasEnded = false;
      return value;
    } catch (error) {
      // What an adapter throws of its own may hold anything: it goes no further.
      if (!isUsherError(error)) throw new UsherError({ code: "failed", outcome: "unknown", operation: name });
      if (error.status === 401 && !isSessionless(name) && !keepsSession(error)) endSession(error);
      throw error;
    }
  };

  const list: Caller["list"] = (query, fetch, options) =>
    new PageList(async (cursor) => {
      let malformed: readonly MalformedRow[] = [];
      const onMalformed = (rows: readonly MalformedRow[]) => {
        malformed = rows;
      };
      const page = await fetch({ ...query, cursor }, { ...options, onMalformed });
      return { ...page, malformed };
    }, query.cursor);

  return { call, list, emit, endSession };
};
