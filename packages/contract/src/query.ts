import * as z from "zod/mini";
import { linkStates } from "./invitation.js";
import { invitationSorts, sorts } from "./sort.js";
import { statuses } from "./status.js";
import { id } from "./text.js";
import { text } from "./text-input.js";

const several = <Item extends z.ZodMiniType>(item: Item) => z.array(item).check(z.maxLength(20));

const paging = {
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  /** 1 to 200; 50 where not given. */
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
};

/** What lists users. Search, filters and sort always combine; several values of one filter mean any of them. */
export const UserQuery = z.strictObject({
  search: z.optional(text({ max: 200 })),
  status: z.optional(several(z.enum(statuses))),
  roleId: z.optional(several(text({ max: 64 }))),
  active: z.optional(z.boolean()),
  deleted: z.optional(z.enum(["exclude", "include", "only"])),
  sort: z.optional(z.enum(sorts)),
  ...paging,
  /** Ask for `total`. */
  total: z.optional(z.boolean()),
  /** `none` leaves the report of decisions out. */
  access: z.optional(z.enum(["none", "full"])),
});
export type UserQuery = z.infer<typeof UserQuery>;

/** The query of the list of invitations. Search, filter and sort always combine. */
export const InvitationQuery = z.strictObject({
  search: z.optional(text({ max: 200 })),
  link: z.optional(several(z.enum(linkStates))),
  sort: z.optional(z.enum(invitationSorts)),
  ...paging,
  total: z.optional(z.boolean()),
});
export type InvitationQuery = z.infer<typeof InvitationQuery>;

export const EventQuery = z.strictObject(paging);
export type EventQuery = z.infer<typeof EventQuery>;

/** The events of a whole tenant: of some types alone, of one person alone. */
export const TenantEventQuery = z.strictObject({
  ...paging,
  type: z.optional(several(text({ min: 1, max: 64 }))),
  userId: z.optional(id),
});
export type TenantEventQuery = z.infer<typeof TenantEventQuery>;
