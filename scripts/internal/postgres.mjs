import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const debianFolders = () => {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, "bin"));
};

/** The folder that holds PostgreSQL's server programs; undefined where there is none. */
export const postgresFolder = () =>
  [...(process.env.PATH ?? "").split(delimiter), ...debianFolders()].find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, which every package of it makes. */
const identity = () => {
  if (process.getuid?.() !== 0) return {};
  const number = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: number("-u"), gid: number("-g") };
};

/**
 * Starts a cluster of its own in a temporary folder on a free loopback port. It keeps nothing: no fsync, and the folder goes with
 * it. Answers its URL, how to restart it (its data stay), and how to stop it.
 */
export const startPostgres = async (folder = postgresFolder()) => {
  if (!folder) throw new Error("PostgreSQL's server programs are missing.");
  const data = mkdtempSync(join(tmpdir(), "usherkit-postgres-"));
  const owner = identity();
  if (owner.uid !== undefined) chownSync(data, owner.uid, owner.gid);
  const cluster = join(data, "cluster");
  const remove = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  try {
    execFileSync(
      join(folder, "initdb"),
      ["-D", cluster, "-U", "usherkit", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
      { ...owner, cwd: data, stdio: ["ignore", "ignore", "pipe"] },
    );
    const port = await freePort();
    const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
    const start = async () => {
      const server = spawn(
        join(folder, "postgres"),
        ["-D", cluster, "-h", "127.0.0.1", "-p", String(port), "-k", data, ...settings.flatMap((item) => ["-c", item])],
        { ...owner, cwd: data, stdio: ["ignore", "ignore", "pipe"] },
      );
      const ended = new Promise((resolve) => server.once("exit", resolve));
      await new Promise((resolve, reject) => {
        let log = "";
        server.stderr.setEncoding("utf8").on("data", (chunk) => {
          log = (log + chunk).slice(-10_000);
          if (log.includes("ready to accept connections")) resolve();
        });
        void ended.then(() => reject(new Error(`PostgreSQL did not start:\n${log}`)));
      });
      // SIGINT is PostgreSQL's fast shutdown: it ends the connections that are left.
      return async () => {
        server.kill("SIGINT");
        await ended;
      };
    };
    let end = await start();
    return {
      url: `postgres://usherkit@127.0.0.1:${port}/postgres`,
      restart: async () => {
        await end();
        end = await start();
      },
      stop: async () => {
        await end();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
};
