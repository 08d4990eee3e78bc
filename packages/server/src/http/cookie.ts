import type { HandlerOptions } from "../options.js";

/** By where people reach the server: behind a proxy that ends TLS the request itself says http. */
export const isSecure = ({ publicUrl }: Pick<HandlerOptions, "publicUrl">): boolean =>
  new URL(publicUrl).protocol === "https:";

/** A cookie for this site alone that no script reads. An empty value ends it. */
export const cookieOf = (
  options: Pick<HandlerOptions, "publicUrl">,
  name: string,
  value: string,
  expiresAt: Date,
): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}${isSecure(options) ? "; Secure" : ""}`;

/** The value of a cookie that the request bears. */
export const readCookie = (request: Request, name: string): string | undefined => {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return undefined;
};
