import { User } from "@usherkit/contract";
import * as z from "zod/mini";

const SignedIn = z.object({ token: z.string() });
const Users = z.object({ items: z.array(User) });

/** The server, asked beside the page: what the page shows is held against it, and a second writer writes by it. */
export interface Api {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** All whom this person may see; `query` as in `sort=-email`. */
  users(query?: string): Promise<User[]>;
  user(username: string): Promise<User>;
}

export const password = "harbour-lantern-27";

/** A try to sign in: the HTTP status, and the token where there is one. */
export const signInByApi = async (url: string, username: string, secret = password, tenant = "halden") => {
  const response = await fetch(`${url}/v1/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tenant, username, password: secret }),
  });
  const answer = z.safeParse(SignedIn, await response.json());
  return { status: response.status, token: answer.success ? answer.data.token : "" };
};

export const apiOf = async (url: string, username: string, tenant?: string, secret?: string): Promise<Api> => {
  const { status, token } = await signInByApi(url, username, secret, tenant);
  if (status !== 200) throw new Error(`${username} can't sign in: ${status}.`);
  const api: Api = {
    send: (method, path, body, headers = {}) =>
      fetch(`${url}/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    users: async (query = "") =>
      z.parse(Users, await (await api.send("GET", `/users?limit=200&${query}`)).json()).items,
    user: async (username) => {
      const found = (await api.users()).find((user) => user.username === username);
      if (!found) throw new Error(`${username} is not among the people of this Admin.`);
      return found;
    },
  };
  return api;
};
