import {
  id,
  isStorable,
  type InvitationSort,
  type InvitationSortKey,
  type Sort,
  type SortKey,
} from "@usherkit/contract";
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
  id,
  // A year that both databases know.
  now: z.iso.datetime().check(z.refine((text) => /^[1-9]/.test(text))),
  hash: z.string(),
});
export type Cursor = z.infer<typeof Cursor>;

/** An instant as JavaScript or PostgreSQL writes it, which must be one: neither has a 30th of February. */
const isInstant = (key: string): boolean => {
  const time =
    /^([1-9]\d{3}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-5])(?::[0-5]\d){0,2})$/.exec(key);
  const seconds = `${time?.[1] ?? ""}T${time?.[2] ?? ""}.000Z`;
  return time !== null && !Number.isNaN(Date.parse(seconds)) && new Date(seconds).toISOString() === seconds;
};
/** A rank, as the profile orders statuses and roles: far from where the column's type ends. */
const isRank = (key: string): boolean => /^\d{1,4}$/.test(key);

/** Whether a key could be one of a list's: what is none must not reach the database, which would fail over it. */
const fits: Record<SortKey | InvitationSortKey, (key: string) => boolean> = {
  givenName: isStorable,
  familyName: isStorable,
  username: isStorable,
  email: isStorable,
  status: isRank,
  role: isRank,
  createdAt: isInstant,
  updatedAt: isInstant,
  sentAt: isInstant,
  expiresAt: isInstant,
  lastSignInAt: (key) => /^-?infinity$/.test(key) || isInstant(key),
};

const encoder = new TextEncoder();

export const writeCursor = (cursor: Cursor & { sort: Sort | InvitationSort }): string =>
  toBase64url(encoder.encode(JSON.stringify(cursor)));

export const readCursor = (text: string, sort: Sort | InvitationSort, hash: string): Cursor => {
  try {
    const bytes = fromBase64url(text);
    const cursor = z.parse(Cursor, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    const column = (sort.startsWith("-") ? sort.slice(1) : sort) as SortKey | InvitationSortKey;
    if (cursor.sort === sort && cursor.hash === hash && fits[column](cursor.key)) return cursor;
  } catch {
    // What isn't a cursor of ours is answered below, like one of another list.
  }
  throw new HttpProblem("invalid_cursor");
};
