import type { LitElement } from "lit";
import type * as exported from "../index.js";

/**
 * What the elements are to a template: worked out from their classes, from those of the events, and from the DOM's own two maps
 * of names, which each class writes itself into. Nothing is listed here.
 */
type Exports = typeof exported;

/** The classes' instances, of all that the package exports. */
type Instance = {
  [Name in keyof Exports]: Exports[Name] extends abstract new (...args: never) => infer Made ? Made : never;
}[keyof Exports];

/** The elements by their tags. */
export type UsherElements = {
  [
    Tag in keyof HTMLElementTagNameMap as HTMLElementTagNameMap[Tag] extends Instance ? Tag : never
  ]: HTMLElementTagNameMap[Tag];
};

/** What the classes of the events call themselves. */
type UsherEventType = {
  [Name in keyof Exports]: Exports[Name] extends { readonly type: infer Type extends string } ? Type : never;
}[keyof Exports];

/** The events by their types. */
export type UsherEvents = Pick<GlobalEventHandlersEventMap, UsherEventType>;

/** A listener for each event, called `on` and its type as it stands: as React 19 and Svelte 5 hear it from a custom element. */
export type Listeners = { [Type in UsherEventType as `on${Type}`]?: (event: UsherEvents[Type]) => void };

/** The names of what a host may set on an element: its own public fields, neither methods nor what every element has. */
export type PropertyName<Element> = {
  [Name in Exclude<keyof Element, keyof Base> & string]: Element[Name] extends (...args: never) => unknown
    ? never
    : Name;
}[Exclude<keyof Element, keyof Base> & string];

/** The class that all of them extend, as a provider has it: without what it adds. */
type Base = LitElement;

/** What a host may set on an element, by the names of the properties. */
export type Properties<Element> = { [Name in PropertyName<Element>]?: Element[Name] | undefined };

type Text = string | number | boolean | undefined;

/** `pageSize` is `page-size` in markup. */
export type KebabCase<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${KebabCase<Tail>}`
  : Name;

/** What a host may set on an element, by the names of the attributes: what can be said in text. */
export type Attributes<Element> = {
  [Name in PropertyName<Element> as Element[Name] extends Text ? KebabCase<Name> : never]?: Element[Name] | undefined;
};
