/** The names by which this machine reaches itself. */
const names: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

const misdirected = (): Response =>
  new Response("The demo answers at http://localhost alone.\n", {
    status: 421,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

/**
 * Refuses a request whose Host header names neither this machine nor this port (421, RFC 9110, section 15.5.20); undefined where it
 * is right. A page of any site can have its own name lead here (DNS rebinding), and would read the demo's mails and passwords.
 */
export const refuseOtherHosts = (request: Request, port: number): Response | undefined => {
  const { hostname, port: named } = new URL(request.url);
  return names.has(hostname) && (named === "" ? 80 : Number(named)) === port ? undefined : misdirected();
};
