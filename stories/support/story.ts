import type { Client } from "@usherkit/sdk";
import type { StoryContext } from "@storybook/web-components-vite";
import { World, type WorldOptions } from "./world.js";

/** Who looks at the story. The names are those of the toolbar. */
export const viewers = {
  admin: "ndlamini",
  otherAdmin: "heriksen",
  billing: "mnowak",
  nobody: null,
} as const;
export type Viewer = keyof typeof viewers;
const isViewer = (value: unknown): value is Viewer => typeof value === "string" && value in viewers;

type Context = Pick<StoryContext, "id" | "parameters" | "globals" | "loaded">;
type Loading = Omit<Context, "loaded">;

type MakeOptions = () => WorldOptions;

/** Parameters of a story: its tenant. A function, because Storybook would lay the options of one over those of another. */
export const inWorld = (options: WorldOptions): { world: MakeOptions } => ({ world: () => options });
const isMade = (value: unknown): value is MakeOptions => typeof value === "function";
const optionsOf = (value: unknown): WorldOptions => (isMade(value) ? value() : {});

const worlds = new Map<string, Promise<World>>();

/** A fresh tenant for each story, and the client of whom the toolbar has signed in. A new look doesn't load them again. */
export const openWorld = async ({ id, parameters, globals }: Loading): Promise<{ world: World; client: Client }> => {
  let opening = worlds.get(id);
  if (!opening) worlds.set(id, (opening = World.open(optionsOf(parameters["world"]))));
  const world = await opening;
  const viewer: unknown = globals["viewer"];
  return { world, client: await world.clientFor(viewers[isViewer(viewer) ? viewer : "admin"]) };
};

export const closeWorld = (id: string): void => {
  worlds.delete(id);
};

/** What a story draws with. */
export const the = ({ loaded, globals }: Pick<Context, "loaded" | "globals">) => {
  const { world, client }: { world?: unknown; client?: Client } = loaded;
  if (!(world instanceof World) || !client)
    throw new Error("The story has no world: its parameters say `world: false`.");
  return {
    world,
    client,
    locale: String(globals["language"]),
    density: globals["density"] === "compact" ? ("compact" as const) : ("comfortable" as const),
  };
};
