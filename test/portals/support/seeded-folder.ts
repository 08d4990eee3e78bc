import type { TestProject } from "vitest/node";
import { newFolder, removeFolder, startDemo } from "./demo.js";

declare module "vitest" {
  interface ProvidedContext {
    /** A data folder after the demo's first start. Copy it; never start on it. */
    seededFolder: string;
  }
}

/** Fills a data folder once, so that each file of tests has a demo of its own without its first start. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await newFolder();
  const demo = await startDemo(folder);
  await demo.stop();
  project.provide("seededFolder", folder);
  return () => removeFolder(folder);
};
