import { html, nothing, type LitElement, type TemplateResult } from "lit";
import type { EditorSection, User, UserAction } from "@usherkit/sdk";
import type { CloseRequestEvent } from "../../events/close-request.js";
import type { UserCreatedEvent } from "../../events/user-created.js";
import type { UserOpenRequestEvent } from "../../events/user-open-request.js";
import { actionIcons } from "../action-icons.js";
import { ConfirmController } from "../confirm-dialog.js";
import { DialogController } from "../dialog.js";
import { fullName, nameIn, statusWords } from "../identity.js";
import { loadElement } from "../load-element.js";
import { MenuController } from "../menu.js";
import { tableOverlays } from "../messages/table-overlays.js";
import { nextSteps } from "../next-steps.js";
import { safeHref } from "../safe-href.js";
import { dialogStyles } from "../styles/dialog.styles.js";
import { menuStyles } from "../styles/menu.styles.js";
import { stripStyles } from "../styles/strip.styles.js";
import { ToastController } from "../toast.js";
import { UserActionsController } from "../user-actions.js";
import { bulkBar } from "./bulk-bar.js";
import { filterChips } from "./filter-chips.js";
import { columnGroups, filterGroups, sortGroups } from "./menus.js";
import type { BulkOffer, TableParts } from "./parts.js";
import { inGroups, rowActions, sharedRemedy } from "./row-menu.js";
import { emptyFace, staleNotice } from "./table-faces.js";
import { inviteLabel } from "./toolbar.js";

/** What the elements in the dialogs have in common. */
interface Closable extends HTMLElement {
  requestClose?: () => void;
}

/** Everything that opens over the table or confirms: loaded when it is first needed, for the first rows don't need it. */
export class TableOverlays {
  readonly #parts: () => TableParts;
  readonly #menu: MenuController;
  readonly #toast: ToastController;
  readonly #confirm: ConfirmController;
  readonly #editor: DialogController;
  readonly #invite: DialogController;
  readonly #actions: UserActionsController;
  #editing: User | undefined;
  #section: EditorSection | undefined;
  /** The row says what became of it: for the eye there is no toast. */
  #isInPlace = false;
  /** For the ear alone: in a line of its own, because the list that is read anew says its count in the table's. */
  #said = "";
  #row = 0;

  constructor(host: LitElement, parts: () => TableParts) {
    // Where the focus goes when the row that had it is gone: to the one in its place.
    const fallback = () => {
      const rows = host.renderRoot.querySelectorAll<HTMLElement>("button.open");
      return rows[Math.min(this.#row, rows.length - 1)] ?? host.renderRoot.querySelector("input");
    };
    const { about, list } = parts();
    this.#parts = parts;
    this.#menu = new MenuController(host);
    this.#toast = new ToastController(host);
    this.#confirm = new ConfirmController(host, fallback);
    this.#editor = new DialogController(host, { id: "editor", fallback });
    this.#invite = new DialogController(host, { id: "invite", fallback });
    this.#actions = new UserActionsController(host, {
      about,
      list,
      confirm: this.#confirm,
      toast: {
        show: (text, undo) => {
          if (this.#isInPlace) {
            this.#said = text;
            host.requestUpdate();
          } else this.#toast.show(text, undo);
        },
      },
      performs: { invite: (users, user) => users.invite(user) },
    });
    for (const { styleSheet } of [stripStyles, menuStyles, dialogStyles])
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  bulkBar(): TemplateResult {
    return bulkBar(this.#parts());
  }

  chips(): TemplateResult[] {
    return filterChips(this.#parts());
  }

  /** In the place of rows, where there are none. */
  empty(): TemplateResult {
    return emptyFace(this.#parts());
  }

  /** Above rows that couldn't be read again. */
  stale(): TemplateResult {
    return staleNotice(this.#parts());
  }

  /** Before a press on a trigger dismisses the menu that it opened. */
  press(): void {
    this.#menu.press();
  }

  /** One filter, or all of them where there is room for one button only. */
  openFilters(trigger: HTMLElement, label: string, key?: "status" | "roleId"): void {
    void this.#menu.toggle(trigger, {
      label,
      groups: () => filterGroups(this.#parts(), key),
      atEnd: key === undefined,
    });
  }

  openColumns(trigger: HTMLElement): void {
    const { m } = this.#parts();
    void this.#menu.toggle(trigger, { label: m.columns, groups: () => columnGroups(this.#parts()) });
  }

  openSort(trigger: HTMLElement): void {
    const { m } = this.#parts();
    void this.#menu.toggle(trigger, { label: m.sortBy, groups: () => sortGroups(this.#parts()), atEnd: true });
  }

  openRow(trigger: HTMLElement, user: User, from = 0): void {
    const { m } = this.#parts();
    const groups = () => {
      const table = this.#parts();
      const remedy = sharedRemedy(user, table.about);
      return inGroups(
        rowActions(user, table.about, table.deniedToAll, {
          isRemedySaid: remedy !== undefined,
          icons: actionIcons,
          start: (action) => {
            void table.start(action, [user], trigger);
          },
        }).slice(from),
        remedy,
      );
    };
    void this.#menu.toggle(trigger, { label: m.actionsFor(fullName(user)), groups, atEnd: true });
  }

  openBulk(
    trigger: HTMLElement,
    label: string,
    offers: readonly BulkOffer[],
    start: (action: UserAction) => void,
  ): void {
    const items = offers.map(({ action, label }) => ({
      action,
      label,
      icon: actionIcons[action],
      isDanger: action === "delete",
      run: () => {
        start(action);
      },
    }));
    void this.#menu.toggle(trigger, { label, groups: () => inGroups(items), atEnd: true });
  }

  /** What a status means. */
  explain(trigger: HTMLElement, user: User): void {
    const { about } = this.#parts();
    const { label, meaning, helpUrl } = statusWords(user.status, about.profile, about.m);
    const content = () =>
      html`<div class="menu-about">
        <strong>${label}</strong>
        <p>${meaning}</p>
        ${helpUrl ? html`<a href=${safeHref(helpUrl)} target="_blank" rel="noopener">${about.m.help(label)}</a>` : nothing}
      </div>`;
    void this.#menu.toggle(trigger, {
      label: about.messages("tableOverlays", tableOverlays).meaningOf(label),
      content,
    });
  }

  /** Why something can't be done, beside the button that would do it. */
  why(trigger: HTMLElement, label: string, reason: string): void {
    void this.#menu.toggle(trigger, {
      label,
      content: () =>
        html`<div class="menu-about">
          <strong>${label}</strong>
          <p>${reason}</p>
        </div>`,
      atEnd: true,
    });
  }

  /** On one person, or on several. Resolves with the answer, or with a question. */
  async request(
    action: UserAction,
    users: readonly User[],
    trigger: HTMLElement | undefined,
    isInPlace: boolean,
  ): Promise<void> {
    this.#isInPlace = isInPlace;
    this.#said = "";
    const row = trigger?.closest("tr");
    this.#row = row ? Math.max(0, [...(row.parentElement?.children ?? [])].indexOf(row)) : 0;
    await this.#actions.request(action, users, trigger);
  }

  /** Null: a new one. */
  async edit(user: User | null, trigger?: HTMLElement, section?: EditorSection): Promise<void> {
    await loadElement("user-editor");
    this.#editing = user ?? undefined;
    this.#section = section;
    this.#editor.open(trigger);
  }

  async invite(trigger?: HTMLElement): Promise<void> {
    await loadElement("invite-form");
    this.#invite.open(trigger);
  }

  render(): TemplateResult {
    const { m, client, words, profile } = this.#parts().about;
    const { locale } = words;
    const user = this.#editing;
    // Sections with a column of buttons want more room than a form (scene 04).
    const isSectioned = user && !this.#section && profile?.editor?.shape === "sections";
    return html`${this.#menu.render()} ${this.#confirm.render(m)}
      <dialog
        id="editor"
        class="dialog ${isSectioned ? "lg" : ""}"
        part="dialog"
        aria-label=${user ? fullName(user) : m.actions.create}
        @cancel=${this.#handleCancel}
      >
        ${
          this.#editor.isOpen
            ? html`<user-editor
                in-dialog
                exportparts="heading:editor-heading,section:editor-section,input:editor-input,options:editor-options,conflict:editor-conflict,secret:editor-secret"
                .client=${client}
                .locale=${locale}
                .user=${user}
                .userId=${user?.id}
                .section=${this.#section}
                @user-created=${this.#handleCreated}
                @user-open-request=${this.#handleOpenRequest}
                @close-request=${(event: CloseRequestEvent) => {
                  event.stopPropagation();
                  this.#editor.close();
                }}
              ></user-editor>`
            : nothing
        }
      </dialog>
      <dialog
        id="invite"
        class="dialog md"
        part="dialog"
        aria-label=${inviteLabel(this.#parts().about)}
        @cancel=${this.#handleCancel}
      >
        ${
          this.#invite.isOpen
            ? html`<invite-form
                in-dialog
                exportparts="heading:invite-heading,chips:invite-chips,options:invite-options,outcomes:invite-outcomes"
                .client=${client}
                .locale=${locale}
                @close-request=${(event: CloseRequestEvent) => {
                  event.stopPropagation();
                  this.#invite.close();
                }}
                @user-open-request=${this.#handleOpenRequest}
              ></invite-form>`
            : nothing
        }
      </dialog>
      <p class="visually-hidden" role="status">${this.#said}</p>
      ${this.#toast.render(m)}`;
  }

  /** Esc asks the element inside first: nothing typed is lost, nothing running is left alone. */
  #handleCancel = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const inside: Closable | null = event.currentTarget.querySelector<HTMLElement>("[in-dialog]");
    inside?.requestClose?.();
  };

  /** Whoever got a temporary credential stays in the dialog, with it. */
  #handleCreated = ({ detail: { user } }: UserCreatedEvent): void => {
    if (user.status === "awaiting_new_password") return;
    const m = this.#parts().about.messages("tableOverlays", tableOverlays);
    const address = user.status === "provisioned" ? user.email : null;
    const [step] = nextSteps(user);
    this.#toast.show(
      m.added(nameIn(user), address ?? undefined),
      step && {
        label: this.#parts().about.m.actions[step.action],
        run: () => void this.edit(user, undefined, step.section),
      },
    );
  };

  /** An address of the invite form belongs to somebody, or somebody new is to be granted something. What wasn't sent stays beneath. */
  #handleOpenRequest = async (event: UserOpenRequestEvent): Promise<void> => {
    if (event.defaultPrevented) return;
    const user = await this.#parts().about.client?.users.get(event.detail.userId);
    if (user) await this.edit(user, undefined, event.detail.section);
  };
}
