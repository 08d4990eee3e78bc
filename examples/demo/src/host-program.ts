import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { SetupError, type HandlerOptions } from "@usherkit/server";

/** What a host's own server is configured with. */
export interface HostOptions extends Pick<
  HandlerOptions,
  "database" | "hasher" | "clock" | "links" | "sealer" | "clientAddress"
> {
  /** Where people reach the host, without a slash at its end. */
  readonly url: string;
  /** Where the API is that the demo serves, with its `/v1`. */
  readonly apiUrl: string;
  readonly tenantId: string;
  /** The tenant's secret key, for asking embed tokens; made when it is first asked for. */
  readonly tenantKey: () => Promise<string>;
}

/** The server part of a host page, `src/host.ts` of the portal's folder: it answers all below its address. */
export interface HostProgram {
  /** Where given, the host listens on a port of its own, which this variable of the environment names. */
  readonly portVariable?: string;
  readonly createHost: (options: HostOptions) => Host | Promise<Host>;
}

export type Host = (request: Request) => Response | Promise<Response>;

const isHostProgram = (value: unknown): value is HostProgram =>
  typeof value === "object" &&
  value !== null &&
  "createHost" in value &&
  typeof value.createHost === "function" &&
  (!("portVariable" in value) || typeof value.portVariable === "string");

/** Loads the server part of a portal's folder; undefined where its host is made of pages alone. */
export const loadHostProgram = async (folder: string): Promise<HostProgram | undefined> => {
  const file = join(folder, "dist/host.js");
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  const program: unknown = await import(pathToFileURL(file).href);
  if (!isHostProgram(program)) throw new SetupError(`${basename(folder)}: dist/host.js exports no createHost.`);
  return program;
};
