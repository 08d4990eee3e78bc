import * as z from "zod/mini";

/** A plain value: what fills the words of a reason, or an attribute. */
export type Scalar = string | number | boolean | null;

/** As one check, not a union of four: clients ship it. */
export const Scalar = z.custom<Scalar>((value) => value === null || /^(?:string|number|boolean)$/.test(typeof value));

/** Any names, one kind of value. `z.record` says the same at four times the size, and clients ship it. */
export const recordOf = <Value extends z.ZodMiniType>(value: Value) => z.catchall(z.object({}), value);

/** What the server has checked whole before it stored it: a client only makes sure that it is there. */
export const served = <Value extends object>() =>
  z.custom<Value>((value: unknown) => typeof value === "object" && value !== null);
