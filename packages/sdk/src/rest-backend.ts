import {
  actions,
  id,
  endpoints,
  problemErrors,
  sortKeys,
  type Backend,
  type CallOptions,
  type Endpoint,
  type OperationId,
  type UserQuery,
} from "@usherkit/contract";
import * as z from "zod/mini";
import { readAnswer } from "./internal/answer.js";
import { createExchange, type Fetch } from "./internal/exchange.js";
import { parseJson } from "./internal/refusal.js";
import { createTokens, type GetToken } from "./internal/tokens.js";
import { UsherError } from "./usher-error.js";

export interface RestOptions {
  /** The API with its `/v1`, absolute; in a browser a path of the same site will do. */
  readonly baseUrl: string;
  /** Bearer tokens; without it, same-site cookies. */
  readonly auth?: { readonly getToken: GetToken } | undefined;
  /** In place of the platform's: a handler can be plugged straight in. */
  readonly fetch?: Fetch | undefined;
  /** Milliseconds that a call may take, over all retries and bodies. 10,000 where not given. */
  readonly timeout?: number | undefined;
}

interface Input {
  readonly id?: string;
  readonly version?: number;
  readonly query?: object | undefined;
  readonly body?: object;
}

const KeyText = z.string().check(z.regex(/^[\w.:~+/=-]{1,255}$/));

/** Two operations are POST for their bodies alone. */
const changesNothing = (name: OperationId, { method }: Endpoint): boolean =>
  method === "GET" || name === "searchUsers" || name === "evaluateAccess";

const hasBody = ({ method }: Endpoint): boolean => method !== "GET" && method !== "DELETE";

/** What goes into a path or a header, checked before anything is sent: an id of `..` would walk to another endpoint. */
const checked = <Schema extends z.ZodMiniType>(
  operation: OperationId,
  schema: Schema,
  pointer: string,
  value: unknown,
): z.output<Schema> => {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = problemErrors(parsed.error.issues, pointer);
  throw new UsherError({ code: "invalid_request", outcome: "not_sent", operation, errors });
};

/** Filters, searches and cursors may hold a name or an address, and URLs end in logs: then the list goes by POST. */
const isPlain = (query: UserQuery): boolean =>
  Object.entries(query).every(
    ([name, value]) => value === undefined || ["sort", "limit", "total", "access"].includes(name),
  );

/** Sixteen random bytes. `crypto.randomUUID` would be shorter, but browsers hide it from pages without https. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const searchOf = (query: object | undefined): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) parameters.append(name, String(one));
  return parameters.size > 0 ? `?${parameters.toString()}` : "";
};

const baseOf = (baseUrl: string): string => {
  try {
    // In a browser this resolves a path against the page; elsewhere it throws, and so does a user name in a URL.
    if (!/[?#]/.test(new Request(baseUrl).url)) return baseUrl.replace(/\/+$/, "");
  } catch {
    // Told below: the platform's message would repeat the URL.
  }
  throw new TypeError("baseUrl: a URL with neither user name, query nor fragment; outside a browser, an absolute one.");
};

/** The REST API as a back end: one method per operation of the contract's table. */
export const createRestBackend = (options: RestOptions): Backend => {
  const base = baseOf(options.baseUrl);
  const timeout = options.timeout ?? 10_000;
  if (!(timeout > 0 && timeout < 2 ** 31)) throw new RangeError("timeout: milliseconds, from 1 to 2147483647.");
  const exchange = createExchange({
    fetch: options.fetch ?? ((request) => fetch(request)),
    tokens: options.auth && createTokens(options.auth.getToken),
    timeout,
  });

  const send = async (name: OperationId, input: Input, { signal, idempotencyKey }: CallOptions = {}) => {
    const operation: Endpoint = endpoints[name];
    const isSafe = changesNothing(name, operation);
    // Keys are kept per actor, and secrets never: before a sign-in there is neither, so those calls are made once.
    const key = idempotencyKey ?? (!isSafe && operation.audience === "actor" ? randomKey() : undefined);
    const headers: Record<string, string> = {
      Accept: "application/json, application/problem+json",
      // Asked of an unsafe request with a cookie: no form and no other site can set it.
      "X-Usherkit": "1",
    };
    if (operation.version) headers["If-Match"] = `"${checked(name, z.int(), "/version", input.version).toString()}"`;
    if (hasBody(operation))
      headers["Content-Type"] = operation.method === "PATCH" ? "application/merge-patch+json" : "application/json";
    if (key !== undefined) headers["Idempotency-Key"] = `"${checked(name, KeyText, "#/header/Idempotency-Key", key)}"`;
    const path = operation.path.replace("{id}", () => checked(name, id, "/id", input.id));
    return exchange({
      operation: name,
      url: base + path + searchOf(input.query),
      method: operation.method,
      headers,
      body: hasBody(operation) ? (input.body ?? {}) : undefined,
      isSafe,
      isRepeatable: isSafe || key !== undefined,
      // The credential is changed by a link's token, or at will with a session.
      isAuthorized: operation.audience !== "anyone" || name === "changeCredential",
      signal,
    });
  };

  const ask = async <Schema extends z.ZodMiniType>(
    name: OperationId,
    schema: Schema,
    input: Input,
    callOptions?: CallOptions,
  ): Promise<z.output<Schema>> => {
    const { text, status } = await send(name, input, callOptions);
    const reading = readAnswer(schema, text === "" ? undefined : parseJson(text));
    if ("faults" in reading)
      throw new UsherError({
        code: "malformed_response",
        outcome: changesNothing(name, endpoints[name]) ? "rejected" : "unknown",
        operation: name,
        status,
        errors: reading.faults,
      });
    if (reading.malformed.length > 0) callOptions?.onMalformed?.(reading.malformed);
    return reading.value;
  };

  /** The method of an operation that answers something. */
  const method =
    <Schema extends z.ZodMiniType>(name: OperationId, schema: Schema) =>
    (input: Input, callOptions?: CallOptions): Promise<z.output<Schema>> =>
      ask(name, schema, input, callOptions);

  /** The method of one that needs nothing but its name. */
  const plain =
    <Schema extends z.ZodMiniType>(name: OperationId, schema: Schema) =>
    (_input: unknown, callOptions?: CallOptions): Promise<z.output<Schema>> =>
      ask(name, schema, {}, callOptions);

  return {
    capabilities: {
      actions: new Set(actions),
      sortKeys,
      search: true,
      total: true,
    },
    getHealth: plain("getHealth", endpoints.getHealth.response),
    getOpenApi: plain("getOpenApi", endpoints.getOpenApi.response),
    getProfile: method("getProfile", endpoints.getProfile.response),
    signIn: method("signIn", endpoints.signIn.response),
    signOut: async (_input, callOptions) => {
      await send("signOut", {}, callOptions);
    },
    requestPasswordReset: async (input, callOptions) => {
      await send("requestPasswordReset", input, callOptions);
    },
    changeCredential: method("changeCredential", endpoints.changeCredential.response),
    mfa: method("mfa", endpoints.mfa.response),
    signUp: method("signUp", endpoints.signUp.response),
    getSession: plain("getSession", endpoints.getSession.response),
    listRoles: plain("listRoles", endpoints.listRoles.response),
    evaluateAccess: method("evaluateAccess", endpoints.evaluateAccess.response),
    listUsers: (input, callOptions) =>
      isPlain(input.query)
        ? ask("listUsers", endpoints.listUsers.response, input, callOptions)
        : ask("searchUsers", endpoints.searchUsers.response, { body: input.query }, callOptions),
    searchUsers: method("searchUsers", endpoints.searchUsers.response),
    createUser: method("createUser", endpoints.createUser.response),
    getUser: method("getUser", endpoints.getUser.response),
    updateUser: method("updateUser", endpoints.updateUser.response),
    deleteUser: method("deleteUser", endpoints.deleteUser.response),
    restoreUser: method("restoreUser", endpoints.restoreUser.response),
    activateUser: method("activateUser", endpoints.activateUser.response),
    deactivateUser: method("deactivateUser", endpoints.deactivateUser.response),
    lockUser: method("lockUser", endpoints.lockUser.response),
    unlockUser: method("unlockUser", endpoints.unlockUser.response),
    sendPasswordReset: method("sendPasswordReset", endpoints.sendPasswordReset.response),
    setTemporaryPassword: method("setTemporaryPassword", endpoints.setTemporaryPassword.response),
    resetMfa: method("resetMfa", endpoints.resetMfa.response),
    resendWelcome: method("resendWelcome", endpoints.resendWelcome.response),
    revokeSessions: method("revokeSessions", endpoints.revokeSessions.response),
    setRoles: method("setRoles", endpoints.setRoles.response),
    listUserEvents: method("listUserEvents", endpoints.listUserEvents.response),
    listInvitations: method("listInvitations", endpoints.listInvitations.response),
    createInvitations: method("createInvitations", endpoints.createInvitations.response),
    resendInvitation: method("resendInvitation", endpoints.resendInvitation.response),
    revokeInvitation: method("revokeInvitation", endpoints.revokeInvitation.response),
  };
};
