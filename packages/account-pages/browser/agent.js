/** What browsers call themselves, the more special first: Edge and Opera say that they are Chrome too. */
const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Headless)?Chrom(?:e|ium)\/|\bCriOS\//],
  ["Safari", /\bVersion\/.*\bSafari\//],
];

const systems = [
  ["Windows", /\bWindows\b/],
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["macOS", /\bMacintosh\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
];

const nameIn = (table, agent) => table.find(([, pattern]) => pattern.test(agent))?.[0];

/**
 * The browser and the system that a `User-Agent` names, for somebody who has to recognise their own; undefined where it names none.
 * Whoever sends it may write what they like.
 */
export const readAgent = (agent) => ({ browser: nameIn(browsers, agent ?? ""), system: nameIn(systems, agent ?? "") });
