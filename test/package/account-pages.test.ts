import { accountLinks, accountPages, type Brand } from "@usherkit/account-pages";
import { describe, expect, it } from "vitest";
import { importsOf } from "./support/modules.js";

const names = ["", "authenticator/", "change/", "forgotten/", "sessions/", "set/", "sign-in/", "sign-up/"];
const origin = "https://portal.example";

const ask = (pages: ReturnType<typeof accountPages>, path: string, options?: RequestInit) =>
  pages(new Request(origin + path, options));

/** The addresses that a page loads. */
const loadedBy = (html: string): string[] =>
  [...html.matchAll(/<(?:link rel="(?:icon|stylesheet)" href|script type="module" src)="([^"]+)"/g)].map(
    ([, address = ""]) => address,
  );

describe.each(["/account", "/team/people/account"])("the account pages, mounted at %s", (basePath) => {
  const pages = accountPages({ basePath, brand: { accent: "#0b6e4f" } });

  it.each(names)("have every file that the page %j loads, and load nothing else", async (name) => {
    const page = await ask(pages, `${basePath}/${name}?tenant=acme`);
    expect([page.status, page.headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    const html = await page.text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)/);
    const waiting = loadedBy(html);
    expect(waiting).toHaveLength(5);
    const seen = new Set<string>();
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      if (seen.has(address)) continue;
      seen.add(address);
      const file = await ask(pages, address);
      expect(file.status, address).toBe(200);
      expect(file.headers.get("Content-Security-Policy")).toContain("default-src 'none'; script-src 'self'");
      const text = await file.text();
      expect(text.length, address).toBeGreaterThan(20);
      if (address.endsWith(".js"))
        waiting.push(...importsOf(text).map((other) => new URL(other, origin + address).pathname));
    }
    // The words of three languages are among them.
    expect([...seen].filter((address) => /\/(?:en|de|ar)-part\.js$/.test(address))).toHaveLength(3);
  });

  it("are where the links of mails lead", async () => {
    for (const kind of ["welcome", "reset", "invitation"] as const) {
      const path = accountLinks(basePath)(kind, "a&b");
      expect(path).toMatch(/\/\?tenant=a%26b$/);
      expect((await ask(pages, path)).status).toBe(200);
    }
  });

  it("answer 404 for everything else, and take an address without its slash", async () => {
    for (const path of [`${basePath}/nothing/`, `${basePath}x/`, "/", `${basePath}/constructor`, `${basePath}/..%2fx`])
      expect((await ask(pages, path)).status, path).toBe(404);
    for (const path of ["", "/sign-in"]) {
      const [one, other] = [`${basePath}${path}`, `${basePath}${path}/`].map((each) =>
        ask(pages, `${each}?tenant=acme`),
      );
      expect(await (await one)?.text()).toBe(await (await other)?.text());
    }
    expect((await ask(pages, `${basePath}/sign-in/`, { method: "POST" })).status).toBe(405);
  });

  it("are not sent again to a browser that has them", async () => {
    const first = await ask(pages, `${basePath}/sign-in.js`);
    const tag = first.headers.get("ETag") ?? "";
    const again = await ask(pages, `${basePath}/sign-in.js`, { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const compressed = await ask(pages, `${basePath}/sign-in.js`, { headers: { "If-None-Match": `W/${tag}, "x"` } });
    expect(compressed.status).toBe(304);
    const other = await ask(pages, `${basePath}/sign-in.js`, { headers: { "If-None-Match": '"other"' } });
    expect(other.status).toBe(200);
  });
});

describe("the dress of the account pages", () => {
  const sheetOf = async (brand: Brand) => (await ask(accountPages({ brand }), "/account/brand.css")).text();

  it("is a brand's values, and those of a tenant's own where it has any", async () => {
    expect(await sheetOf({ accent: "oklch(0.5 0.2 30)", radius: "0", font: '"Our Sans", serif' })).toBe(
      ':root {\n  --usher-accent: oklch(0.5 0.2 30);\n  --usher-radius: 0;\n  --usher-font: "Our Sans", serif;\n}\n',
    );
    const pages = accountPages({
      brand: (tenantId) => (tenantId === "acme" ? { sheet: "/acme.css", icon: "/acme.svg" } : undefined),
      next: (tenantId) => (tenantId === null ? undefined : `/${tenantId}/"users"`),
    });
    const own = await (await ask(pages, "/account/sign-in/?tenant=acme")).text();
    expect(loadedBy(own)).toEqual(expect.arrayContaining(["/acme.css", "/acme.svg"]));
    expect(own).toContain('<link rel="home" href="/acme/&quot;users&quot;" />');
    const plain = await (await ask(pages, "/account/sign-in/")).text();
    expect(loadedBy(plain)).toHaveLength(4);
    expect(plain).toContain('<link rel="home" href="/" />');
  });

  it.each(["red; } body { display: none", "url(x) } ", "red /*", "\\3b", "<b>", "@import 'x'"])(
    "refuses %j, which says more than a value, when it is made",
    (accent) => {
      expect(() => accountPages({ brand: { accent } })).toThrow(/^brand\.accent is no value of CSS/);
    },
  );

  it.each(["account", "/", "", "/a?b", "https://portal.example/account"])("refuses to be mounted at %j", (basePath) => {
    expect(() => accountPages({ basePath })).toThrow(/a path is expected/);
  });
});
