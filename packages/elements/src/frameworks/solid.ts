import type { JSX } from "solid-js";
import type { Attributes, Properties, UsherElements, UsherEvents } from "./element-types.js";

/** What stands in text in the template. */
type AsAttributes<Element> = {
  [Name in keyof Attributes<Element> & string as `attr:${Name}`]?: Attributes<Element>[Name];
};
/** What is set on the element: without `prop:` Solid sets an attribute, which no client fits into. */
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
