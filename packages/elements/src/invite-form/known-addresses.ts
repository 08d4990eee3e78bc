import { canonical, type Client, type User } from "@usherkit/sdk";

/** How many of the addresses that were just added are looked up: each is a call. Of a longer list the answer tells. */
const most = 10;

const isTheirs = (user: User, address: string): boolean =>
  [user.email, user.username].some((name) => name !== null && canonical(name) === canonical(address));

/** Somebody whom the viewer sees and who has this address, or signs in by it; undefined where there is nobody, or it can't be told. */
export const findKnown = async (client: Client, address: string): Promise<User | undefined> => {
  try {
    const { items } = await client.users.list({ search: address, access: "none", limit: 20 });
    return items.find((user) => isTheirs(user, address));
  } catch {
    // The answer to the invitation tells it all the same.
    return undefined;
  }
};

/** Whether somebody has signed up, so that there is nothing to invite them to. */
export const isRegistered = ({ registration }: User): boolean =>
  registration === "registered" || registration === "provisioned";

/** Of some addresses those that belong to somebody, each as it is found. */
export const findAllKnown = async (
  client: Client,
  addresses: readonly string[],
  onFound: (address: string, user: User) => void,
): Promise<void> => {
  for (const address of addresses.slice(0, most)) {
    const user = await findKnown(client, address);
    if (user) onFound(address, user);
  }
};
