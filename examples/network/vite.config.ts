import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// Pages of the portal's own: below /network/, beside the account pages, which are served as they are. The same files are the
// partners' portal, whose address is another: src/portal.ts.
export default defineConfig({
  base: "/network/",
  plugins: [svelte({ configFile: false })],
  build: {
    // The pages' content security policy lets no data: address through, and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // light-dark() stays as it is: what stands in its place elsewhere needs color-scheme in the same sheet.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: { external: [/^\/account\//] },
  },
});
