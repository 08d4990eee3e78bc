import ipaddr from "ipaddr.js";
import type { HandlerOptions, RequestSource } from "../options.js";

/**
 * The part of an address that one client holds: an IPv4 address whole (also where it is written as IPv6), of an IPv6 address the
 * first 64 bits, since a single host may use any address of its network. Null where it is no address.
 */
export const networkOf = (address: string | null): string | null => {
  if (address === null || !ipaddr.isValid(address)) return null;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6)
    return `${parsed.parts
      .slice(0, 4)
      .map((part) => part.toString(16))
      .join(":")}::/64`;
  return parsed.toString();
};

/**
 * The client's address behind so many proxies of the host's own, each of which adds the address that it was called from to
 * `X-Forwarded-For`: counted from the end, since the beginning is the client's to write. For `clientAddress` of `createHandler`.
 */
export const forwardedAddress = ({ proxies }: { proxies: number }): ((request: Request) => string | null) => {
  if (!Number.isInteger(proxies) || proxies < 1) throw new RangeError("proxies: how many there are, one at least.");
  return (request) => (request.headers.get("X-Forwarded-For") ?? "").split(",").at(-proxies)?.trim() ?? null;
};

/** Where a request comes from. What the host tells of the address is taken only where it is one. */
export const sourceOf = (
  request: Request,
  requestId: string,
  { clientAddress }: Pick<HandlerOptions, "clientAddress">,
): RequestSource => {
  const address = clientAddress?.(request) ?? null;
  return {
    requestId,
    address: address !== null && ipaddr.isValid(address) ? address : null,
    agent: request.headers.get("User-Agent")?.slice(0, 200) ?? null,
  };
};
