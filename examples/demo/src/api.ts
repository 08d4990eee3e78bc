import * as z from "zod/mini";

/** Calls the API as a client would, for playing the demo's past. */
export interface Api {
  /** Throws where the answer isn't a success. `token`: who calls. */
  call<Schema extends z.ZodMiniType>(request: ApiCall, answer: Schema): Promise<z.infer<Schema>>;
  /** The status alone, whatever it is. */
  attempt(request: ApiCall): Promise<number>;
}

export interface ApiCall {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: `/${string}`;
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** The version that the change is of (`If-Match`). */
  readonly version?: number | undefined;
  /** For whom the demo itself vouches (`authenticateSeed`). */
  readonly actor?: { readonly tenantId: string; readonly userId: string } | undefined;
}

const actorHeader = "X-Seed-Actor";

/** Believes whom a call of the seed names. Only for a handler that nobody else reaches. */
export const authenticateSeed = (request: Request): Promise<{ tenantId: string; userId: string } | null> => {
  const [tenantId, userId] = request.headers.get(actorHeader)?.split(" ") ?? [];
  return Promise.resolve(tenantId !== undefined && userId !== undefined ? { tenantId, userId } : null);
};

export const createApi = (handler: (request: Request) => Promise<Response>, publicUrl: string): Api => {
  const send = ({ method, path, token, body, version, actor }: ApiCall): Promise<Response> =>
    handler(
      new Request(`${publicUrl}/v1${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
          ...(actor === undefined ? {} : { [actorHeader]: `${actor.tenantId} ${actor.userId}` }),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return {
    call: async (request, answer) => {
      const response = await send(request);
      const text = await response.text();
      if (!response.ok) throw new Error(`${request.method} ${request.path}: ${response.status} ${text}`);
      return z.parse(answer, text === "" ? undefined : JSON.parse(text));
    },
    attempt: async (request) => (await send(request)).status,
  };
};
