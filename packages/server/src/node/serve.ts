import { Server } from "node:http";
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from "@hono/node-server";

/** A server that listens. */
export interface Serving {
  readonly port: number;
  /** Takes no new connection, lets what is under way end, and ends what has not after 200 milliseconds. */
  close(): Promise<void>;
}

/** The port is taken; `message` says so in one line. */
export class PortInUseError extends Error {
  override readonly name = "PortInUseError";
  constructor(readonly port: number) {
    super(`Port ${port} is in use. Stop what listens there, or choose another one with PORT.`);
  }
}

/** What `serve` needs. `port` 0: a free one. */
export interface ServeOptions {
  readonly handler: (request: Request) => Promise<Response> | Response;
  readonly port: number;
  /** Whom it listens to; by default this machine alone. */
  readonly host?: string;
  /** Connections at most; 10,000 where nothing is said. */
  readonly connections?: number;
  /** Milliseconds within which a request must have come whole, or it is answered 408; 30,000 without it. */
  readonly requestTimeout?: number;
}

const graceMilliseconds = 200;

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

/** Milliseconds for which a refusal of too many calls is held back, and how many are held at once. */
const heldMilliseconds = 1_000;
const mostHeld = 1_000;

/**
 * Holds back a 429, so that a sender who doesn't wait is slowed down by its own connections. Where too many are held already, the
 * answer goes out at once and its connection is closed.
 */
const createBrake = (): ((response: Response) => Promise<Response>) => {
  let held = 0;
  return async (response) => {
    if (response.status !== 429) return response;
    if (held >= mostHeld) {
      response.headers.set("Connection", "close");
      return response;
    }
    held += 1;
    await new Promise((resolve) => setTimeout(resolve, heldMilliseconds));
    held -= 1;
    return response;
  };
};

/** Serves a handler over HTTP. Rejects with `PortInUseError` where the port is taken. */
export const serve = (options: ServeOptions): Promise<Serving> => {
  const { handler, port, host = "127.0.0.1", connections = 10_000, requestTimeout = 30_000 } = options;
  const brake = createBrake();
  const server = createAdaptorServer({
    fetch: async (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
      const { remoteAddress: address } = incoming.socket;
      if (address !== undefined) addresses.set(request, address);
      const response = await handler(request);
      // A body that nobody read to its end would be read here, however long it is, before the next request.
      if (response.status === 413) response.headers.set("Connection", "close");
      return brake(response);
    },
    overrideGlobalObjects: false,
    serverOptions: {
      requestTimeout,
      headersTimeout: Math.min(15_000, requestTimeout),
      // Node looks for late requests at this interval.
      connectionsCheckingInterval: Math.ceil(requestTimeout / 10),
    },
  });
  if (!(server instanceof Server)) throw new Error("An HTTP/1.1 server was expected.");
  server.maxConnections = connections;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, graceMilliseconds);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      server.closeIdleConnections();
    });
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject("code" in error && error.code === "EADDRINUSE" ? new PortInUseError(port) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ port: typeof address === "object" && address !== null ? address.port : port, close });
    });
  });
};
