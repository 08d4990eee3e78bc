import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Attributes, Listeners, Properties, UsherElements } from "./element-types.js";

/**
 * What an element takes in JSX: its attributes, its properties, and its events as `onuser-saved`. JSX lets any name with a hyphen
 * pass: a listener written in place still shows an event that there isn't, because its parameter has no type then.
 */
export type ElementProps<Tag extends keyof UsherElements> = DetailedHTMLProps<
  HTMLAttributes<UsherElements[Tag]>,
  UsherElements[Tag]
> &
  Attributes<UsherElements[Tag]> &
  Properties<UsherElements[Tag]> &
  Listeners;

type ReactElements = { [Tag in keyof UsherElements]: ElementProps<Tag> };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
