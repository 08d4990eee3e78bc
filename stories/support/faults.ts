import type { Fetch } from "@usherkit/sdk";

/** Stands between an element's client and the handler: may answer itself, or hand the call on. */
export type Fault = (request: Request, handler: Fetch) => Promise<Response>;

/** Never answers; it ends when the caller gives up, as a real one would. */
export const hang: Fault = (request) =>
  new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => {
      reject(new DOMException("The request was aborted.", "AbortError"));
    });
  });

/** The server says that it can't, and when to come back: too late to wait for. */
export const unavailable: Fault = () =>
  Promise.resolve(
    Response.json(
      {
        type: "about:blank",
        title: "The service is not available right now.",
        status: 503,
        code: "unavailable",
        requestId: "01JD5Q8KX3V7M2N4P6R8T0W1Y9",
      },
      { status: 503, headers: { "Content-Type": "application/problem+json", "Retry-After": "60" } },
    ),
  );

/** The connection breaks, as `fetch` tells it. */
export const dropped: Fault = () => Promise.reject(new TypeError("Failed to fetch"));

/** The fault on the calls that `matches`, and on no other. `route`: "GET /users". */
export const only =
  (matches: (route: string) => boolean, fault: Fault): Fault =>
  (request, handler) =>
    matches(`${request.method} ${new URL(request.url).pathname.replace("/v1", "")}`)
      ? fault(request, handler)
      : handler(request);

/** The list, with one row that is no user any more: as a server of another version might answer. */
export const unreadable: Fault = async (request, handler) => {
  const answer = await handler(request);
  const page: { items?: Record<string, unknown>[] } = await answer.clone().json();
  if (!answer.ok || !page.items) return answer;
  const items = page.items.map((user, index) => (index === 2 ? { ...user, id: 7, roleIds: "admin" } : user));
  return Response.json({ ...page, items }, { headers: answer.headers });
};
