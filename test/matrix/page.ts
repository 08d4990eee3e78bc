import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { TestPortal } from "../support/portal.js";

const dist = new URL("../../packages/elements/dist/", import.meta.url);

const pageOf = (element: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Matrix</title><link rel="icon" href="data:,">
   <script type="module" src="/assets/usherkit.js"></script></head><body><main>${element}</main></body></html>`;

/** The real handler and the built elements behind a port: `/table/TOKEN` and `/editor/TOKEN/ID` are pages, each of one caller. */
export const servePages = async (portals: ReadonlyMap<string, TestPortal>) => {
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const html = (element: string) => new Response(pageOf(element), { headers: { "Content-Type": "text/html" } });
    const [, kind, token = "", rest = ""] = /^\/(table|editor|as)\/([^/]+)(\/.*)?$/.exec(pathname) ?? [];
    if (kind === "table") return html(`<user-table base-url="/as/${token}/v1" page-size="100"></user-table>`);
    if (kind === "editor")
      return html(`<user-editor base-url="/as/${token}/v1" user-id="${rest.slice(1)}"></user-editor>`);
    if (kind === "as") {
      const portal = portals.get(token);
      if (!portal) return new Response("Nobody.", { status: 404 });
      const headers = new Headers(request.headers);
      headers.set("Authorization", `Bearer ${token}`);
      // The page stands for one of the portal's own site.
      headers.delete("Origin");
      const { method } = request;
      const body = method === "GET" ? null : await request.text();
      return portal.handler(new Request(`http://portal.test${rest}${search}`, { method, headers, body }));
    }
    const [, asset] = /^\/assets\/(usherkit[\w-]*\.js)$/.exec(pathname) ?? [];
    if (asset === undefined) return new Response("Not here.", { status: 404 });
    return new Response(await readFile(new URL(asset, dist), "utf8"), {
      headers: { "Content-Type": "text/javascript" },
    });
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port.toString()}`,
    close: () =>
      new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
};
