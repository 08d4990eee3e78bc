import * as z from "zod/mini";

/** How many there are. `exact` false: at least so many; counting stops at 10,000. */
export const Total = z.strictObject({ value: z.number(), exact: z.boolean() });
export type Total = z.infer<typeof Total>;

export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.nullable(z.string()),
    previousCursor: z.nullable(z.string()),
    total: z.optional(Total),
  });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  previousCursor: string | null;
  total?: Total | undefined;
}
