import { sendKeys, sendMouse, setViewport } from "@web/test-runner-commands";

declare global {
  interface Element {
    // Chromium's own accessibility tree (--enable-blink-features=ComputedAccessibilityInfo): what assistive technology gets.
    readonly computedRole: string | null;
    readonly computedName: string | null;
  }
}

type Name = string | RegExp;

/** Milliseconds: long, because the machine may be busy, and nothing waits for its end. */
const deadline = 15_000;

/** Cheap first, because a role is asked of the browser for every candidate. */
const candidates: Readonly<Record<string, string>> = {
  button: "button, [role=button]",
  textbox: "input, textarea",
  searchbox: "input",
  checkbox: "input",
  radio: "input",
  combobox: "select",
  heading: "h1, h2, h3",
  link: "a",
  row: "tr",
  columnheader: "th",
  rowheader: "th, td",
  cell: "td",
};

const fits = (text: string, name: Name): boolean => (typeof name === "string" ? text === name : name.test(text));

function* elementsOf(root: Element | ShadowRoot, selector: string): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(selector)) yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot, selector);
  }
}

/** Everything beneath `root`, through open shadow roots, that has this role and name for assistive technology. */
export const findAll = (root: Element, role: string, name: Name = /(?:)/): HTMLElement[] => {
  const found: HTMLElement[] = [];
  for (const element of elementsOf(root.shadowRoot ?? root, candidates[role] ?? "*"))
    if (
      element instanceof HTMLElement &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.computedRole === role &&
      !element.closest("[aria-hidden=true]") &&
      fits(nameOf(element), name)
    )
      found.push(element);
  return found;
};

export const nameOf = (element: Element): string => (element.computedName ?? "").trim();

type Look<Result> = Result | undefined | null | false;

/** Waits for something that will be: looked at again and again, never slept for. */
export const until = async <Result>(
  look: () => Look<Result> | Promise<Look<Result>>,
  what: string | (() => string),
): Promise<Result> => {
  const end = performance.now() + deadline;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${typeof what === "string" ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
};

/** The one element of this role and name, as soon as it is there. */
export const find = (root: Element, role: string, name?: Name): Promise<HTMLElement> =>
  until(
    () => {
      const found = findAll(root, role, name);
      return found.length === 1 && found[0];
    },
    () =>
      `one ${role} “${String(name)}”; there are: ${findAll(root, role).map(nameOf).join(" | ")}\nin: ${textOf(root)}`,
  );

export const isGone = (root: Element, role: string, name?: Name): Promise<true> =>
  until(
    () => findAll(root, role, name).length === 0,
    () => `no ${role} “${String(name)}” in: ${textOf(root)}`,
  );

/** What one reads there, shadow roots included. */
export const textOf = (root: Element): string => {
  const own = root.shadowRoot?.querySelector<HTMLElement>("[part~=base]") ?? root;
  const text = own instanceof HTMLElement ? own.innerText : "";
  const nested = [...own.querySelectorAll("*")].filter(({ shadowRoot }) => shadowRoot).map(textOf);
  return [text, ...nested].join("\n").replace(/\s+/g, " ").trim();
};

/** Waits until it can be read. */
export const reads = (root: Element, text: Name): Promise<true> =>
  until(
    () => (typeof text === "string" ? textOf(root).includes(text) : text.test(textOf(root))),
    () => `“${String(text)}” in: ${textOf(root)}`,
  );

/** Waits until it can't be read any more. */
export const readsNot = (root: Element, text: string): Promise<true> =>
  until(
    () => !textOf(root).includes(text),
    () => `no “${text}” in: ${textOf(root)}`,
  );

/** What is said of an element beyond its name: `aria-describedby` or `aria-description`. */
export const descriptionOf = (element: Element): string => {
  const scope = element.getRootNode();
  const ids = element.getAttribute("aria-describedby")?.split(/\s+/) ?? [];
  const parts =
    scope instanceof ShadowRoot || scope instanceof Document
      ? ids.map((id) => scope.getElementById(id)?.textContent ?? "")
      : [];
  return [...parts, element.ariaDescription ?? ""].join(" ").replace(/\s+/g, " ").trim();
};

/** Presses with the real pointer, at its middle: what lies over it gets the press. */
export const press = async (element: Element): Promise<void> => {
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: "click", position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
};

export const pressOn = async (root: Element, role: string, name?: Name): Promise<HTMLElement> => {
  const element = await find(root, role, name);
  await press(element);
  return element;
};

export const key = async (...names: string[]): Promise<void> => {
  for (const name of names) await sendKeys({ press: name });
};

export const type = (text: string): Promise<void> => sendKeys({ type: text });

/** Types over what stands in a field. */
export const retype = async (root: Element, label: Name, text: string): Promise<HTMLInputElement> => {
  const field = await until(
    () => ["textbox", "searchbox"].flatMap((role) => findAll(root, role, label))[0],
    () => `field “${String(label)}” in: ${textOf(root)}`,
  );
  if (!(field instanceof HTMLInputElement)) throw new Error(`${String(label)} is no input.`);
  field.focus();
  field.select();
  if (text === "") await key("Delete");
  else await type(text);
  return field;
};

/** All at once, as from a mail or a sheet. */
export const paste = (field: HTMLElement, text: string): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
};

/** What has the focus, through shadow roots. */
export const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** "button Cancel": what has the focus, as it is announced. */
export const announced = (): string => {
  const element = focused();
  return element ? `${element.computedRole ?? ""} ${nameOf(element)}`.trim() : "";
};

export const focusIs = (expected: Name): Promise<true> =>
  until(
    () => fits(announced(), expected),
    () => `the focus on “${String(expected)}”; it is on “${announced()}”`,
  );

const mounted = new Set<Element>();

/** Puts an element of ours on the page, and takes it away after the test. */
export const mount = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  parent: Element = document.body,
): HTMLElementTagNameMap[Tag] => {
  const element = Object.assign(document.createElement(tag), properties);
  parent.append(element);
  mounted.add(element);
  return element;
};

type Events = GlobalEventHandlersEventMap;
const endings: (() => void)[] = [];

/** The events of one name that reach the document, from now until the end of the test. */
export const heard = <Type extends keyof Events>(
  type: Type,
  then: (event: Events[Type]) => void = () => undefined,
): Events[Type][] => {
  const events: Events[Type][] = [];
  const listen = (event: Events[Type]) => {
    events.push(event);
    then(event);
  };
  document.addEventListener(type, listen);
  endings.push(() => {
    document.removeEventListener(type, listen);
  });
  return events;
};

before(() => setViewport({ width: 1280, height: 1000 }));

afterEach(() => {
  for (const element of mounted) element.remove();
  mounted.clear();
  for (const end of endings.splice(0)) end();
});
