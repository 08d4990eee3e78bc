import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { icon, type Icon } from "./icons.js";
import { safeHref } from "./safe-href.js";

export interface MenuItem {
  readonly label: string;
  readonly icon?: Icon;
  /** Why it can't be chosen: stands beneath, and the item keeps the focus. */
  readonly denied?: string | undefined;
  /** More about it, beneath. */
  readonly note?: string | undefined;
  readonly isDanger?: boolean;
  /** Checked or not: the menu stays open, for more than one. `isRadio`: one of its group. */
  readonly isChecked?: boolean;
  readonly isRadio?: boolean;
  readonly href?: string;
  readonly run?: () => void;
}

/** Groups are set apart by a line. */
export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

interface OpenMenu {
  readonly label: string;
  readonly groups?: () => readonly MenuGroup[];
  /** In place of items: words to read. */
  readonly content?: () => TemplateResult;
  /** Along the end of its trigger; else along its start. */
  readonly atEnd?: boolean;
}

/** One popover for all the menus of an element, beside whichever button opened it (ARIA Authoring Practices, Menu Button). */
export class MenuController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #menu: OpenMenu | undefined;
  #trigger: HTMLElement | undefined;
  #pressed: HTMLElement | undefined;
  #typed = "";
  #typedAt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get #element(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>("#menu") ?? null;
  }

  /** A second click on the trigger closes what the first opened (by then the popover has dismissed itself). */
  async toggle(trigger: HTMLElement, menu: OpenMenu): Promise<void> {
    const wasOpen = this.#pressed === trigger;
    this.#pressed = undefined;
    this.close();
    if (wasOpen) return;
    this.#menu = menu;
    this.#trigger = trigger;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const element = this.#element;
    if (this.#trigger !== trigger || !element) return;
    trigger.ariaExpanded = "true";
    if (!CSS.supports("anchor-name", "--a")) this.#place(element, trigger);
    element.showPopover();
    if (menu.groups) this.#items()[0]?.focus();
  }

  close(): void {
    this.#element?.hidePopover();
    this.#forget();
  }

  hostUpdated(): void {
    if (this.#trigger && !this.#trigger.isConnected) this.close();
  }

  hostDisconnected(): void {
    this.#forget();
  }

  #forget(): void {
    if (this.#trigger) this.#trigger.ariaExpanded = "false";
    this.#trigger = undefined;
    this.#menu = undefined;
  }

  /** Without anchor positioning: beneath the trigger, inside the window. */
  #place(element: HTMLElement, trigger: HTMLElement): void {
    const box = trigger.getBoundingClientRect();
    element.style.top = `${Math.min(box.bottom, innerHeight - 200)}px`;
    element.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 304))}px`;
  }

  #items(): HTMLElement[] {
    return [...(this.#element?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  }

  /** Before the popover's own light dismissal: remembers whose menu a press on a trigger is about to close. */
  press = (): void => {
    this.#pressed = this.#trigger;
  };

  #handleToggle = (event: ToggleEvent): void => {
    if (event.newState === "closed" && !this.#element?.matches(":popover-open")) {
      this.#forget();
      this.#host.requestUpdate();
    }
  };

  #handleKeydown = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.findIndex((item) => item.matches(":focus"));
    const move: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1 + items.length,
      Home: 0,
      End: items.length - 1,
    };
    const to = move[event.key];
    if (to !== undefined) items[to % items.length]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      const trigger = this.#trigger;
      this.close();
      trigger?.focus();
      if (event.key === "Tab") return;
    } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
      this.#typed = (event.timeStamp - this.#typedAt > 700 ? "" : this.#typed) + event.key.toLowerCase();
      this.#typedAt = event.timeStamp;
      const from = this.#typed.length === 1 ? at + 1 : at;
      [...items.slice(from), ...items.slice(0, from)]
        .find((item) => item.textContent.trim().toLowerCase().startsWith(this.#typed))
        ?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #choose(item: MenuItem): void {
    if (item.denied !== undefined) return;
    if (item.isChecked === undefined) {
      const trigger = this.#trigger;
      this.close();
      trigger?.focus();
    }
    item.run?.();
  }

  render(): TemplateResult {
    const menu = this.#menu;
    return html`<div
      id="menu"
      part="menu"
      class="menu ${menu?.atEnd ? "at-end" : ""}"
      popover
      role=${menu?.content ? "group" : "menu"}
      aria-label=${menu?.label ?? ""}
      @toggle=${this.#handleToggle}
      @keydown=${this.#handleKeydown}
    >
      ${menu?.content?.()}
      ${menu?.groups?.().map(
        (group, index) =>
          html`${index > 0 ? html`<hr />` : nothing}
            <div role="group" aria-label=${group.label ?? nothing}>
              ${group.label ? html`<p class="heading" aria-hidden="true">${group.label}</p>` : nothing}
              ${group.items.map((item, at) => this.#item(item, `menu-${index}-${at}`))}
            </div>`,
      )}
    </div>`;
  }

  #item(item: MenuItem, id: string): TemplateResult {
    const about = item.denied ?? item.note;
    const inside = html`${
      item.isChecked === undefined ? item.icon && icon(item.icon) : item.isChecked ? icon("check") : html`<span></span>`
    }<bdi>${item.label}</bdi>${about ? html`<span class="reason" id=${id} aria-hidden="true">${about}</span>` : nothing}`;
    if (item.href !== undefined)
      return html`<a role="menuitem" tabindex="-1" href=${safeHref(item.href)} target="_blank" rel="noopener"
        >${inside}</a
      >`;
    return html`<button
      type="button"
      tabindex="-1"
      role=${item.isChecked === undefined ? "menuitem" : item.isRadio ? "menuitemradio" : "menuitemcheckbox"}
      class=${item.isDanger ? "danger" : ""}
      aria-checked=${item.isChecked ?? nothing}
      aria-disabled=${item.denied === undefined ? nothing : "true"}
      aria-describedby=${about ? id : nothing}
      @click=${() => this.#choose(item)}
    >
      ${inside}
    </button>`;
  }
}
