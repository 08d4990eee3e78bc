import { endpoints, type CallOptions, type Endpoint, type OperationId, type OutputOf } from "@usherkit/contract";
import type * as z from "zod/mini";
import { UsherError } from "../usher-error.js";
import { readAnswer } from "./answer.js";
import { isRecord } from "./refusal.js";

/** Each endpoint with what it answers, as the types of the operations have it. */
const table: {
  readonly [Id in OperationId]: Endpoint & {
    readonly response: z.ZodMiniType<OutputOf<Id>>;
    readonly alternative?: z.ZodMiniType<OutputOf<Id>>;
  };
} = endpoints;

/** These are POST for their bodies alone. */
export const changesNothing = (name: OperationId): boolean =>
  table[name].method === "GET" || ["searchUsers", "searchInvitations", "evaluateAccess"].includes(name);

/**
 * What a back end answered, read by the schema of its operation. Throws `malformed_response` with a pointer to each thing that is
 * wrong or missing; rows that can't be read are left out, and told to `onMalformed`.
 */
export const acceptAnswer = <Id extends OperationId>(
  name: Id,
  value: unknown,
  { status, onMalformed }: { status?: number } & Pick<CallOptions, "onMalformed">,
): OutputOf<Id> => {
  const { response, alternative } = table[name];
  const reading = readAnswer(alternative && isRecord(value) && "user" in value ? alternative : response, value);
  if ("faults" in reading)
    throw new UsherError({
      code: "malformed_response",
      outcome: changesNothing(name) ? "rejected" : "unknown",
      operation: name,
      status,
      errors: reading.faults,
    });
  if (reading.malformed.length > 0) onMalformed?.(reading.malformed);
  return reading.value;
};
