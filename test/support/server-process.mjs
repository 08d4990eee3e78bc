// A server in a process of its own, from the built packages: for what only several processes, or the death of one, can show.
// Who calls is named by two headers, through the door for a portal's own sign-in, so that no trial waits for a password's hash.
import { createHandler, migrate } from "@usherkit/server";
import { openEmbedded, openPostgres, serve } from "@usherkit/server/node";

const [kind, place] = process.argv.slice(2);
const store = kind === "folder" ? await openEmbedded(place) : openPostgres(place, { connections: 10 });
await migrate(store.database);
const handler = createHandler({
  database: store.database,
  hasher: {
    hash: async (password) => `test:${password}`,
    verify: async (hash, password) => hash === `test:${password}`,
  },
  publicUrl: "http://127.0.0.1",
  authenticate: async (request) => {
    const tenantId = request.headers.get("X-Test-Tenant");
    const userId = request.headers.get("X-Test-User");
    return tenantId && userId ? { tenantId, userId } : null;
  },
});
const { port } = await serve({ handler, port: 0 });
console.log(`ready ${port}`);
