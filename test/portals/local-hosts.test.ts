import { request as sendRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeFolder, startSeededDemo, type RunningDemo } from "./support/demo.js";

/** A GET with a Host header that `fetch` would not send. */
const get = (url: string, host: string): Promise<{ status: number | undefined; location: string | undefined }> =>
  new Promise((resolve, reject) => {
    const { port, pathname } = new URL(url);
    const request = sendRequest({ host: "127.0.0.1", port, path: pathname, headers: { Host: host } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    });
    request.on("error", reject);
    request.end();
  });

describe("the demo's addresses", () => {
  let demo: RunningDemo;
  beforeAll(async () => {
    demo = await startSeededDemo();
  });
  afterAll(async () => {
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });

  it.each(["/", "/demo/mail.json", "/demo/people.json", "/v1/healthz", "/credit-union/sign-in"])(
    "%s answers under the names of this machine alone",
    async (path) => {
      const { port } = new URL(demo.url);
      for (const host of [`rebind.example:${port}`, "rebind.example", "localhost", `localhost:${Number(port) + 1}`])
        expect([host, (await get(demo.url + path, host)).status]).toEqual([host, 421]);
      expect((await get(demo.url + path, `localhost:${port}`)).status).toBe(200);
      for (const name of ["127.0.0.1", "[::1]"]) {
        const answer = await get(demo.url + path, `${name}:${port}`);
        // The API is for programs too, which know no other address than the one that they are given.
        if (path.startsWith("/v1/")) expect(answer.status).toBe(200);
        else expect(answer).toEqual({ status: 307, location: demo.url + path });
      }
    },
  );

  it("of a host on an origin of its own are no others either", async () => {
    const { port } = new URL(demo.communityUrl);
    expect((await get(`${demo.communityUrl}/sign-in`, `rebind.example:${port}`)).status).toBe(421);
    expect((await get(`${demo.communityUrl}/sign-in`, `127.0.0.1:${port}`)).status).toBe(200);
    expect(await get(`${demo.communityUrl}/sign-in`, `localhost:${port}`)).toEqual({
      status: 307,
      location: `${demo.communityUrl}/sign-in`,
    });
  });
});
