// The reference server in a process of its own, with real Argon2id, as `scripts/siege.mjs` besieges it.
import { createHandler, createTenant, migrate, syncProfiles } from "@usherkit/server";
import { argon2Hasher, loadPortals, openEmbedded, openPostgres, remoteAddress, serve } from "@usherkit/server/node";
import { inRoot } from "./run.mjs";

const [kind, place] = process.argv.slice(2);
const store = kind === "PGlite" ? await openEmbedded(place) : openPostgres(place);
const hasher = argon2Hasher();
await migrate(store.database);
const [profile] = await loadPortals([inRoot("examples/registrar")]);
await syncProfiles(store.database, [profile]);
await createTenant(
  { database: store.database, hasher },
  {
    id: "siege",
    name: "Siege",
    profileId: profile.id,
    manager: {
      username: "ada",
      email: "ada@halden.example",
      givenName: "Ada",
      familyName: "Okafor",
      password: "a long password here",
      roleIds: ["admin"],
    },
  },
);
const handler = createHandler({
  database: store.database,
  hasher,
  publicUrl: "http://127.0.0.1",
  clientAddress: remoteAddress,
});
const { port } = await serve({ handler, port: 0, host: "127.0.0.1" });
process.on("message", () => process.send({ rss: process.memoryUsage().rss }));
process.send({ port });
