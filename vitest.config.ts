import { configDefaults, defineConfig } from "vitest/config";

/**
 * The tests run from the TypeScript sources, by the packages' export condition `source`. Nothing like "import" or "module" here:
 * the conditions reach require() of other packages too, which then gets the wrong half of them.
 */
const conditions = ["source", "node"];
const second = 1000;

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
