import { availableParallelism } from "node:os";
import { UnavailableError } from "../unavailable.js";

/** How much of the machine hashing may take. */
export interface Turns {
  /** Hashes that are worked out at once: as many as the machine has cores, where nothing is said. */
  readonly concurrent?: number;
  /**
   * Calls that may wait for their turn: eight a core, where nothing is said. Beyond them the answer is 503. One party may have half
   * of them.
   */
  readonly waiting?: number;
}

/** Runs `work` when its turn comes, or sends it away with an `UnavailableError`. */
export type InTurn = <Result>(party: string | undefined, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets `concurrent` calls run at once, and `waiting` wait. Each party (see `Hasher`) waits in a line of its own, and the
 * lines take turns: who sends a hundred calls at once waits for their own, and somebody else's single call comes next. Calls
 * without a party share one line, which may take every place.
 */
export const createTurns = ({
  concurrent = availableParallelism(),
  waiting = 8 * availableParallelism(),
}: Turns): InTurn => {
  const lines = new Map<string | undefined, (() => void)[]>();
  let running = 0;
  let waits = 0;
  const next = (): (() => void) | undefined => {
    for (const [party, line] of lines) {
      const first = line.shift();
      // The line goes to the end of all lines, or away with its last call.
      lines.delete(party);
      if (line.length > 0) lines.set(party, line);
      if (first) waits -= 1;
      return first;
    }
    return undefined;
  };
  return async (party, work) => {
    if (running >= concurrent) {
      const line = lines.get(party) ?? [];
      const places = party === undefined ? waiting : Math.ceil(waiting / 2);
      if (waits >= waiting || line.length >= places)
        throw new UnavailableError("Too many passwords wait to be hashed.");
      // Whoever ends hands its turn over.
      await new Promise<void>((resolve) => {
        line.push(resolve);
        lines.set(party, line);
        waits += 1;
      });
    } else running += 1;
    try {
      return await work();
    } finally {
      const first = next();
      if (first) first();
      else running -= 1;
    }
  };
};
