import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** One thing that an element shows or tells, and where. */
interface Said {
  readonly text: string;
  readonly where: string;
}

const people = readFileSync(new URL("../../../stories/support/people.ts", import.meta.url), "utf8");
const names = [...people.matchAll(/givenName: "([^"]+)"/g)].map(([, given]) => String(given));
/** As Intl writes it, English without a region apart. */
const date =
  /^(?:\w{3} \d{1,2}, \d{4}|\d{1,2} \w{3} \d{4}|in \d+ (?:hours?|days?)|\d+ (?:hours?|days?) ago|tomorrow|yesterday|now)$/;

/**
 * What our elements on the page show or read out, in a language, but for data and for what was said once and stays: questions,
 * notices, announcements and open menus are in the language in which they came.
 */
const said = async (page: Page, language: string): Promise<Said[]> => {
  await page.waitForFunction((wanted) => {
    const bases = (root: ParentNode): Element[] =>
      [...root.querySelectorAll("*")].flatMap((element) => [
        ...(element.shadowRoot ? bases(element.shadowRoot) : []),
        ...(element.matches("[part~=base]") ? [element] : []),
      ]);
    return bases(document).every((base) => base.getAttribute("lang") === wanted);
  }, language);
  return page.evaluate(() => {
    const found: { text: string; where: string }[] = [];
    const attributes = ["aria-label", "aria-description", "aria-roledescription", "placeholder", "title", "alt"];
    const isPast = "[role=status], [role=alert], [role=alertdialog], .menu, [aria-live], .notice";
    const isData = "bdi, .mail, .domain, .mono, code, [aria-hidden=true]";
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(`${isPast}, ${isData}`)) continue;
        const texts = [...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : []));
        for (const text of [...texts, ...attributes.map((name) => element.getAttribute(name) ?? "")])
          found.push({ text: text.trim(), where: `${element.localName}.${element.className}` });
      }
    };
    for (const element of document.querySelectorAll("#storybook-root *"))
      if (element.shadowRoot) visit(element.shadowRoot);
    return found;
  });
};

/** Where nobody is signed in any more, or the server can't be reached, the portal's words can't be had in another language. */
export const hasNoSession = (story: string): boolean => /Session Ended|Offline|Refresh Failed/.test(story);

/** What stands in no message table and in no profile: it is said in plain English on a page in the pseudo-language. */
export const hardCoded = async (page: Page, pseudoLanguage: string): Promise<string[]> =>
  (await said(page, pseudoLanguage))
    .filter(({ text }) => /\p{L}{2}/u.test(text) && !text.includes("⟦") && !text.includes("@"))
    .filter(({ text }) => !names.some((name) => text.startsWith(name)) && !date.test(text))
    .map(({ text, where }) => `${text} (${where})`);
