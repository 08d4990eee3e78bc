import type { EmitFn, HTMLAttributes, ReservedProps } from "vue";
import type { Properties, UsherElements, UsherEvents } from "./element-types.js";

type Emits = { [Type in keyof UsherEvents]: (event: UsherEvents[Type]) => void };

type VueElements = {
  [Tag in keyof UsherElements]: new () => UsherElements[Tag] & {
    /** What a template may bind; Vue's compiler turns `base-url` into `baseUrl` before it looks here. */
    $props: HTMLAttributes & ReservedProps & Properties<UsherElements[Tag]>;
    /** What a template may listen to. */
    $emit: EmitFn<Emits>;
  };
};

declare module "vue" {
  interface GlobalComponents extends VueElements {}
}
