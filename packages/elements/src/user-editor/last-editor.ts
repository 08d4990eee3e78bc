import { isUsherError, type Client } from "@usherkit/sdk";

/** Who changed the user last, by the newest lines of the history; undefined where it doesn't say, or can't be read. */
export const lastEditor = async (client: Client, id: string): Promise<string | undefined> => {
  try {
    const { items } = await client.users.events(id, { limit: 5 });
    // Somebody without a name is gone, or hidden from the viewer.
    return items.find(({ actor }) => actor !== null)?.actor?.displayName || undefined;
  } catch (error) {
    if (isUsherError(error)) return undefined;
    throw error;
  }
};
