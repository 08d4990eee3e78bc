import * as z from "zod/mini";

/** A plain value: what fills the words of a reason, or an attribute. */
export type Scalar = string | number | boolean | null;

/** `z.custom` says the same at three times the size, and clients ship it. */
const anyThat = <Value>(isRight: (value: unknown) => boolean): z.ZodMiniType<Value> =>
  z.any().check(({ value, issues }) => {
    if (!isRight(value)) issues.push({ code: "custom", input: value });
  });

/** Whatever it is. */
export const anything: z.ZodMiniType = z.any();

/** No body, or one that is nobody's business. */
export const nothing: z.ZodMiniType<void> = z.any();

/** As one check, not a union of four, for the same reason. */
export const Scalar = anyThat<Scalar>((value) => value === null || /^(?:string|number|boolean)$/.test(typeof value));

/** Any names, one kind of value. `z.record` says the same at four times the size, and clients ship it. */
export const recordOf = <Value extends z.ZodMiniType>(value: Value) => z.catchall(z.object({}), value);

/** A value that the server checked against its whole schema before it stored it. Clients check that it is an object and has `parts`. */
export const served = <Value extends object>(...parts: (keyof Value & string)[]): z.ZodMiniType<Value> =>
  z.any().check(({ value, issues }) => {
    if (typeof value !== "object" || value === null) issues.push({ code: "custom", input: value });
    else for (const part of parts) if (!(part in value)) issues.push({ code: "custom", input: value, path: [part] });
  });
