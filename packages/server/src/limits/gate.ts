import { HttpProblem } from "../http/problem.js";
import { BoundedMap } from "./bounded-map.js";

/** Requests a second that one stranger may send for long, and so many at once. */
const perAddress = { rate: 50, burst: 200 };
/** The same for all strangers together, where the host doesn't tell their addresses. */
const together = { rate: 500, burst: 1_000 };

interface Bucket {
  tokens: number;
  /** Milliseconds, by the process's own clock: what is held back here is load, which no handed-in clock knows. */
  at: number;
}

/**
 * Holds back strangers who send more than any page does, before anything is read or asked of the database. It is no count that
 * several servers share: each protects its own process. Throws `too_many_requests`.
 */
export const createGate = (): ((network: string | null) => void) => {
  const buckets = new BoundedMap<Bucket>(10_000);
  return (network) => {
    const { rate, burst } = network === null ? together : perAddress;
    const key = network ?? "";
    const at = performance.now();
    const bucket = buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1_000) * rate);
    bucket.at = at;
    bucket.tokens = tokens >= 1 ? tokens - 1 : tokens;
    buckets.set(key, bucket);
    if (tokens < 1)
      throw new HttpProblem("too_many_requests", {
        headers: {
          "Retry-After": "1",
          "RateLimit-Policy": `"requests";q=${burst.toString()};w=${Math.ceil(burst / rate).toString()}`,
          RateLimit: `"requests";r=0;t=1`,
        },
      });
  };
};
