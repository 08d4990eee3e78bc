import { brandSheet, type Brand } from "./brand.js";

/** The pages by their path; what they are called until their own words are there. */
const titles = {
  "": "Your account",
  authenticator: "Your authenticator",
  change: "Change your password",
  forgotten: "Forgotten your password?",
  sessions: "Where you are signed in",
  set: "Set your password",
  "sign-in": "Sign in",
  "sign-up": "Set up your account",
} as const;

export type PageName = keyof typeof titles;

export const isPageName = (name: string): name is PageName => Object.hasOwn(titles, name);

/** The values that a page hands to its script as `data-` attributes of the head: the content security policy allows no inline script. */
export interface PageFacts {
  readonly path: string;
  readonly baseUrl: string;
  readonly next: string;
  readonly brand: Brand;
  readonly tenantId: string | null;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => escapes[sign] ?? sign);

/** The HTML of a page: its script draws everything, in the words of the tenant's profile. */
export const pageOf = (name: PageName, { path, baseUrl, next, brand, tenantId }: PageFacts): string => {
  const tenant = tenantId === null ? "" : `?tenant=${encodeURIComponent(tenantId)}`;
  const sheets = [
    `${path}/look.css`,
    `${path}/account.css`,
    ...(brandSheet(brand) === "" ? [] : [`${path}/brand.css${tenant}`]),
    ...(brand.sheet === undefined ? [] : [brand.sheet]),
  ];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="usherkit-api" content="${escaped(baseUrl)}" />
    <title>${titles[name]}</title>
    <link rel="icon" href="${escaped(brand.icon ?? `${path}/icon.svg`)}" />
    <link rel="home" href="${escaped(next)}" />
${sheets.map((sheet) => `    <link rel="stylesheet" href="${escaped(sheet)}" />`).join("\n")}
    <script type="module" src="${path}/${name === "" ? "account" : name}.js"></script>
  </head>
  <body>
    <main><noscript>This page needs JavaScript.</noscript></main>
  </body>
</html>
`;
};
