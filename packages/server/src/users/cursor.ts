import type { Sort } from "@usherkit/contract";
import * as z from "zod/mini";
import { fromBase64url, toBase64url } from "../http/base64url.js";
import { HttpProblem } from "../http/problem.js";

/**
 * Where a page begins: after (or before) a key and an id, at the instant of the first page, so that one walk sees one instant.
 * `hash` ties it to the search, filters and scope it was made for.
 */
const Cursor = z.strictObject({
  direction: z.enum(["next", "previous"]),
  sort: z.string(),
  key: z.string().check(z.maxLength(400)),
  id: z.string(),
  now: z.iso.datetime(),
  hash: z.string(),
});
export type Cursor = z.infer<typeof Cursor>;

const encoder = new TextEncoder();

export const writeCursor = (cursor: Cursor & { sort: Sort }): string =>
  toBase64url(encoder.encode(JSON.stringify(cursor)));

export const readCursor = (text: string, sort: Sort, hash: string): Cursor => {
  try {
    const bytes = fromBase64url(text);
    const cursor = z.parse(Cursor, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    if (cursor.sort === sort && cursor.hash === hash) return cursor;
  } catch {
    // What isn't a cursor of ours is answered below, like one of another list.
  }
  throw new HttpProblem("invalid_cursor");
};
