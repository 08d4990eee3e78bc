import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server in a process of its own; `caller` names who calls. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  call(caller: { tenantId: string; userId: string }, method: string, path: string, body?: unknown): Promise<Response>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export const startServerProcess = async (kind: "folder" | "postgres", place: string): Promise<ServerProcess> => {
  const script = fileURLToPath(new URL("server-process.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, kind, place], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let port: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    port = /^ready (\d+)$/.exec(line)?.[1];
    if (port) break;
  }
  if (!port) throw new Error("The server process ended before it was ready.");
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    call: ({ tenantId, userId }, method, path, body) =>
      fetch(`http://127.0.0.1:${port}/v1${path}`, {
        method,
        headers: {
          "X-Test-Tenant": tenantId,
          "X-Test-User": userId,
          "If-Match": "*",
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
};
