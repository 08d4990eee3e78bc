import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The tests run from the TypeScript sources, by the packages' export condition `source`. Nothing like "import" or "module" here:
 * the conditions reach require() of other packages too, which then gets the wrong half of them.
 */
const conditions = ["source", "node"];
const second = 1000;

/** Those that take minutes, each in one file: begun first, or one of them goes on alone when all the rest is done. */
const longest = ["stories/stories", "server/matrix", "server/kill", "portals/start", "portals/matrix"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return place < 0 ? longest.length : place;
    };
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

const kind = (name: string, options: { timeout: number; parallel?: boolean; globalSetup?: string }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: [...configDefaults.exclude],
    environment: "node",
    testTimeout: options.timeout,
    hookTimeout: 60 * second,
    fileParallelism: options.parallel ?? true,
    ...(options.globalSetup ? { globalSetup: [options.globalSetup] } : {}),
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      kind("contract", { timeout: 10 * second }),
      kind("server", { timeout: 30 * second }),
      kind("sdk", { timeout: 30 * second }),
      // Each file has a browser of its own, and waits for it more than it works: two at a time.
      kind("stories", { timeout: 60 * second }),
      kind("portals", { timeout: 90 * second, globalSetup: "test/portals/support/seeded-folder.ts" }),
      kind("package", { timeout: 120 * second, parallel: false }),
    ],
  },
});
