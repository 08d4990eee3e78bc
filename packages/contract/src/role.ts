import * as z from "zod/mini";
import { Decision } from "./decision.js";

/** Who holds it is a manager. */
export const managePermission = "users.manage";

/** A role as the API reports it: `assignable` says whether the viewer may give it to somebody. */
export const Role = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  permissions: z.array(z.string()),
  /** The features that its holders have by it. */
  features: z.optional(z.array(z.string())),
  helpUrl: z.nullable(z.string()),
  assignable: Decision,
});
export type Role = z.infer<typeof Role>;

export const RoleList = z.strictObject({ items: z.array(Role) });
export type RoleList = z.infer<typeof RoleList>;
