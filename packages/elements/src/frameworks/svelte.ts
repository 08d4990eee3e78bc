import type { HTMLAttributes } from "svelte/elements";
import type { Attributes, Listeners, Properties, UsherElements } from "./element-types.js";

type SvelteElements = {
  [Tag in keyof UsherElements]: HTMLAttributes<UsherElements[Tag]> &
    Attributes<UsherElements[Tag]> &
    Properties<UsherElements[Tag]> &
    Listeners;
};

declare module "svelte/elements" {
  interface SvelteHTMLElements extends SvelteElements {}
}
