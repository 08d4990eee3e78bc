import { actorBody, openBody, operations, type Operation } from "@usherkit/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnDatabases, type TestDatabase } from "../support/databases.js";
import { TestPortal, type Answer, type Client } from "../support/portal.js";

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const keys = (count: number, value: string): string =>
  `{${Array.from({ length: count }, (_, index) => `"k${index.toString()}":${value}`).join(",")}}`;

/** Bodies within the bytes that an operation takes, and far beyond what anybody means by one. */
const hostile: readonly (readonly [string, (bytes: number) => string])[] = [
  ["unknown keys", (bytes) => keys(Math.floor(bytes / 12), "1")],
  ["keys of lists", (bytes) => keys(Math.floor(bytes / 13), "[]")],
  ["a list of numbers", (bytes) => `[${"1,".repeat(Math.floor(bytes / 2) - 2)}1]`],
  ["depth", (bytes) => nested(Math.floor(bytes / 2) - 1)],
  [
    "depth in objects",
    (bytes) => `${'{"a":'.repeat(Math.floor(bytes / 6) - 1)}1${"}".repeat(Math.floor(bytes / 6) - 1)}`,
  ],
  ["bad attributes", (bytes) => `{"token":"x","attributes":${keys(Math.floor(bytes / 13) - 4, "[]")}}`],
  ["good attributes", (bytes) => `{"token":"x","attributes":${keys(Math.floor(bytes / 13) - 4, "1")}}`],
];

const withBody = Object.values<Operation>(operations).filter(({ body }) => body);
const open = withBody.filter(({ audience }) => audience !== "actor");
const ofActors = withBody.filter(({ audience }) => audience === "actor");

describeOnDatabases("bodies", (kind) => {
  let store: TestDatabase;
  let portal: TestPortal;
  let manager: Client;
  beforeAll(async () => {
    store = await kind.open();
    portal = await TestPortal.open(store.database);
    manager = await portal.manager();
  });
  afterAll(() => store.close());

  const expectSmall = ({ status, body, headers }: Answer, label: string): void => {
    expect([status, headers.get("Content-Type")], label).toEqual([expect.any(Number), "application/problem+json"]);
    expect(status, label).toBeGreaterThanOrEqual(400);
    expect(status, label).toBeLessThan(500);
    expect(body.errors?.length ?? 0, label).toBeLessThanOrEqual(100);
    expect(JSON.stringify(body).length, label).toBeLessThan(16_384);
  };

  it("are refused beyond the bytes of their operation, before they are parsed", async () => {
    for (const [operation, bytes] of [
      ...open.map((each) => [each, openBody.bytes] as const),
      ...ofActors.map((each) => [each, actorBody.bytes] as const),
    ]) {
      const path = operation.path.replace("{id}", portal.managerId);
      const body = `"${"x".repeat(bytes)}"`;
      const answer = await manager.call(operation.method, path, body, { "If-Match": "*" });
      expect([answer.status, answer.body.code], path).toEqual([413, "payload_too_large"]);
    }
  });

  it("that no one means are refused with a short answer", async () => {
    for (const { method, path } of open)
      for (const [label, make] of hostile)
        expectSmall(await portal.call(method, path, make(openBody.bytes)), `${path}, ${label}`);
    for (const { method, path } of ofActors)
      for (const [label, make] of hostile) {
        const target = path.replace("{id}", portal.managerId);
        const answer = await manager.call(method, target, make(actorBody.bytes), { "If-Match": "*" });
        expectSmall(answer, `${path}, ${label}`);
      }
    expect(portal.errors).toEqual([]);
  });

  it("of the largest honest size are read", async () => {
    const accounts = Array.from({ length: 500 }, (_, index) => ({ id: `account-${index.toString()}`, level: "view" }));
    const answer = await manager.call("POST", "/access/evaluate", {
      action: "view",
      userIds: Array.from({ length: 200 }, () => crypto.randomUUID()),
      proposal: { accounts },
    });
    expect(answer.status).toBe(200);
  });

  it("whose sender goes away are no fault of the server", async () => {
    const broken = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode("{"));
        controller.error(new Error("ECONNRESET"));
      },
    });
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: broken, duplex: "half" };
    const answer = await portal.handler(new Request("http://portal.test/v1/sign-in", init as RequestInit));
    expect(answer.status).toBe(400);
    expect(portal.errors).toEqual([]);
  });
});
