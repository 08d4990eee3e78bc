// npm run bench: what a page of a large list costs, each figure beside a floor that was measured in the same run.
// `npm run bench -- 100000` takes another number of users.
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { createHandler, createTenant, migrate, openDatabase, pglitePool, syncProfiles } from "@usherkit/server";
import { argon2Hasher, loadPortals, openPostgres } from "@usherkit/server/node";
import { sql } from "kysely";
import { postgresFolder, startPostgres } from "./internal/postgres.mjs";
import { inRoot } from "./internal/run.mjs";
import { measureTable } from "./internal/bench-table.mjs";

const count = Number(process.argv[2] ?? 10_000);
const runs = 200;
const password = "correct horse battery";

const given = [
  "Ada",
  "Inês",
  "Tomasz",
  "Marguerite",
  "Farhana",
  "Hugo",
  "Lucie",
  "Declan",
  "Yuki",
  "Zoë",
  "Kwame",
  "Noor",
];
const family = [
  "Abreu",
  "Ádamczyk",
  "Bamgbose",
  "Charbonneau",
  "Dlamini",
  "Eriksen",
  "Fontaine",
  "Gallagher",
  "Ishikawa",
  "Zaman",
];
const list = (words) => sql`(array[${sql.join(words)}]::text[])`;

/** `count` people under one manager, in two statuses and five roles, with last sign-ins for nine of ten. */
const fill = (database, tenantId, parentId) =>
  sql`
  with people as (
    select n, ${list(given)}[1 + n % ${given.length}::int] as given_name, ${list(family)}[1 + (n / 7) % ${family.length}::int] as family_name
    from generate_series(1, ${count}::int) as n)
  insert into users (id, tenant_id, username, username_key, email, email_key, given_name, family_name, credential, registration, role_ids,
    role_rank, can_manage, parent_id, last_sign_in_at, created_at, updated_at, search_text, lock_kind, lock_since)
  select gen_random_uuid()::text, ${tenantId}, 'user' || n, 'user' || n, 'user' || n || '@halden.example', 'user' || n || '@halden.example',
    given_name, family_name || ' ' || n, 'set', 'registered', array[${list(["domain_manager", "dns_operator", "billing", "read_only"])}[1 + n % 4]],
    1 + n % 4, false, ${parentId}, case when n % 10 > 0 then now() - n * interval '1 minute' end, now() - n * interval '1 hour', now(),
    lower(given_name || ' ' || family_name || ' ' || n || ' user' || n), case when n % 50 = 0 then 'admin' end, case when n % 50 = 0 then now() end
  from people`.execute(database);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const time = async (run) => {
  for (let index = 0; index < 20; index += 1) await run();
  const values = [];
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    await run();
    values.push(performance.now() - start);
  }
  return median(values);
};

const bench = async (name, database) => {
  await migrate(database);
  const profiles = await loadPortals([inRoot("examples/registrar")]);
  await syncProfiles(database, profiles);
  const hasher = argon2Hasher();
  const tenant = await createTenant(
    { database, hasher },
    {
      id: "bench",
      name: "Bench",
      profileId: "registrar",
      manager: {
        username: "boss",
        email: "boss@halden.example",
        givenName: "B",
        familyName: "B",
        password,
        roleIds: ["admin"],
      },
    },
  );
  await fill(database, "bench", tenant.managerId);
  await sql`analyze`.execute(database);
  const handler = createHandler({ database, hasher, publicUrl: "http://bench.test" });
  const signIn = await handler(
    new Request("http://bench.test/v1/sign-in", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ tenant: "bench", username: "boss", password }),
    }),
  );
  const { token } = await signIn.json();
  const get = (query) => async () => {
    const response = await handler(
      new Request(`http://bench.test/v1/users${query}`, { headers: { Authorization: `Bearer ${token}` } }),
    );
    const body = await response.json();
    if (response.status !== 200 || body.items.length === 0) throw new Error(`${name} ${query}: ${response.status}`);
  };
  const floor = () =>
    sql`select * from users where tenant_id = 'bench' and parent_id = ${tenant.managerId} order by family_name, id limit 50`.execute(
      database,
    );
  console.log(`\n${name}, a page of 50 among ${count} users, median of ${runs} requests in ms`);
  const rows = {
    "floor: the rows alone, one query": floor,
    "list by family name": get("?limit=50&sort=familyName"),
    "with the total": get("?limit=50&sort=familyName&total=true"),
    "by status": get("?limit=50&sort=status"),
    "by last sign-in, newest first": get("?limit=50&sort=-lastSignInAt"),
    "search 'ada'": get("?limit=50&search=ada&sort=familyName"),
    "search 'ada', active, by last sign-in, total": get(
      "?limit=50&search=ada&status=active&sort=-lastSignInAt&total=true",
    ),
  };
  for (const [label, run] of Object.entries(rows)) console.log(`${(await time(run)).toFixed(1).padStart(8)}  ${label}`);
  return { handler, token };
};

const embedded = openDatabase(pglitePool(await PGlite.create({ extensions: { pg_trgm } })));
const { handler, token } = await bench("PGlite", embedded);
await measureTable({ handler, token });
await embedded.destroy();
if (postgresFolder()) {
  const server = await startPostgres();
  const store = openPostgres(server.url);
  try {
    await bench("PostgreSQL", store.database);
  } finally {
    await store.close();
    await server.stop();
  }
} else console.log("\nPostgreSQL is missing: install it to see its figures (Debian: apt-get install postgresql).");
