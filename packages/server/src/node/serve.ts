import { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";

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
  /** Milliseconds within which a request must have come whole, or it is answered 408; 30,000 without it. */
  readonly requestTimeout?: number;
}

const graceMilliseconds = 200;

/** Serves a handler over HTTP. Rejects with `PortInUseError` where the port is taken. */
export const serve = (options: ServeOptions): Promise<Serving> => {
  const { handler, port, host = "127.0.0.1", requestTimeout = 30_000 } = options;
  const server = createAdaptorServer({
    fetch: (request) => handler(request),
    overrideGlobalObjects: false,
    // Node looks for late requests at this interval.
    serverOptions: { requestTimeout, connectionsCheckingInterval: Math.ceil(requestTimeout / 10) },
  });
  if (!(server instanceof Server)) throw new Error("An HTTP/1.1 server was expected.");
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
