import type { HTMLAttributes } from "preact";
import type { Attributes, Listeners, Properties, UsherElements } from "./element-types.js";

type PreactElements = {
  [Tag in keyof UsherElements]: HTMLAttributes<UsherElements[Tag]> &
    Attributes<UsherElements[Tag]> &
    Properties<UsherElements[Tag]> &
    Listeners;
};

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}
