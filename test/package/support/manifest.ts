import { readFile } from "node:fs/promises";
import * as z from "zod/mini";

const file = new URL("../../../packages/elements/custom-elements.json", import.meta.url);

const Named = z.object({ name: z.optional(z.string()) });
const Manifest = z.object({
  modules: z.array(
    z.object({
      declarations: z.array(
        z.object({
          tagName: z.optional(z.string()),
          attributes: z.optional(z.array(Named)),
          events: z.optional(z.array(Named)),
          cssParts: z.optional(z.array(Named)),
          cssProperties: z.optional(z.array(Named)),
          members: z.optional(
            z.array(z.object({ kind: z.string(), name: z.string(), privacy: z.optional(z.string()) })),
          ),
        }),
      ),
    }),
  ),
});

const names = (list: readonly { name?: string | undefined }[] = []) => list.flatMap(({ name }) => name ?? []);

/** What the manifest, which is made from the sources and not from the types, says of each element. */
export const readElements = async () => {
  const { modules } = z.parse(Manifest, JSON.parse(await readFile(file, "utf8")));
  return modules
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ tagName, attributes, events, cssParts, cssProperties, members = [] }) => {
      if (tagName === undefined) return [];
      const open = members.filter(({ privacy }) => privacy !== "private" && privacy !== "protected");
      return {
        tag: tagName,
        attributes: names(attributes),
        events: names(events),
        parts: names(cssParts),
        cssProperties: names(cssProperties),
        properties: names(open.filter(({ kind }) => kind === "field")),
        methods: names(open.filter(({ kind }) => kind === "method")),
      };
    });
};
export type Elements = Awaited<ReturnType<typeof readElements>>;
