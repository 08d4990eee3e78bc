import { PortInUseError, runProgram, serve, type Serving } from "@usherkit/server/node";
import { startDemo, type Demo } from "./demo.js";
import { refuseOtherHosts } from "./local-hosts.js";
import { exampleFolders, readPortals } from "./portal-folder.js";
import { readHostPort, readSettings } from "./settings.js";

const starting = (): Response =>
  new Response("Usherkit is starting.\n", {
    status: 503,
    headers: { "Retry-After": "1", "Cache-Control": "no-store" },
  });

/** Listens on a port that a variable of the environment names. */
const listen = async (variable: string, options: Parameters<typeof serve>[0]): Promise<Serving> => {
  try {
    return await serve({ host: "127.0.0.1", ...options });
  } catch (error) {
    if (!(error instanceof PortInUseError)) throw error;
    throw new PortInUseError(error.port, `choose another one with ${variable}`);
  }
};

const main = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const running: { demo?: Demo } = {};
  // The ports come first: one that is taken is told at once, and links in mails need their numbers.
  const server: Serving = await listen("PORT", {
    port: settings.port,
    handler: (request) => refuseOtherHosts(request, server.port) ?? running.demo?.handler(request) ?? starting(),
  });
  const servers = [server];
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await Promise.all(servers.map((each) => each.close()));
    await running.demo?.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      void end();
    });
  const publicUrl = `http://localhost:${server.port}`;
  const portals = await readPortals([...(await exampleFolders()), ...settings.portalFolders]);
  const hostUrls = new Map<string, string>();
  for (const { profile, program } of portals) {
    if (program?.portVariable === undefined) continue;
    const own: Serving = await listen(program.portVariable, {
      port: readHostPort(process.env, program.portVariable, settings.port),
      handler: (request) =>
        refuseOtherHosts(request, own.port) ?? running.demo?.hosts.get(profile.id)?.(request) ?? starting(),
    });
    servers.push(own);
    // Another site than "localhost" for the browser, and not another port of it alone: cookies know no ports.
    hostUrls.set(profile.id, `http://127.0.0.1:${own.port}`);
  }
  running.demo = await startDemo(settings, portals, { publicUrl, hostUrls });
  for (const { profile } of portals) {
    const url = hostUrls.get(profile.id);
    if (url !== undefined) console.log(`${profile.name} is ready, on an origin of its own: ${url}/`);
  }
  // The last line: who waits for it finds all the rest there.
  console.log(`Usherkit is ready: ${publicUrl}/`);
};

await runProgram(main);
