import { problemErrors, type BodyLimits } from "@usherkit/contract";
import * as z from "zod/mini";
import { HttpProblem, invalid } from "./problem.js";

const isJson = (contentType: string | null): boolean =>
  /^application\/(?:merge-patch\+)?json\s*(?:;|$)/i.test(contentType ?? "");

/**
 * What is wrong with a body before any schema sees it: `__proto__`, a name that schemas skip without a word, or more values or
 * more depth than the operation's body may hold. Every value is visited once, and no more of them than the limit.
 */
const shapeError = (value: unknown, limits: BodyLimits): { pointer: string; code: string } | undefined => {
  let level: unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.depth) return { pointer: "", code: "too_deep" };
    const next: unknown[] = [];
    for (const each of level) {
      if (typeof each !== "object" || each === null) continue;
      if (Object.hasOwn(each, "__proto__")) return { pointer: "/__proto__", code: "unknown_field" };
      const inner: unknown[] = Array.isArray(each) ? each : Object.values(each);
      values += inner.length;
      if (values > limits.values) return { pointer: "", code: "too_many_values" };
      for (const one of inner) next.push(one);
    }
    level = next;
  }
  return undefined;
};

const tooLarge = (): HttpProblem => new HttpProblem("payload_too_large");

/** A body that is not read to its end: the client went away, or its host ended the request. Nobody hears the answer. */
const brokenOff = (): HttpProblem => new HttpProblem("invalid_json");

/** What stands before the handler has used the body up: nothing is wrong with what was sent, so its sender is told where to look. */
const alreadyRead = (): HttpProblem =>
  new HttpProblem("invalid_json", {
    errors: [{ pointer: "", code: "body_already_read" }],
    detail:
      "The server read this request's body before Usherkit's handler saw it. Mount the handler before what parses bodies, " +
      "or through nodeHandler() of @usherkit/server/node: see docs/mounting.md.",
  });

/** The body's text; empty where there is none. Not one byte more than the limit is kept. */
export const readText = async (request: Request, { bytes: limit }: Pick<BodyLimits, "bytes">): Promise<string> => {
  if (request.bodyUsed) throw alreadyRead();
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) throw tooLarge();
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw brokenOff();
    });
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem("invalid_json");
  }
};

/** A body's text by its schema. An empty one is `{}`. */
export const readBody = (request: Request, body: string, schema: z.ZodMiniType, limits: BodyLimits): unknown => {
  if (body !== "" && !isJson(request.headers.get("Content-Type"))) throw new HttpProblem("unsupported_media_type");
  let value: unknown = {};
  try {
    if (body !== "") value = JSON.parse(body);
  } catch {
    throw new HttpProblem("invalid_json");
  }
  const error = shapeError(value, limits);
  if (error) throw invalid(error);
  const parsed = z.safeParse(schema, value, { reportInput: true });
  if (!parsed.success) throw new HttpProblem("invalid_request", { errors: problemErrors(parsed.error.issues) });
  return parsed.data;
};

const several = new Set(["status", "roleId", "type", "link"]);
const booleans: Record<string, boolean> = { true: true, false: false };

/** A query string by its schema: a repeated name makes a list where the schema wants one, and is refused where not. */
export const readQuery = (parameters: URLSearchParams, schema: z.ZodMiniType): unknown => {
  const value: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name);
    const [first = ""] = all;
    if (several.has(name)) value[name] = all;
    else if (all.length > 1) throw invalid({ pointer: `#/query/${name}`, code: "repeated" });
    else if (name === "limit") value[name] = /^\d{1,6}$/.test(first) ? Number(first) : first;
    else if (name === "active" || name === "total") value[name] = booleans[first] ?? first;
    else value[name] = first;
  }
  const parsed = z.safeParse(schema, value, { reportInput: true });
  if (!parsed.success)
    throw new HttpProblem("invalid_request", { errors: problemErrors(parsed.error.issues, "#/query") });
  return parsed.data;
};

/** `If-Match: "3"`, weak or strong; `*` is whatever version there is. */
export const readVersion = (header: string | null): number | null => {
  if (header === null) throw new HttpProblem("version_required");
  if (header.trim() === "*") return null;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw new HttpProblem("version_mismatch");
  return Number(match[1]);
};
