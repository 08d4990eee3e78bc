import "axe-core/axe.min.js";
import { emulateMedia } from "@web/test-runner-commands";
import type axeCore from "axe-core";

declare global {
  // axe puts itself there: it has no export that a browser could import.
  var axe: typeof axeCore;
}

const looks = [
  { name: "light", colorScheme: "light", width: "1200px" },
  { name: "dark", colorScheme: "dark", width: "1200px" },
  { name: "narrow", colorScheme: "light", width: "360px" },
] as const;

/** A page as a host has it: a language, a title, a heading, a main part. Answers where an element goes. */
export const hostPage = (): HTMLElement => {
  document.documentElement.lang = "en";
  document.documentElement.style.colorScheme = "light dark";
  document.title = "Users";
  const main = document.createElement("main");
  main.innerHTML = "<h1>Portal</h1>";
  document.body.replaceChildren(main);
  return main;
};

/** What axe finds on the whole page by all of its rules, best practices and target sizes included; light, dark, narrow. */
export const findings = async (main: HTMLElement): Promise<string[]> => {
  const found: string[] = [];
  for (const { name, colorScheme, width } of looks) {
    await emulateMedia({ colorScheme, reducedMotion: "reduce" });
    main.style.inlineSize = width;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } } });
    for (const { id, nodes } of violations)
      found.push(
        ...nodes.map((node) => `${name}, ${id}: ${node.target.flat().join(" ")} ${node.failureSummary ?? ""}`),
      );
  }
  await emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
  main.style.inlineSize = "";
  return found;
};
