import { operations, type Operation, type OperationId } from "../operations.js";
import { User, UserWithCredential } from "../user.js";
import { operationDescriptions } from "./descriptions.js";
import { componentSchemas, queryParameters, referenceTo, type JsonSchema } from "./schemas.js";

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: JsonSchema[];
  requestBody?: JsonSchema;
  responses: Record<string, JsonSchema>;
}

// A type and not an interface: it is also a plain record, as which a handler answers it.
export type OpenApiDocument = {
  openapi: "3.1.0";
  info: { title: string; version: string; summary: string; license: { name: string; identifier: string } };
  jsonSchemaDialect: string;
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: Record<string, Record<string, JsonSchema>>;
};

/** What every refusal of a status means; the code in the problem says which of several. */
const problems = {
  400: "The body is no JSON, or the cursor is not one of this list.",
  401: "Nobody is signed in, the credential is wrong, or the action asks for a fresh sign-in (RFC 9470).",
  403: "Refused; the problem's decision says why and what to do instead.",
  404: "There is no such thing, or the viewer may not see it.",
  409: "It does not apply as things stand, or collides with what is there.",
  410: "The link was used, replaced or has run out.",
  412: "Somebody changed it in the meantime.",
  413: "The body is too large.",
  415: "The body's type is not JSON.",
  422: "Some fields are wrong; `errors` points to each.",
  428: "`If-Match` is missing.",
  429: "Too many tries; `Retry-After` says when to come back.",
  501: "This portal does not do that.",
  default: "Any other problem.",
} as const;
type ProblemStatus = keyof typeof problems;

const nameOf = (status: ProblemStatus): string => (status === "default" ? "Problem" : `Problem${status.toString()}`);

const problemStatuses = (operation: Operation): ProblemStatus[] => {
  const writes = operation.method !== "GET";
  return [
    ...(operation.body || operation.query ? ([400, 422] as const) : []),
    ...(operation.audience === "actor" || operation.body ? ([401, 403] as const) : []),
    ...(operation.path.includes("{id}") ? ([404] as const) : []),
    ...(writes && operation.audience === "actor" ? ([409, 501] as const) : []),
    ...(operation.audience === "anyone" && writes ? ([410, 429] as const) : []),
    ...(operation.version ? ([412, 428] as const) : []),
    ...(operation.body ? ([413, 415] as const) : []),
    "default",
  ];
};

const parametersOf = (operation: Operation): JsonSchema[] => [
  ...(operation.path.includes("{id}") ? [{ $ref: "#/components/parameters/id" }] : []),
  ...queryParameters(operation),
  ...(operation.version ? [{ $ref: "#/components/parameters/ifMatch" }] : []),
  ...(operation.method !== "GET" && operation.audience === "actor"
    ? [{ $ref: "#/components/parameters/idempotencyKey" }]
    : []),
];

const json = (schema: JsonSchema): JsonSchema => ({ "application/json": { schema } });

const bodyOf = ({ method, body }: Operation): JsonSchema | undefined => {
  if (!body) return undefined;
  const schema = referenceTo(body);
  return {
    required: schema["$ref"] !== "#/components/schemas/Nothing",
    content: { ...json(schema), ...(method === "PATCH" && { "application/merge-patch+json": { schema } }) },
  };
};

const successOf = (id: OperationId, operation: Operation): Record<string, JsonSchema> => {
  const headers = { "X-Request-Id": { $ref: "#/components/headers/requestId" } };
  const withTag = { ...headers, ETag: { $ref: "#/components/headers/etag" } };
  if (id === "deleteUser")
    return {
      200: { description: "The record stays.", headers: withTag, content: json(referenceTo(User)) },
      204: { description: "The person is gone.", headers },
    };
  if (!operation.response) return { [operation.status]: { description: "Done.", headers } };
  const isUser = operation.response === User || operation.response === UserWithCredential;
  return {
    [operation.status]: {
      description: operation.status === 201 ? "Created." : "Done.",
      headers: isUser ? withTag : headers,
      content: json(referenceTo(operation.response)),
    },
  };
};

const tagOf = (path: string): string => {
  const first = path.split("/")[1] ?? "";
  if (["users", "roles", "invitations", "access"].includes(first)) return first;
  return ["healthz", "openapi.json"].includes(first) ? "service" : "account";
};

const securityOf = (id: OperationId, { audience }: Operation): Record<string, string[]>[] => {
  const session = [{ bearer: [] }, { cookie: [] }];
  if (audience === "portal") return [{ portalKey: [] }];
  if (audience !== "anyone") return session;
  return id === "changeCredential" ? [{}, ...session] : [{}];
};

const describeOperation = (id: OperationId, operation: Operation): OpenApiOperation => {
  const requestBody = bodyOf(operation);
  return {
    operationId: id,
    ...operationDescriptions[id],
    tags: [tagOf(operation.path)],
    security: securityOf(id, operation),
    parameters: parametersOf(operation),
    ...(requestBody && { requestBody }),
    responses: {
      ...successOf(id, operation),
      ...Object.fromEntries(
        problemStatuses(operation).map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
      ),
    },
  };
};

const isOperationId = (name: string): name is OperationId => name in operations;

/**
 * The API as an OpenAPI 3.1 document, made from the table of operations and its schemas.
 *
 * @param options `version` of the service; `serverUrl`: where the API is, with its `/v1`.
 */
export const openApiDocument = (options: { version?: string; serverUrl?: string } = {}): OpenApiDocument => {
  const paths: OpenApiDocument["paths"] = {};
  for (const [id, operation] of Object.entries<Operation>(operations))
    if (isOperationId(id))
      paths[operation.path] = {
        ...paths[operation.path],
        [operation.method.toLowerCase()]: describeOperation(id, operation),
      };
  return {
    openapi: "3.1.0",
    info: {
      title: "Usherkit",
      version: options.version ?? "0.0.0",
      summary: "User management for any portal.",
      license: { name: "MIT", identifier: "MIT" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: options.serverUrl ?? "/v1" }],
    tags: ["users", "invitations", "roles", "access", "account", "service"].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      responses: Object.fromEntries(
        Object.entries(problems).map(([status, description]) => [
          status === "default" ? "Problem" : `Problem${status}`,
          {
            description,
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
      parameters: {
        id: { name: "id", in: "path", required: true, schema: { type: "string" } },
        ifMatch: {
          name: "If-Match",
          in: "header",
          required: true,
          description: 'The version that was seen, quoted: `"3"` (RFC 9110, section 13.1.1).',
          schema: { type: "string" },
        },
        idempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description: "Quoted or bare, kept for 24 hours: a repeat gets the first answer. A secret is never repeated.",
          schema: { type: "string", maxLength: 255 },
        },
      },
      headers: {
        etag: { description: "The version, for `If-Match`.", schema: { type: "string" } },
        requestId: { description: "Names the request in the server's log.", schema: { type: "string" } },
      },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        portalKey: {
          type: "http",
          scheme: "bearer",
          description: "The secret key of a portal's server, which never reaches a browser.",
        },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "usher_session",
          description:
            "Set by the sign-in; `__Host-usher_session` over https. An unsafe request needs our `Origin` and the header `X-Usherkit: 1`.",
        },
      },
    },
  };
};
