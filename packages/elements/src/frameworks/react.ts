"use client";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import { createComponent } from "./component.js";
import type { Attributes, Listeners, Properties, UsherElements } from "./element-types.js";
import "../define.js";

/*
 * The elements as components. A plain tag does as well in a page that React draws in the browser. Where it was drawn on a server, React
 * sets no property of a tag when it takes the page over: these do, so that `client` arrives.
 */
export const UserTable = createComponent("user-table");
export const UserEditor = createComponent("user-editor");
export const InviteForm = createComponent("invite-form");
export const PendingInvites = createComponent("pending-invites");
export const UsherProvider = createComponent("usher-provider");
export type { ComponentProps } from "./component.js";

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
