import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

/** Under this the pages and the elements in them work: nothing inline, nothing from elsewhere. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const headersFor = (type: string): Record<string, string> => ({
  "Content-Type": type,
  "Content-Security-Policy": pagePolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-cache",
});

/** A part of the site: what stands in `folder` is served below `path`; one file alone where `folder` is a file. */
export interface Mount {
  readonly path: `/${string}`;
  readonly folder: string;
  /** Of the folder, the files of such names alone. */
  readonly only?: RegExp;
  /** Pages of any origin may load them as modules. */
  readonly isShared?: boolean;
  /** Every path below it that is no file is this page: the host draws it by its address. */
  readonly fallback?: string;
}

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );

/** The file of a path below a mount; undefined where there is none, or where the path tries to leave the folder. */
const fileOf = async (mount: Mount, path: string): Promise<string | undefined> => {
  if (await isFile(mount.folder)) return path === mount.path ? mount.folder : undefined;
  if (path !== mount.path && !path.startsWith(mount.path.endsWith("/") ? mount.path : `${mount.path}/`))
    return undefined;
  const rest = path.slice(mount.path.length).replace(/^\//, "");
  if (mount.only && !mount.only.test(rest)) return undefined;
  const file = normalize(join(mount.folder, rest));
  if (file !== normalize(mount.folder) && !file.startsWith(normalize(mount.folder) + sep)) return undefined;
  if (path.endsWith("/") && (await isFile(join(file, "index.html")))) return join(file, "index.html");
  if (await isFile(file)) return file;
  return mount.fallback !== undefined && extname(path) === "" ? join(mount.folder, mount.fallback) : undefined;
};

const notFound = (): Response =>
  new Response("There is no such page.\n", { status: 404, headers: headersFor("text/plain; charset=utf-8") });

/** Serves the files of the mounts; the first that has one wins. */
export const createSite =
  (mounts: readonly Mount[]) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method !== "GET" && request.method !== "HEAD")
      return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
    let path: string;
    try {
      path = decodeURIComponent(pathname);
    } catch {
      return notFound();
    }
    if (path.includes("\0")) return notFound();
    for (const mount of mounts) {
      const file = await fileOf(mount, path);
      if (file === undefined) continue;
      // Relative addresses in a page need the slash at its end.
      if (file.endsWith(".html") && !path.endsWith("/") && extname(path) === "")
        return new Response(null, { status: 308, headers: { Location: `${pathname}/${new URL(request.url).search}` } });
      const headers = {
        ...headersFor(types[extname(file)] ?? "application/octet-stream"),
        ...(mount.isShared && { "Access-Control-Allow-Origin": "*" }),
      };
      if (request.method === "HEAD") return new Response(null, { headers });
      return new Response(await readFile(file), { headers });
    }
    return notFound();
  };
