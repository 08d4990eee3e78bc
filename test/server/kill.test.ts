import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTenant, migrate, syncProfiles } from "@usherkit/server";
import { openEmbedded } from "@usherkit/server/node";
import { expect, it } from "vitest";
import { registrarProfile } from "../support/portal.js";
import { startServerProcess } from "../support/server-process.js";

const deaths = 20;

/** An owner's worth of writes: every one that was acknowledged is named, so that it can be looked for afterwards. */
it(`loses no acknowledged write in ${deaths.toString()} deaths by kill -9 under a stream of them`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "usherkit-kill-"));
  try {
    const profile = registrarProfile();
    const tenantId = "kill";
    const first = await openEmbedded(folder);
    await migrate(first.database);
    await syncProfiles(first.database, [profile]);
    const { managerId } = await createTenant(
      { database: first.database, hasher: { hash: () => Promise.resolve("x"), verify: () => Promise.resolve(false) } },
      {
        id: tenantId,
        name: "Kill",
        profileId: profile.id,
        manager: {
          username: "boss",
          email: "boss@halden.example",
          givenName: "B",
          familyName: "B",
          password: "correct horse battery",
          roleIds: ["admin"],
        },
      },
    );
    await first.close();
    const caller = { tenantId, userId: managerId };
    const acknowledged: string[] = [];
    for (let death = 0; death < deaths; death += 1) {
      const server = await startServerProcess("folder", folder);
      const write = async (lane: number): Promise<void> => {
        for (let index = 0; ; index += 1) {
          const username = `d${death.toString()}-${lane.toString()}-${index.toString()}`;
          const body = {
            username,
            email: `${username}@halden.example`,
            givenName: "D",
            familyName: "D",
            roleIds: ["billing"],
          };
          try {
            const response = await server.call(caller, "POST", "/users", body);
            if (response.status === 201) acknowledged.push(username);
          } catch {
            return;
          }
        }
      };
      const before = acknowledged.length;
      const lanes = Promise.all([0, 1, 2, 3].map(write));
      // Dies in the middle of the stream: after so many acknowledgements, another number each time.
      const enough = before + 10 + death * 3;
      while (acknowledged.length < enough) await new Promise((resolve) => setImmediate(resolve));
      await server.kill("SIGKILL");
      await lanes;
      expect(acknowledged.length).toBeGreaterThan(before);
    }
    const last = await openEmbedded(folder);
    const rows = await last.database.selectFrom("users").select("username").execute();
    const events = await last.database.selectFrom("events").select("user_id").where("type", "=", "create").execute();
    const mails = await last.database.selectFrom("mails").select("user_id").execute();
    await last.close();
    const there = new Set(rows.map((row) => row.username));
    expect(acknowledged.filter((username) => !there.has(username))).toEqual([]);
    // Nothing is half there: a person, their history and their mail came in one transaction.
    expect(events).toHaveLength(rows.length);
    expect(mails).toHaveLength(rows.length - 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
