// npm run timing: whether the time of an answer tells who exists. Known and unknown names in turn, on PostgreSQL; the best
// threshold between the two is told with how often it is right: 50 % is a coin.
import { createHandler, createTenant, migrate, syncProfiles } from "@usherkit/server";
import { argon2Hasher, loadPortals, openPostgres } from "@usherkit/server/node";
import { startPostgres } from "./internal/postgres.mjs";
import { inRoot } from "./internal/run.mjs";

const count = Number(process.argv[2] ?? 2_000);
const people = 100;

/** How often "slower than the threshold is known", or the reverse, is right, for the threshold for which it is most often. */
const bestThreshold = (samples) => {
  const sorted = samples.toSorted((a, b) => a.took - b.took);
  const known = samples.filter(({ isKnown }) => isKnown).length;
  let below = 0;
  let best = 0;
  sorted.forEach(({ isKnown }, index) => {
    if (isKnown) below += 1;
    const right = below + (samples.length - index - 1 - (known - below));
    best = Math.max(best, right, samples.length - right);
  });
  return best / samples.length;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const postgres = await startPostgres();
const { database, close } = openPostgres(postgres.url);
try {
  await migrate(database);
  const [profile] = await loadPortals([inRoot("examples/network")]);
  await syncProfiles(database, [profile]);
  const hasher = argon2Hasher();
  const quick = argon2Hasher({ memoryCost: 64, timeCost: 1, parallelism: 1 });
  const password = "a long password here";
  const manager = {
    username: "ada",
    email: "ada@halden.example",
    givenName: "Ada",
    familyName: "O",
    roleIds: ["admin"],
  };
  await createTenant(
    { database, hasher },
    { id: "timing", name: "Timing", profileId: profile.id, manager: { ...manager, password } },
  );
  let now = new Date();
  const clock = () => now;
  const seeding = createHandler({ database, hasher: quick, clock, publicUrl: "http://timing.test" });
  const post = async (handler, path, body, headers = {}) => {
    const answer = await handler(
      new Request(`http://timing.test/v1${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    );
    return { status: answer.status, body: answer.status === 202 ? undefined : await answer.json() };
  };
  const { token } = (
    await post(createHandler({ database, hasher, clock, publicUrl: "http://timing.test" }), "/sign-in", {
      tenant: "timing",
      username: "ada",
      password,
    })
  ).body;
  const { hash } = await database.selectFrom("credentials").select("hash").executeTakeFirstOrThrow();
  for (let index = 0; index < people; index += 1) {
    const person = {
      username: `person-${index}`,
      email: `person-${index}@halden.example`,
      givenName: "P",
      familyName: "P",
      roleIds: ["regular"],
      password: `typed quite long ${index}`,
      attributes: { telephone: "5550100" },
    };
    const answer = await post(seeding, "/users", person, { Authorization: `Bearer ${token}` });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  }
  // Everybody's hash costs what a hash costs.
  await database.updateTable("credentials").set({ hash }).execute();

  // Each request comes from an address of its own, or the process would hold back so many a second.
  let address = 0;
  const clientAddress = () => `10.0.${(address >> 8).toString()}.${(address & 255).toString()}`;
  const handler = createHandler({ database, hasher, clock, clientAddress, publicUrl: "http://timing.test" });
  const measure = async (title, call, expected) => {
    const samples = [];
    for (let index = 0; index < count + 100; index += 1) {
      const isKnown = index % 2 === 0;
      const name = `${isKnown ? "person" : "nobody"}-${Math.floor(index / 2) % people}`;
      // No limit is met: what is measured is what both cost.
      now = new Date(now.getTime() + 60_000);
      address += 1;
      const began = performance.now();
      const { status } = await call(name);
      const took = performance.now() - began;
      if (status !== expected) throw new Error(`${title}: ${status}`);
      if (index >= 100) samples.push({ isKnown, took });
    }
    const of = (isKnown) =>
      median(samples.filter((sample) => sample.isKnown === isKnown).map(({ took }) => took)).toFixed(2);
    const right = bestThreshold(samples);
    console.log(
      `${title.padEnd(14)} known ${of(true)} ms, unknown ${of(false)} ms; best threshold right in ${(100 * right).toFixed(1)} %`,
    );
    return right;
  };
  const results = [
    await measure(
      "sign-in",
      (username) => post(handler, "/sign-in", { tenant: "timing", username, password: "not it" }),
      401,
    ),
    await measure(
      "forgotten?",
      (username) => post(handler, "/password-reset-requests", { tenant: "timing", username }),
      202,
    ),
  ];
  process.exitCode = results.every((right) => right <= 0.55) ? 0 : 1;
} finally {
  await close();
  await postgres.stop();
}
