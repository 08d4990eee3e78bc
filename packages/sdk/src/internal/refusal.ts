import { Decision, ProblemError } from "@usherkit/contract";
import * as z from "zod/mini";
import type { UsherErrorCode, UsherErrorFacts } from "../usher-error.js";
import { readAnswer } from "./answer.js";

const codes: Readonly<Record<number, UsherErrorCode>> = {
  0: "malformed_response",
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  412: "version_mismatch",
  413: "payload_too_large",
  422: "invalid_request",
  428: "version_required",
  429: "too_many_requests",
  500: "internal",
  501: "unsupported",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A name from outside goes into errors, and so into logs, only where it looks like one. */
const nameOf = (value: unknown): string | undefined =>
  typeof value === "string" && /^[\w.:-]{1,128}$/.test(value) ? value : undefined;

const partOf = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> | undefined => {
  const reading = readAnswer(schema, value);
  return "value" in reading ? reading.value : undefined;
};

const ErrorList = z.array(ProblemError);

/** Seconds that the server asks to wait (RFC 9110, section 10.2.3). A date counts from the server's own clock, where it says. */
export const retryAfterOf = (headers: Headers): number | undefined => {
  const value = headers.get("Retry-After");
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const from = Date.parse(headers.get("Date") ?? "");
  const seconds = (Date.parse(value) - (Number.isNaN(from) ? Date.now() : from)) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
};

export interface Refusal extends Omit<UsherErrorFacts, "outcome"> {
  readonly status: number;
  /** Whether the API itself answered, with a problem document (RFC 9457), and not something before it. */
  readonly isProblem: boolean;
}

/** What an answer other than success says. Its title is left: it may hold what was typed. */
export const refusalOf = (status: number, headers: Headers, text: string): Refusal => {
  const parsed = parseJson(text);
  const body = isRecord(parsed) ? parsed : {};
  const code = nameOf(body["code"]);
  const detail = body["detail"];
  return {
    status,
    isProblem: code !== undefined,
    code: code ?? codes[status] ?? (status < 400 ? "malformed_response" : "unexpected_status"),
    requestId: nameOf(body["requestId"]) ?? nameOf(headers.get("X-Request-Id")),
    errors: partOf(ErrorList, body["errors"]),
    decision: partOf(Decision, body["decision"]),
    detail: typeof detail === "string" ? detail : undefined,
    retryAfter: retryAfterOf(headers),
  };
};
