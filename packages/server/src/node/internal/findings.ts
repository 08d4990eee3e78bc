import type * as z from "zod/mini";

/** One thing wrong in a value, and the keys and indexes that lead there. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema finds wrong, in words. Of a union that nothing fits, the alternative that came farthest says best what is wrong. */
export const findings = (issue: z.core.$ZodIssue, prefix: readonly PropertyKey[] = []): Finding[] => {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((name) => ({ path: [...path, name], message: "There is no such field." }));
  if (issue.code === "invalid_union") {
    const depth = (alternative: readonly z.core.$ZodIssue[]) =>
      Math.max(0, ...alternative.map((each) => each.path.length));
    const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
    if (best && depth(best) > 0) return best.flatMap((each) => findings(each, path));
  }
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return [{ path, message: isMissing ? "This field is required." : `${issue.message}.` }];
};
