import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Milliseconds, by a clock that never jumps. */
  readonly at: number;
}

export type Answer = (response: ServerResponse, seen: Seen) => void;

/**
 * A real server on loopback that misbehaves as it is told: one answer a request, the last one for all that
 * follow. It ends with its test. */
export const faultServer = async (...answers: Answer[]) => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const entry: Seen = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        at: performance.now(),
      };
      seen.push(entry);
      answers[Math.min(seen.length, answers.length) - 1]?.(response, entry);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  onTestFinished(close);
  return {
    baseUrl: `http://127.0.0.1:${port.toString()}/v1`,
    seen,
    close,
  };
};

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
  };

export const problem =
  (status: number, code: string, extra: object = {}, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response
      .writeHead(status, { "Content-Type": "application/problem+json", ...headers })
      .end(JSON.stringify({ type: `urn:x:${code}`, title: "T", status, code, requestId: "req-1", ...extra }));
  };

export const empty =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end();
  };

/** The connection is cut without an answer. */
export const drop: Answer = (response) => {
  response.destroy();
};

/** Headers and the first bytes come; the rest never does. */
export const stall: Answer = (response) => {
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write('{"items": [');
};

/** Nothing comes. */
export const hang: Answer = () => undefined;
