import { operations, type Operation, type OperationId } from "@usherkit/contract";
import { openApiDocument, type OpenApiOperation } from "@usherkit/contract/openapi";
import { describe, expect, test } from "vitest";

const document = openApiDocument({ version: "1.2.3", serverUrl: "https://portal.example/v1" });
const table = Object.entries<Operation>(operations) as [OperationId, Operation][];
const described = (operation: Operation): OpenApiOperation => {
  const found = document.paths[operation.path]?.[operation.method.toLowerCase()];
  if (!found) throw new TypeError(`${operation.method} ${operation.path} is missing.`);
  return found;
};

/** Everything in the document that is an object, with its path. */
function* within(value: unknown, path = "#"): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  for (const [key, inner] of Object.entries(value))
    yield* within(inner, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}
const resolve = (pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (at, token) =>
        typeof at === "object" && at !== null
          ? Reflect.get(at, token.replaceAll("~1", "/").replaceAll("~0", "~"))
          : undefined,
      document,
    );

describe("the OpenAPI document", () => {
  test("is one of 3.1 that survives JSON", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { title: "Usherkit", version: "1.2.3" },
      servers: [{ url: "https://portal.example/v1" }],
    });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(Object.keys(document).sort()).toEqual([
      "components",
      "info",
      "jsonSchemaDialect",
      "openapi",
      "paths",
      "servers",
      "tags",
    ]);
  });

  test("has every operation of the table, each once, and no other", () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(operations).sort());
    for (const [id, operation] of table) expect(described(operation).operationId).toBe(id);
  });

  test.each(table)("%s says what is sent, what is answered and who may", (id, operation) => {
    const { parameters, requestBody, responses, security, summary, tags } = described(operation);
    expect(summary.length).toBeGreaterThan(3);
    expect(document.tags.map(({ name }) => name)).toContain(tags[0]);
    const names = parameters.map(
      (parameter) =>
        ("$ref" in parameter ? resolve(String(parameter["$ref"])) : parameter) as {
          name: string;
          in: string;
          required: boolean;
        },
    );
    expect(names.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(
      [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    expect(names.some(({ name, required }) => name === "If-Match" && required)).toBe(operation.version === true);
    expect(names.some(({ name }) => name === "Idempotency-Key")).toBe(
      operation.method !== "GET" && operation.audience === "actor",
    );
    expect(requestBody !== undefined).toBe(operation.body !== undefined);
    expect(security.some((scheme) => Object.keys(scheme).length === 0)).toBe(operation.audience === "anyone");
    expect(Object.keys(responses)).toContain(operation.status.toString());
    expect(Object.keys(responses)).toContain("default");
    const success = responses[operation.status] ?? {};
    expect("content" in success).toBe(operation.response !== null && id !== "deleteUser");
    for (const [status, response] of Object.entries(responses))
      if (status === "default" || Number(status) >= 400)
        expect(resolve(String(response["$ref"]))).toMatchObject({ content: { "application/problem+json": {} } });
  });

  test("has no reference that leads nowhere, and no component that nothing leads to", () => {
    const references = [...within(document)].flatMap(([, value]) =>
      typeof value["$ref"] === "string" ? [value["$ref"]] : [],
    );
    expect(references.filter((reference) => resolve(reference) === undefined)).toEqual([]);
    const components = Object.entries(document.components)
      .filter(([kind]) => kind !== "securitySchemes")
      .flatMap(([kind, all]) => Object.keys(all).map((name) => `#/components/${kind}/${name}`));
    expect(components.filter((component) => !references.includes(component))).toEqual([]);
  });

  test("names components as OpenAPI allows, and repeats no dialect or id in them", () => {
    for (const all of Object.values(document.components))
      for (const [name, component] of Object.entries(all)) {
        expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(Object.keys(component).filter((key) => key === "$schema" || key === "$id")).toEqual([]);
      }
  });

  test("refuses unknown fields in what is sent, and allows for them in what is answered", () => {
    const { schemas = {} } = document.components;
    expect(schemas["CreateUser"]).toMatchObject({ type: "object", additionalProperties: false });
    expect(schemas["User"]).toMatchObject({
      type: "object",
      required: expect.arrayContaining(["id", "version", "status"]) as unknown,
    });
    expect(schemas["User"]).not.toHaveProperty("additionalProperties");
  });

  test("holds patterns that need no flag", () => {
    const { schemas = {} } = document.components;
    const { pattern } = (schemas["User"]?.["properties"] as { id: { pattern: string } }).id;
    expect(new RegExp(pattern).test("ABC-123")).toBe(true);
    const patterns = [...within(document)].flatMap(([, value]) =>
      typeof value["pattern"] === "string" ? [value["pattern"]] : [],
    );
    for (const each of patterns) expect(() => new RegExp(each, "u")).not.toThrow();
  });

  test("says of no field what the schema doesn't hold", async () => {
    const { fieldDescriptions, schemaDescriptions } =
      await import("../../packages/contract/src/openapi/descriptions.js");
    const { schemas = {} } = document.components;
    expect(Object.keys(schemaDescriptions).filter((name) => !schemas[name])).toEqual([]);
    const wrong = Object.entries(fieldDescriptions).flatMap(([name, fields]) =>
      Object.keys(fields).filter((field) => {
        const properties = schemas[name]?.["properties"];
        return (
          !(typeof properties === "object" && properties !== null && field in properties) &&
          !(name === "UserQuery" && field === "tenant")
        );
      }),
    );
    expect(wrong).toEqual([]);
  });
});
