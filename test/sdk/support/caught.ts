import { isUsherError, type UsherError } from "@usherkit/sdk";
import { expect } from "vitest";

/** The UsherError with which the call fails; any other end is a failed test. */
export const caught = async (call: PromiseLike<unknown>): Promise<UsherError> => {
  let error: unknown;
  try {
    await call;
  } catch (thrown) {
    error = thrown;
  }
  expect(isUsherError(error), `an UsherError, not ${String(error)}`).toBe(true);
  if (!isUsherError(error)) throw new TypeError("unreachable");
  return error;
};
