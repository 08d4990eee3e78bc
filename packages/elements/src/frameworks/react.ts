"use client";
import { createComponent, type EventName } from "@lit/react";
import * as React from "react";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import * as elements from "../index.js";
import type { Attributes, Listeners, Properties, UsherElements, UsherEvents } from "./element-types.js";
import "../define.js";

/** A listener's name in React: `onUserSaved` hears `user-saved`. */
const heard = <Type extends keyof UsherEvents>(type: Type): EventName<UsherEvents[Type]> =>
  // `EventName` is the text with a type beside it, which nothing at run time has.
  type as unknown as EventName<UsherEvents[Type]>;

const events = {
  onSignInRequired: heard("sign-in-required"),
  onCloseRequest: heard("close-request"),
  onInvitationsSent: heard("invitations-sent"),
  onInviteRequest: heard("invite-request"),
  onUserActionDone: heard("user-action-done"),
  onUserActionRequest: heard("user-action-request"),
  onUserCreated: heard("user-created"),
  onUserDeleted: heard("user-deleted"),
  onUserEditRequest: heard("user-edit-request"),
  onUserOpenRequest: heard("user-open-request"),
  onUserSaved: heard("user-saved"),
};

/*
 * The elements as components. A plain tag does as well in a page that React draws in the browser. Where it was drawn on a server, React
 * sets no property of a tag when it takes the page over: these do, so that `client` arrives.
 */
export const UserTable = createComponent({
  react: React,
  tagName: "user-table",
  elementClass: elements.UserTable,
  events,
});
export const UserEditor = createComponent({
  react: React,
  tagName: "user-editor",
  elementClass: elements.UserEditor,
  events,
});
export const InviteForm = createComponent({
  react: React,
  tagName: "invite-form",
  elementClass: elements.InviteForm,
  events,
});
export const PendingInvites = createComponent({
  react: React,
  tagName: "pending-invites",
  elementClass: elements.PendingInvites,
  events,
});
export const UsherProvider = createComponent({
  react: React,
  tagName: "usher-provider",
  elementClass: elements.UsherProvider,
  events,
});

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
