import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeFolder, startSeededDemo, type RunningDemo } from "./support/demo.js";

const form = "application/x-www-form-urlencoded";

/** Without a Content-Length: in parts, to see that it is counted while it comes. */
const inParts = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < text.length; at += 1000)
        controller.enqueue(new TextEncoder().encode(text.slice(at, at + 1000)));
      controller.close();
    },
  });

describe("the hosts' forms", () => {
  let demo: RunningDemo;
  beforeAll(async () => {
    demo = await startSeededDemo();
  });
  afterAll(async () => {
    await demo.stop();
    await removeFolder(demo.dataFolder);
  });

  it.each(["credit-union", "community"])(
    "of %s are refused where they are too long, however they come",
    async (host) => {
      const base = host === "community" ? demo.communityUrl : `${demo.url}/${host}`;
      const paths = host === "community" ? ["/sign-in", "/cases", "/session-token"] : ["/sign-in", "/pac"];
      const headers = { "Content-Type": form, Origin: new URL(base).origin };
      const long = `username=${"a".repeat(17_000)}`;
      for (const path of paths)
        for (const body of [long, inParts(long)]) {
          const init = { method: "POST", headers, body, duplex: "half" };
          const answer = await fetch(base + path, init);
          expect([path, answer.status]).toEqual([path, 413]);
        }
      const short = await fetch(`${base}/sign-in`, {
        method: "POST",
        headers,
        body: "username=nobody&password=a&pac=a",
      });
      expect(short.status).toBe(401);
    },
  );
});
