/** For tools that read TypeScript alone, such as the linter: vue-tsc reads the files themselves. */
declare module "*.vue" {
  import type { Component } from "vue";
  const component: Component;
  export { component as default };
}
