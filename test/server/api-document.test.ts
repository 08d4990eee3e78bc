import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiDocumentOf } from "../../packages/server/src/api-document.js";
import { pglite, type TestDatabase } from "../support/databases.js";
import { TestPortal } from "../support/portal.js";

describe("the API's own description", () => {
  let store: TestDatabase;
  let portal: TestPortal;
  beforeAll(async () => {
    store = await pglite.open();
    portal = await TestPortal.open(store.database);
  });
  afterAll(() => store.close());

  it("names the address of its own handler, also where a process has two", async () => {
    const serverUrls = ["https://one.example", "https://two.example"].map(async (publicUrl) => {
      const handler = portal.handlerWith({ publicUrl });
      const answer = await handler(new Request("http://portal.test/v1/openapi.json"));
      return (await answer.json()).servers;
    });
    expect(await Promise.all(serverUrls)).toEqual([
      [{ url: "https://one.example/v1" }],
      [{ url: "https://two.example/v1" }],
    ]);
  });

  it("is made once for a handler, not for each request", () => {
    const services = { publicUrl: "https://one.example", basePath: "/v1" };
    expect(apiDocumentOf(services)).toBe(apiDocumentOf(services));
  });
});
