import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";

/** A web-standard handler, such as `createHandler` answers. */
export type WebHandler = (request: Request) => Promise<Response> | Response;

/** Answers a request of `node:http`, and of every server that is built on it. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const addresses = new WeakMap<Request, string>();

/**
 * The address at the other end of a request's connection: the client's, where nothing stands between. For `clientAddress` of
 * `createHandler`. Behind a proxy it is the proxy's: see `forwardedAddress`.
 */
export const remoteAddress = (request: Request): string | null => addresses.get(request) ?? null;

/** Says that a request was made from another one (with another path, say), so that `remoteAddress` knows it too. */
export const keepAddress = (from: Request, to: Request): Request => {
  const address = addresses.get(from);
  if (address !== undefined) addresses.set(to, address);
  return to;
};

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Express and Connect cut the path of a mount off; the handler wants the address whole. */
const wholeUrl = (incoming: IncomingMessage): string | undefined => {
  const { url } = incoming;
  const base = textOf(Reflect.get(incoming, "baseUrl"));
  return base === undefined ? (textOf(Reflect.get(incoming, "originalUrl")) ?? url) : base + (url ?? "");
};

/** What a parser of the host's (`express.json()`) made of a body that it used up, as bytes again; undefined where it kept nothing. */
const parsedBody = (incoming: IncomingMessage): Buffer | undefined => {
  const body: unknown = Reflect.get(incoming, "body");
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
};

/**
 * The handler for a server of `node:http`, Express, Connect or Fastify: with the whole address where a framework has cut a part of it
 * off, and with the body where `express.json()` has read it before. A body that somebody else has used up is answered as such.
 */
export const nodeHandler = (handler: WebHandler): NodeHandler => {
  const listener = getRequestListener(
    async (request, { incoming }) => {
      const { remoteAddress: address } = incoming.socket;
      if (address !== undefined) addresses.set(request, address);
      // Marks the request as used, which is what the handler sees.
      if (incoming.readableDidRead && !("rawBody" in incoming)) await request.text().catch(() => undefined);
      const response = await handler(request);
      // A body that nobody read to its end would be read here, however long it is, before the next request.
      if (response.status === 413) response.headers.set("Connection", "close");
      return response;
    },
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => {
    const body = incoming.readableDidRead ? parsedBody(incoming) : undefined;
    const url = wholeUrl(incoming);
    // The listener knows both of these: what a request's address is, and a body that was read before.
    Object.assign(incoming, { ...(url !== undefined && { url }), ...(body && { rawBody: body }) });
    return listener(incoming, outgoing);
  };
};
