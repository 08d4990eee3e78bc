import { FolderHeldError, PortalProfileError, PortInUseError, serve } from "@usherkit/server/node";
import { startDemo, type Demo } from "./demo.js";
import { readSettings, StartError } from "./settings.js";

/** The portals that the demo serves, each a folder beside this one. */
const portalNames = ["registrar"];

const starting = (): Response =>
  new Response("Usherkit is starting.\n", {
    status: 503,
    headers: { "Retry-After": "1", "Cache-Control": "no-store" },
  });

const isExpected = (error: unknown): error is Error =>
  error instanceof StartError ||
  error instanceof PortInUseError ||
  error instanceof FolderHeldError ||
  error instanceof PortalProfileError;

const main = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const running: { demo?: Demo } = {};
  // The port comes first: one that is taken is told at once, and links in mails need its number.
  const server = await serve({
    port: settings.port,
    handler: (request) => running.demo?.handler(request) ?? starting(),
  });
  let isEnding = false;
  const end = async (): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await server.close();
    await running.demo?.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      void end();
    });
  const publicUrl = `http://localhost:${server.port}`;
  running.demo = await startDemo(settings, portalNames, publicUrl);
  console.log(`Usherkit is ready: ${publicUrl}/`);
};

try {
  await main();
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  process.exit(1);
}
