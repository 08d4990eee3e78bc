import type { JSX } from "solid-js";
import type { Attributes, Properties, UsherElements, UsherEvents } from "./element-types.js";

/** Attributes, as `attr:page-size`. */
type AsAttributes<Element> = {
  [Name in keyof Attributes<Element> & string as `attr:${Name}`]?: Attributes<Element>[Name];
};
/** Properties, as `prop:client`. Without `prop:` Solid sets an attribute, which can hold no client. */
type AsProperties<Element> = {
  [Name in keyof Properties<Element> & string as `prop:${Name}`]?: Properties<Element>[Name];
};
/** Heard on the element itself; Solid's `onSaved` is heard on the document, where a shadow root's events come late. */
type AsListeners = { [Type in keyof UsherEvents as `on:${Type}`]?: (event: UsherEvents[Type]) => void };

type SolidElements = {
  [Tag in keyof UsherElements]: JSX.HTMLAttributes<UsherElements[Tag]> &
    Attributes<UsherElements[Tag]> &
    AsAttributes<UsherElements[Tag]> &
    AsProperties<UsherElements[Tag]> &
    AsListeners;
};

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}
