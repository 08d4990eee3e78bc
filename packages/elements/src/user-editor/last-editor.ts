import { isUsherError, type Client } from "@usherkit/sdk";

/**
 * The name of the last one who changed the user, by the newest lines of the history: empty where that was the viewer, in another
 * window; undefined where it doesn't say, or can't be read.
 */
export const lastEditor = async (client: Client, id: string, viewerId?: string): Promise<string | undefined> => {
  try {
    const { items } = await client.users.events(id, { limit: 5 });
    // Somebody without a name is gone, or hidden from the viewer.
    const actor = items.find((event) => event.actor !== null)?.actor;
    return viewerId !== undefined && actor?.id === viewerId ? "" : actor?.displayName || undefined;
  } catch (error) {
    if (isUsherError(error)) return undefined;
    throw error;
  }
};
