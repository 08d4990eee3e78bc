import type { RestOptions } from "@usherkit/sdk";

export type Fetch = NonNullable<RestOptions["fetch"]>;

/** Stands between a client and the network: may answer itself, or hand the call on. */
export type Fault = (request: Request, send: Fetch) => Promise<Response>;

/** "POST /users/search" of a request. */
export const routeOf = ({ method, url }: Request): string =>
  `${method} ${new URL(url).pathname.replace(/^.*\/v1/, "")}`;

/** Never answers; it ends when the caller gives up, as a real one would. */
export const hang: Fault = (request) =>
  new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => {
      reject(new DOMException("The request was aborted.", "AbortError"));
    });
  });

export const requestId = "01JD5Q8KX3V7M2N4P6R8T0W1Y9";

/** The server says that it can't, and when to come back: too late to wait for. */
export const unavailable: Fault = () =>
  Promise.resolve(
    Response.json(
      { type: "about:blank", title: "Not available.", status: 503, code: "unavailable", requestId },
      { status: 503, headers: { "Content-Type": "application/problem+json", "Retry-After": "60" } },
    ),
  );

const problem = (status: number, code: string, seconds: number): Response =>
  Response.json(
    { type: "about:blank", title: "Not now.", status, code, requestId },
    { status, headers: { "Content-Type": "application/problem+json", "Retry-After": String(seconds) } },
  );

/** The server takes no more calls before so many seconds are over. */
export const limited =
  (seconds: number): Fault =>
  () =>
    Promise.resolve(problem(429, "too_many_requests", seconds));

/** The server has carried it out, and lost its database before it knew. */
export const unknown: Fault = async (request, send) => {
  await send(request);
  return problem(503, "outcome_unknown", 60);
};

/** The connection breaks, as `fetch` tells it. */
export const dropped: Fault = () => Promise.reject(new TypeError("Failed to fetch"));

/** The list as it came, with its items rewritten: as a server of another version might report. */
export const rewritten =
  (change: (page: Record<string, unknown>) => Record<string, unknown>): Fault =>
  async (request, send) => {
    const answer = await send(request);
    if (!answer.ok) return answer;
    const page: Record<string, unknown> = await answer.json();
    return Response.json(change(page), { status: answer.status });
  };

/** Every request that passes, and what is wrong with the line: nothing until a test says so. */
export class Line {
  readonly sent: { readonly route: string; readonly body: unknown; readonly signal: AbortSignal }[] = [];
  #fault: Fault | undefined;
  #matches: (route: string) => boolean = () => true;

  /** From now on; on the calls of one route only, where `route` is given. */
  break(fault: Fault, route?: RegExp): void {
    this.#fault = fault;
    this.#matches = (called) => route?.test(called) ?? true;
  }

  mend(): void {
    this.#fault = undefined;
  }

  /** How often a route was called. */
  count(route: RegExp): number {
    return this.sent.filter((request) => route.test(request.route)).length;
  }

  fetch: Fetch = async (request) => {
    const route = routeOf(request);
    const text = await request.clone().text();
    this.sent.push({ route, body: text === "" ? undefined : JSON.parse(text), signal: request.signal });
    return this.#fault && this.#matches(route) ? this.#fault(request, (next) => fetch(next)) : fetch(request);
  };
}
