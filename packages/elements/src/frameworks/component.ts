import {
  createElement,
  useLayoutEffect,
  useRef,
  type AriaAttributes,
  type HTMLAttributes,
  type ReactNode,
  type Ref,
} from "react";
import type { Properties, UsherElements, UsherEvents } from "./element-types.js";

/** "user-saved" is heard as `onUserSaved`. */
type PascalCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${PascalCase<Tail>}`
  : Capitalize<Name>;
type EventProps = { [Type in keyof UsherEvents as `on${PascalCase<Type>}`]?: (event: UsherEvents[Type]) => void };

/** The props of a component: the element's properties, its events, and the attributes of every element. */
export type ComponentProps<Tag extends keyof UsherElements> = Properties<UsherElements[Tag]> &
  EventProps &
  Pick<HTMLAttributes<UsherElements[Tag]>, (typeof ofReact)[number]> &
  AriaAttributes & { ref?: Ref<UsherElements[Tag]> };

/** The props that React sets as attributes, beside all that have a hyphen (`aria-label`, `data-id`). */
const ofReact = [
  "children",
  "id",
  "className",
  "style",
  "slot",
  "hidden",
  "title",
  "lang",
  "dir",
  "role",
  "tabIndex",
] as const;
const isOfReact = (name: string): boolean => name.includes("-") || ofReact.some((known) => known === name);

const eventType = (name: string): string | undefined =>
  /^on[A-Z]/.test(name)
    ? name
        .slice(2)
        .replace(/(?<!^)(?=[A-Z])/g, "-")
        .toLowerCase()
    : undefined;

const hand = <Element>(ref: Ref<Element> | undefined, element: Element | null): void => {
  if (typeof ref === "function") ref(element);
  else if (ref) ref.current = element;
};

/**
 * An element as a component. Each property is set on the element itself, and not by React: React sets none of a tag that a server
 * has drawn, so a plain tag would never get its `client`.
 */
export const createComponent = <Tag extends keyof UsherElements>(tag: Tag) => {
  const Component = ({ ref, ...props }: ComponentProps<Tag>): ReactNode => {
    const element = useRef<UsherElements[Tag]>(null);
    const before = useRef<ReadonlySet<string>>(new Set());
    const given = Object.entries(props);
    const properties = given.filter(([name]) => !isOfReact(name) && eventType(name) === undefined);
    // After each picture: setting a property to what it is does nothing.
    useLayoutEffect(() => {
      const own = element.current;
      if (!own) return;
      // One that is given no more is as it was without it.
      for (const name of before.current) if (!(name in props)) Reflect.set(own, name, undefined);
      for (const [name, value] of properties) Reflect.set(own, name, value);
      before.current = new Set(properties.map(([name]) => name));
    });
    useLayoutEffect(() => {
      const own = element.current;
      const listeners = given.flatMap(([name, listener]) => {
        const type = eventType(name);
        return type !== undefined && typeof listener === "function" ? [[type, listener as EventListener] as const] : [];
      });
      for (const [type, listener] of listeners) own?.addEventListener(type, listener);
      return () => {
        for (const [type, listener] of listeners) own?.removeEventListener(type, listener);
      };
    });
    useLayoutEffect(() => {
      hand(ref, element.current);
      return () => {
        hand(ref, null);
      };
    }, [ref]);
    return createElement(tag, {
      ...Object.fromEntries(given.filter(([name]) => isOfReact(name))),
      ref: element,
    });
  };
  Component.displayName = tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Component;
};
