import { createClient } from "@usherkit/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalText } from "../../examples/community/src/directory.js";
import { createHost } from "../../examples/credit-union/src/host.js";
import { openHost, type HostStage } from "./support/host-stage.js";

describe("what a host says of a refusal", () => {
  let bank: HostStage;
  beforeAll(async () => {
    bank = await openHost({
      portal: "credit-union",
      program: { createHost },
      tenantId: "tidewater",
      tenantName: "Tidewater",
      manager: {
        username: "blindqvist",
        email: "b.lindqvist@tidewatersupply.example",
        givenName: "Beatrix",
        familyName: "Lindqvist",
        roleIds: ["primary_contact"],
      },
    });
  });
  afterAll(() => bank.close());

  const alertFor = async (reason: string): Promise<string | undefined> => {
    const page = await (await fetch(`${bank.url}/sign-in?reason=${reason}`)).text();
    return /role="alert">\s*([^<]*?)\s*</.exec(page)?.[1];
  };

  it("is a sentence, also for a code in an address that names what every object has", async () => {
    expect(await alertFor("unauthenticated")).toBe("Your session has ended. Sign in again.");
    for (const reason of ["constructor", "toString", "__proto__", "valueOf", "unheard_of"])
      expect([reason, await alertFor(reason)]).toEqual([
        reason,
        "Online banking can’t sign you in at the moment. Try again later.",
      ]);
    const profile = await createClient({ baseUrl: `${bank.apiUrl}/v1` }).account.profile("tidewater");
    for (const code of ["constructor", "toString", "__proto__"])
      expect(refusalText(profile, { code })).toMatch(/^We can’t do this at the moment\. Write to /);
  });
});
