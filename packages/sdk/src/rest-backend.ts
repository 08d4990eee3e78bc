import {
  type InvitationQuery,
  actions,
  endpoints,
  id,
  sortKeys,
  type Backend,
  type CallOptions,
  type Endpoint,
  type OperationId,
  type OutputOf,
  type UserQuery,
} from "@usherkit/contract";
import * as z from "zod/mini";
import { acceptAnswer, changesNothing } from "./internal/accept-answer.js";
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
  /**
   * The language in which the portal's words are wanted, as `Accept-Language` has it (RFC 9110, section 12.5.4); a function
   * is asked at each call. Without it, what the browser says.
   */
  readonly language?: string | (() => string | undefined) | undefined;
  /** Milliseconds that a call may take, over all retries and bodies. 10,000 where not given. */
  readonly timeout?: number | undefined;
}

interface Input {
  readonly id?: string;
  readonly version?: number;
  readonly query?: object | undefined;
  readonly body?: object;
}

type Methods<Ids extends OperationId> = {
  [Id in Ids]?: (input: Input, options?: CallOptions) => Promise<OutputOf<Id>>;
};

const isOperation = (name: string): name is OperationId => name in endpoints;

/** Filters, searches and cursors may hold a name or an address, and URLs end in logs: then the list goes by POST. */
const isPlain = (query: UserQuery | InvitationQuery): boolean =>
  Object.entries(query).every(
    ([name, value]) => value === undefined || ["sort", "limit", "total", "access", "link"].includes(name),
  );

/** Sixteen random bytes. `crypto.randomUUID` would be shorter, but browsers hide it from pages without https. */
const randomKey = (operation: OperationId): string => {
  if (typeof crypto === "undefined")
    throw new UsherError({
      code: "failed",
      outcome: "not_sent",
      operation,
      detail: "There is no crypto.getRandomValues here: add it, or give the call an idempotencyKey.",
    });
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

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

  const send = (name: OperationId, input: Input, { signal, idempotencyKey, language }: CallOptions = {}) => {
    const { method, path, audience, version }: Endpoint = endpoints[name];
    const hasBody = method !== "GET" && method !== "DELETE";
    const isSafe = changesNothing(name);
    // Keys are kept per actor, and secrets never: before a sign-in there is neither, so those calls are made once.
    const key = idempotencyKey ?? (!isSafe && audience === "actor" ? randomKey(name) : undefined);
    // What goes into a path or a header is checked before anything is sent: an id of `..` would walk to another endpoint.
    const check = (isRight: boolean, pointer: string) => {
      if (isRight) return;
      const errors = [{ pointer, code: "invalid_format" }];
      throw new UsherError({ code: "invalid_request", outcome: "not_sent", operation: name, errors });
    };
    const headers: Record<string, string> = {
      Accept: "application/json, application/problem+json",
      // Asked of an unsafe request with a cookie: no form and no other site can set it.
      "X-Usherkit": "1",
    };
    const spoken = language ?? (typeof options.language === "function" ? options.language() : options.language);
    if (spoken !== undefined) {
      check(/^[\w*,;=. -]{1,255}$/.test(spoken), "#/header/Accept-Language");
      headers["Accept-Language"] = spoken;
    }
    if (version) {
      check(Number.isSafeInteger(input.version), "/version");
      headers["If-Match"] = `"${String(input.version)}"`;
    }
    if (method === "PATCH") headers["Content-Type"] = "application/merge-patch+json";
    if (key !== undefined) {
      check(/^[\w.:~+/=-]{1,255}$/.test(key), "#/header/Idempotency-Key");
      headers["Idempotency-Key"] = `"${key}"`;
    }
    const hasId = path.includes("{id}");
    if (hasId) check(z.safeParse(id, input.id).success, "/id");
    return exchange({
      operation: name,
      url: base + path.replace("{id}", input.id ?? "") + searchOf(input.query),
      method,
      headers,
      body: hasBody ? (input.body ?? {}) : undefined,
      isSafe,
      isRepeatable: isSafe || key !== undefined,
      // Two of those that anybody may call are about the session, where there is one: a sign-out, and a change of credential.
      isAuthorized: audience !== "anyone" || name === "changeCredential" || name === "signOut",
      signal,
    });
  };

  const ask = async <Id extends OperationId>(
    name: Id,
    input: Input,
    callOptions?: CallOptions,
  ): Promise<OutputOf<Id>> => {
    const { text, status } = await send(name, input, callOptions);
    const value = text === "" ? undefined : parseJson(text);
    return acceptAnswer(name, value, { status, onMalformed: callOptions?.onMalformed });
  };

  const add = <Id extends OperationId>(to: Methods<Id>, name: Id) => {
    to[name] = (input, callOptions) => ask(name, input, callOptions);
  };
  const methods: Methods<OperationId> = {};
  for (const name of Object.keys(endpoints).filter(isOperation)) add(methods, name);

  return {
    ...methods,
    capabilities: { actions: new Set(actions), sortKeys, search: true, total: true },
    listUsers: (input, callOptions) =>
      isPlain(input.query)
        ? ask("listUsers", input, callOptions)
        : ask("searchUsers", { body: input.query }, callOptions),
    listInvitations: (input, callOptions) =>
      isPlain(input.query)
        ? ask("listInvitations", input, callOptions)
        : ask("searchInvitations", { body: input.query }, callOptions),
  };
};
