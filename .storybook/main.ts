import type { StorybookConfig } from "@storybook/web-components-vite";
import { mergeConfig } from "vite";

const config: StorybookConfig = {
  framework: "@storybook/web-components-vite",
  stories: ["../stories/*.mdx", "../stories/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y"],
  staticDirs: [{ from: "../node_modules/.cache/usherkit/stories", to: "/page" }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (base) =>
    mergeConfig(base, {
      // From the sources, as all tests are; the others are Vite's own.
      resolve: { conditions: ["source", "module", "browser", "development|production"] },
      // Nothing is lowered for older browsers: light-dark() has to follow the colour scheme that the toolbar sets.
      build: { target: "es2022", cssTarget: "chrome125", chunkSizeWarningLimit: 4000 },
      optimizeDeps: {
        // It finds its WebAssembly beside its own file.
        exclude: ["@electric-sql/pglite"],
        include: ["lit", "hono", "kysely", "hash-wasm", "otpauth"],
      },
    }),
};
export default config;
