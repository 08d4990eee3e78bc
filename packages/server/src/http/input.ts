import { problemErrors } from "@usherkit/contract";
import * as z from "zod/mini";
import { HttpProblem, invalid } from "./problem.js";

/** Large enough that too long a text still gets a pointer to its field, small enough to hold in memory. */
const maxBodyBytes = 4 * 1024 * 1024;

const isJson = (contentType: string | null): boolean =>
  /^application\/(?:merge-patch\+)?json\s*(?:;|$)/i.test(contentType ?? "");

/** `__proto__` is a name that schemas skip without a word; a body that holds it is refused. */
const hasPrototypeKey = (value: unknown): boolean => {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    if (Object.hasOwn(next, "__proto__")) return true;
    for (const inner of Object.values(next)) open.push(inner);
  }
  return false;
};

/** The body's text; empty where there is none. */
export const readText = async (request: Request): Promise<string> => {
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBodyBytes) throw new HttpProblem("payload_too_large");
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (const reader = request.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBodyBytes) {
      await reader.cancel();
      throw new HttpProblem("payload_too_large");
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
export const readBody = (request: Request, body: string, schema: z.ZodMiniType): unknown => {
  if (body !== "" && !isJson(request.headers.get("Content-Type"))) throw new HttpProblem("unsupported_media_type");
  let value: unknown = {};
  try {
    if (body !== "") value = JSON.parse(body);
  } catch {
    throw new HttpProblem("invalid_json");
  }
  if (hasPrototypeKey(value)) throw invalid({ pointer: "/__proto__", code: "unknown_field" });
  const parsed = z.safeParse(schema, value, { reportInput: true });
  if (!parsed.success) throw invalid(...problemErrors(parsed.error.issues));
  return parsed.data;
};

const several = new Set(["status", "roleId"]);
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
  if (!parsed.success) throw invalid(...problemErrors(parsed.error.issues, "#/query"));
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
