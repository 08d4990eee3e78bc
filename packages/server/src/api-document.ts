import { openApiDocument, type OpenApiDocument } from "@usherkit/contract/openapi";
import type { Services } from "./context.js";
import { version } from "./version.js";

type Described = Pick<Services, "publicUrl" | "basePath">;

const documents = new WeakMap<Described, OpenApiDocument>();

/** The OpenAPI document of a handler's API. Made once for each handler: to make it costs far more than to send it. */
export const apiDocumentOf = (services: Described): OpenApiDocument => {
  const known = documents.get(services);
  if (known) return known;
  const document = openApiDocument({ version, serverUrl: new URL(services.basePath, services.publicUrl).href });
  documents.set(services, document);
  return document;
};
