import { createServer } from "node:http";
import { SetupError } from "../setup-error.js";
import { nodeHandler, type WebHandler } from "./node-handler.js";

/** A server that listens. */
export interface Serving {
  readonly port: number;
  /** Where it is reached on this machine: `http://localhost:8080`, without a slash at its end. */
  readonly url: string;
  /** Takes no new connection, lets what is under way end, and ends what has not after 200 milliseconds. */
  close(): Promise<void>;
}

/** The port is taken; `message` says so in one line. */
export class PortInUseError extends SetupError {
  override readonly name = "PortInUseError";
  constructor(
    readonly port: number,
    /** How another port is chosen. */
    way = "give serve() another port",
  ) {
    super(`Port ${port} is in use. Stop what listens there, or ${way}.`);
  }
}

/** What `serve` needs. */
export interface ServeOptions {
  readonly handler: WebHandler;
  /** 0: a free one. Without it `PORT` of the environment, else 8080. */
  readonly port?: number;
  /**
   * The address to listen on. Without it `HOST` of the environment, else `127.0.0.1`: this machine alone. A container is reached at
   * `0.0.0.0`.
   */
  readonly host?: string;
  /** Connections at most; 10,000 where nothing is said. */
  readonly connections?: number;
  /** Milliseconds within which a request must have come whole, or it is answered 408; 30,000 without it. */
  readonly requestTimeout?: number;
}

const graceMilliseconds = 200;

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

/** A variable of the environment; undefined also where it is empty. */
const variable = (name: string): string | undefined => process.env[name]?.trim() || undefined;

const environmentPort = (): number => {
  const given = variable("PORT") ?? "8080";
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SetupError(`PORT is "${given}": a number from 0 to 65535 is expected.`);
  return port;
};

/** What is wrong with an address to listen on, for the person who chose it; an error of another kind as it is. */
const listenError = (error: Error, host: string, port: number, isChosenHere: boolean): Error => {
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return new PortInUseError(port, ...(isChosenHere ? [] : ["choose another one with PORT"]));
  if (code === "EACCES") return new SetupError(`Port ${port} is the system's own: choose one from 1024 on.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new SetupError(`${host} is no address of this machine: listen on 127.0.0.1, or on 0.0.0.0 for all of them.`);
  return error;
};

/** The name under which this machine reaches what it listens on itself. */
const ownName = (host: string): string => {
  if (["127.0.0.1", "0.0.0.0", "::1", "::"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
};

/** Serves a handler over HTTP. Rejects with a `SetupError` where it can't listen there: `PortInUseError` where the port is taken. */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  const { handler, connections = 10_000, requestTimeout = 30_000 } = options;
  const port = options.port ?? environmentPort();
  const host = options.host ?? variable("HOST") ?? "127.0.0.1";
  const brake = createBrake();
  const answer = nodeHandler(async (request) => brake(await handler(request)));
  const server = createServer(
    {
      requestTimeout,
      headersTimeout: Math.min(15_000, requestTimeout),
      // Node looks for late requests at this interval.
      connectionsCheckingInterval: Math.ceil(requestTimeout / 10),
    },
    (incoming, outgoing) => void answer(incoming, outgoing),
  );
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
      reject(listenError(error, host, port, options.port !== undefined));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      resolve({ port: taken, url: `http://${ownName(host)}:${taken}`, close });
    });
  });
};
