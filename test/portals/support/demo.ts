import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** A process of the demo, as `npm start` runs it. */
export interface RunningDemo {
  readonly url: string;
  /** The community's own origin. */
  readonly communityUrl: string;
  readonly dataFolder: string;
  readonly process: ReturnType<typeof spawn>;
  /** Ends it as a person would; answers the exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** How it is started, beside its data folder. */
export interface DemoOptions {
  /** 0, the default, is a free one. */
  readonly port?: number;
  /** Folders of further portals. */
  readonly portalFolders?: readonly string[];
}

const run = (dataFolder: string, { port = 0, portalFolders = [] }: DemoOptions) => {
  const child = spawn(process.execPath, ["examples/demo/dist/main.js"], {
    env: {
      ...process.env,
      PORT: String(port),
      USHERKIT_DATA: dataFolder,
      USHERKIT_PORTALS: portalFolders.join(","),
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const seen = { output: "" };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      seen.output += chunk;
      child.emit("output");
    });
  return { child, seen };
};

/** Starts the demo on a data folder and waits for its ready line. */
export const startDemo = async (dataFolder: string, options: DemoOptions = {}): Promise<RunningDemo> => {
  const { child, seen } = run(dataFolder, options);
  const ready = /Usherkit is ready: (http:\/\/localhost:\d+)\//;
  const apart = /on an origin of its own: (http:\/\/127\.0\.0\.1:\d+)\//;
  while (!ready.test(seen.output)) {
    await Promise.race([once(child, "output"), once(child, "exit")]);
    if (child.exitCode !== null) throw new Error(`The demo ended: ${seen.output}`);
  }
  return {
    url: ready.exec(seen.output)?.[1] ?? "",
    communityUrl: apart.exec(seen.output)?.[1] ?? "",
    dataFolder,
    process: child,
    stop: async (signal = "SIGTERM") => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
};

/** Runs the demo to its end: what it said, and its exit status. */
export const runDemo = async (dataFolder: string, options: DemoOptions): Promise<Ended> => {
  const { child, seen } = run(dataFolder, options);
  await once(child, "close");
  return { status: child.exitCode, output: seen.output };
};

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "usherkit-demo-"));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** A demo of its own: on a copy of the folder that was filled once for the whole run. */
export const startSeededDemo = async (options?: DemoOptions): Promise<RunningDemo> => {
  const folder = await newFolder();
  await cp(inject("seededFolder"), folder, { recursive: true });
  return startDemo(folder, options);
};
