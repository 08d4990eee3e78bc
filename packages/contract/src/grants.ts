import * as z from "zod/mini";
import { Decision } from "./decision.js";

/** A feature of the portal; `grantable` says whether the viewer may grant it to somebody. */
export const GrantableFeature = z.strictObject({
  id: z.string(),
  label: z.string(),
  description: z.nullable(z.string()),
  /** The roles that give it. */
  roleIds: z.array(z.string()),
  grantable: Decision,
});
export type GrantableFeature = z.infer<typeof GrantableFeature>;
export const FeatureList = z.strictObject({ items: z.array(GrantableFeature) });
export type FeatureList = z.infer<typeof FeatureList>;

/** An account of the tenant. `levels`: how far the viewer may open it to somebody, the weakest first; the rest say why not. */
export const GrantableAccount = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  levels: z.array(z.strictObject({ id: z.string(), label: z.string(), grantable: Decision })),
});
export type GrantableAccount = z.infer<typeof GrantableAccount>;
export const AccountList = z.strictObject({ items: z.array(GrantableAccount) });
export type AccountList = z.infer<typeof AccountList>;
