import { UnavailableError } from "@usherkit/server";
import { argon2Hasher } from "@usherkit/server/node";
import { expect, it } from "vitest";

const cost = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** Starts calls in order and tells in which order they ended; null: sent away. */
const endedOf = async (parties: (string | undefined)[], room: { concurrent: number; waiting: number }) => {
  const hasher = argon2Hasher(cost, room);
  const ended: (string | undefined)[] = [];
  const results = await Promise.allSettled(
    parties.map(async (party) => {
      await hasher.hash("a long password here", party);
      ended.push(party);
    }),
  );
  const reasons = results.flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : []));
  return { ended, sentAway: reasons.length, areUnavailable: reasons.every((why) => why instanceof UnavailableError) };
};

it("lets each party wait in its own line: somebody's single call comes after one of a stranger's many", async () => {
  const { ended } = await endedOf(["stranger", "stranger", "stranger", "stranger", "ada"], {
    concurrent: 1,
    waiting: 8,
  });
  expect(ended).toEqual(["stranger", "stranger", "ada", "stranger", "stranger"]);
});

it("gives one party half of the places, and sends the rest of its calls away", async () => {
  const flood = Array.from({ length: 100 }, () => "stranger");
  const { ended, sentAway, areUnavailable } = await endedOf([...flood, "ada", "bob"], { concurrent: 1, waiting: 8 });
  expect(ended).toContain("ada");
  expect(ended).toContain("bob");
  // One runs and four wait.
  expect({ done: ended.length, sentAway, areUnavailable }).toEqual({ done: 7, sentAway: 95, areUnavailable: true });
});

it("sends everybody away once every place is taken, and takes calls again afterwards", async () => {
  const crowd = Array.from({ length: 20 }, (_, index) => `party ${index.toString()}`);
  const { ended, sentAway } = await endedOf(crowd, { concurrent: 2, waiting: 8 });
  expect({ done: ended.length, sentAway }).toEqual({ done: 10, sentAway: 10 });
  const { ended: unnamed } = await endedOf([undefined, undefined, undefined], { concurrent: 1, waiting: 2 });
  expect(unnamed).toHaveLength(3);
});
