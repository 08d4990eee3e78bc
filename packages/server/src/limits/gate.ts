import { HttpProblem } from "../http/problem.js";
import { BoundedMap } from "./bounded-map.js";

/** So many a second for long, and so many at once. */
interface Flow {
  readonly rate: number;
  readonly burst: number;
}
/** Requests of one address that name nobody; and of all of them together, where the host doesn't tell their addresses. */
const anonymous: Flow = { rate: 50, burst: 200 };
const anonymousTogether: Flow = { rate: 500, burst: 1_000 };
/** The same for requests with a token that is nobody's. */
const unknownTokens: Flow = { rate: 10, burst: 100 };
const unknownTokensTogether: Flow = { rate: 100, burst: 500 };

interface Bucket {
  left: number;
  /** Milliseconds, by the process's own clock: what is held back here is load, which no handed-in clock knows. */
  at: number;
}

const createBuckets = (perAddress: Flow, together: Flow) => {
  const buckets = new BoundedMap<Bucket>(10_000);
  const flowOf = (network: string | null): Flow => (network === null ? together : perAddress);
  const bucketOf = (network: string | null): Bucket => {
    const { rate, burst } = flowOf(network);
    const at = performance.now();
    const bucket = buckets.get(network ?? "") ?? { left: burst, at };
    bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1_000) * rate);
    bucket.at = at;
    buckets.set(network ?? "", bucket);
    return bucket;
  };
  return {
    /** Throws where nothing is left. */
    require: (network: string | null): void => {
      const { rate, burst } = flowOf(network);
      if (bucketOf(network).left >= 1) return;
      throw new HttpProblem("too_many_requests", {
        headers: {
          "Retry-After": "1",
          "RateLimit-Policy": `"requests";q=${burst.toString()};w=${Math.ceil(burst / rate).toString()}`,
          RateLimit: `"requests";r=0;t=1`,
        },
      });
    },
    take: (network: string | null): void => {
      bucketOf(network).left -= 1;
    },
  };
};

/**
 * Holds back strangers who send more than any page does, before anything is read or asked of the database. It is no count that
 * several servers share: each protects its own process. What it refuses is `too_many_requests`.
 */
export interface Gate {
  /** For a request that names nobody. */
  readonly passAnonymous: (network: string | null) => void;
  /** For a request with a token. One that was somebody's lately passes, whatever its neighbours send. */
  readonly passToken: (network: string | null, tokenHash: string) => void;
  readonly noteUnknown: (network: string | null) => void;
  readonly noteKnown: (tokenHash: string) => void;
}

export const createGate = (): Gate => {
  const open = createBuckets(anonymous, anonymousTogether);
  const unknown = createBuckets(unknownTokens, unknownTokensTogether);
  const known = new BoundedMap<true>(10_000);
  return {
    passAnonymous: (network) => {
      open.require(network);
      open.take(network);
    },
    passToken: (network, tokenHash) => {
      if (!known.get(tokenHash)) unknown.require(network);
    },
    noteUnknown: unknown.take,
    noteKnown: (tokenHash) => {
      known.set(tokenHash, true);
    },
  };
};
