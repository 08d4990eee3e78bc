import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SetupError } from "@usherkit/server";
import { argon2Hasher, PortInUseError, serve } from "@usherkit/server/node";

describe("serving over HTTP", () => {
  it("answers with the handler, on a free port, and closes although a client hangs on", async () => {
    let started: () => void = () => undefined;
    const hasStarted = new Promise<void>((resolve) => {
      started = resolve;
    });
    const handler = (request: Request) => {
      if (!request.url.endsWith("/never")) return new Response(`You asked for ${new URL(request.url).pathname}`);
      started();
      return new Promise<Response>(() => undefined);
    };
    const server = await serve({ handler, port: 0 });
    const answer = await fetch(`http://127.0.0.1:${server.port}/hello`);
    expect(await answer.text()).toBe("You asked for /hello");
    const hanging = fetch(`http://127.0.0.1:${server.port}/never`).catch((error: unknown) => error);
    await hasStarted;
    await server.close();
    expect(await hanging).toBeInstanceOf(Error);
    await expect(fetch(`http://127.0.0.1:${server.port}/hello`)).rejects.toThrow();
  });

  it("ends a request that doesn't come whole in time, whether or not anybody reads it", async () => {
    const server = await serve({
      handler: async (request) => new Response(await request.text()),
      port: 0,
      requestTimeout: 100,
    });
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      answer += chunk;
    });
    const closed = once(socket, "close");
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nusername=");
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await server.close();
  });

  it("says in one line that a port is taken", async () => {
    const handler = () => new Response();
    const first = await serve({ handler, port: 0 });
    try {
      const error = await serve({ handler, port: first.port }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(PortInUseError);
      expect(String(error)).toContain(`Port ${first.port} is in use`);
      expect(String(error).split("\n")).toHaveLength(1);
    } finally {
      await first.close();
    }
  });
});

describe("serving where the environment says", () => {
  afterEach(() => vi.unstubAllEnvs());
  const handler = () => new Response("here");
  const refusalOf = (options: Partial<Parameters<typeof serve>[0]> = {}) =>
    serve({ handler, ...options }).then(
      () => undefined,
      (error: unknown) => error,
    );

  it("listens on PORT and HOST, says where, and tells how to choose another port", async () => {
    vi.stubEnv("PORT", "0");
    vi.stubEnv("HOST", "0.0.0.0");
    const server = await serve({ handler });
    try {
      expect(server.url).toBe(`http://localhost:${server.port}`);
      expect(await (await fetch(`http://127.0.0.1:${server.port}`)).text()).toBe("here");
      vi.stubEnv("PORT", String(server.port));
      expect(await refusalOf()).toMatchObject({
        message: `Port ${server.port} is in use. Stop what listens there, or choose another one with PORT.`,
      });
      expect(await refusalOf({ port: server.port, host: "0.0.0.0" })).toMatchObject({
        message: `Port ${server.port} is in use. Stop what listens there, or give serve() another port.`,
      });
    } finally {
      await server.close();
    }
  });

  it("says of an address that can't be what is expected", async () => {
    vi.stubEnv("PORT", "eighty");
    const wrong = await refusalOf();
    expect(wrong).toBeInstanceOf(SetupError);
    expect(wrong).toMatchObject({ message: 'PORT is "eighty": a number from 0 to 65535 is expected.' });
    expect(await refusalOf({ port: 0, host: "192.0.2.1" })).toMatchObject({
      message: "192.0.2.1 is no address of this machine: listen on 127.0.0.1, or on 0.0.0.0 for all of them.",
    });
  });
});

describe("Argon2id", () => {
  it("makes a salted hash with OWASP's cost, and knows its own", async () => {
    const hasher = argon2Hasher();
    const [one, two] = await Promise.all([hasher.hash("pässwörd ✓"), hasher.hash("pässwörd ✓")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await hasher.verify(one, "pässwörd ✓")).toBe(true);
    expect(await hasher.verify(one, "passwort ✓")).toBe(false);
    expect(await hasher.verify("not a hash", "pässwörd ✓")).toBe(false);
  });
});
