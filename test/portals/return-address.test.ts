import { describe, expect, it } from "vitest";
import { useDemo } from "./support/stage.js";

describe("the page to which a sign-in comes back", () => {
  const demo = useDemo();

  const signIn = async (wanted: string): Promise<URL> => {
    const somebody = await demo.visitor();
    await somebody.page.route(
      ({ hostname }) => hostname === "evil.example",
      (route) => route.fulfill({ body: "Another site" }),
    );
    await somebody.page.goto(`${demo.url}/account/sign-in/?tenant=halden&return=${encodeURIComponent(wanted)}`);
    await somebody.field("User name or email").fill("ndlamini");
    await somebody.field("Password").fill("harbour-lantern-27");
    await somebody.press("Sign in");
    await somebody.page.waitForURL((url) => !url.pathname.startsWith("/account/sign-in"));
    return new URL(somebody.page.url());
  };

  it("is one of this site, however the address is written", async () => {
    const wanted = [
      "/.//evil.example/phish",
      `${demo.url}//evil.example/phish`,
      "//evil.example/",
      "\\\\evil.example/",
    ];
    for (const address of [...wanted, "https://evil.example/", "javascript:alert(1)", "http://[", "blob:x"])
      expect([address, (await signIn(address)).origin]).toEqual([address, demo.url]);
  });

  it("is the page where one was, with its search and fragment", async () => {
    const { pathname, search, hash } = await signIn("/account/?tenant=halden#here");
    expect([pathname, search, hash]).toEqual(["/account/", "?tenant=halden", "#here"]);
  });
});
