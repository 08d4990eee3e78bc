import { defineConfig } from "vite";

// A page of the portal's own: below /registrar/, beside the account pages, which are served as they are.
export default defineConfig({
  base: "/registrar/",
  build: {
    // The pages' content security policy lets no data: address through, and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // light-dark() stays as it is: what stands in its place elsewhere needs color-scheme in the same sheet.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: { external: [/^\/account\//] },
  },
});
