import "../messages/action-messages.js";
import { html, nothing, type LitElement, type TemplateResult } from "lit";
import type { Column, User, UserAction } from "@usherkit/sdk";
import { control } from "../access.js";
import { actionIcons } from "../action-icons.js";
import { when } from "../format.js";
import { icon } from "../icons.js";
import { badge, fullName, statusWords } from "../identity.js";
import { rowControls } from "../messages/row-controls.js";
import { whyNot } from "../reason.js";
import { rowControlStyles } from "../styles/row-controls.styles.js";
import { switchStyles } from "../styles/switch.styles.js";
import { sentence } from "../words.js";
import { onPress, type TableParts } from "./parts.js";
import { rowActions, type RowAction } from "./row-menu.js";
import { rowMenu } from "./rows.js";

/** Whom the host knows, and who has no login. */
const isContact = ({ registration }: User): boolean => registration === "contact" || registration === "invited";

/** More than these in a row, and what is over stands in a menu in the last place. */
const most = 6;

/**
 * What a portal shows in its rows besides words: actions as buttons, a switch for who may sign in, whom to invite; and the
 * switch above them. A file of its own, which comes with the first rows of the portals that have any of it.
 */
export class RowControls {
  readonly #host: LitElement;
  readonly #parts: () => TableParts;
  /** Whose row is being changed. */
  readonly #busy = new Set<string>();

  constructor(host: LitElement, parts: () => TableParts) {
    this.#host = host;
    this.#parts = parts;
    for (const { styleSheet } of [switchStyles, rowControlStyles])
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  get #m() {
    return this.#parts().about.messages("rowControls", rowControls);
  }

  /** The list leaves out who is inactive, unless one asks for everybody (docs/portals.md, CO-5). */
  inactiveToggle(isDisabled: boolean): TemplateResult | typeof nothing {
    const table = this.#parts();
    const words = table.about.profile?.inactiveToggle;
    return words === undefined
      ? nothing
      : html`<label class="switch-line"
          ><input
            class="switch"
            type="checkbox"
            role="switch"
            aria-checked=${table.list.query.withInactive}
            .checked=${table.list.query.withInactive}
            ?disabled=${isDisabled}
            @change=${(event: Event) => {
              if (event.currentTarget instanceof HTMLInputElement)
                table.ask({ withInactive: event.currentTarget.checked });
            }}
          />${words}</label
        >`;
  }

  /** Whether the portal shows the actions of its rows as buttons, where there is room. */
  get hasButtons(): boolean {
    return this.#parts().about.profile?.rowActions.display === "buttons";
  }

  /** The actions of a row as named buttons; what has none stands in a menu after them. */
  buttons(user: User): TemplateResult | undefined {
    const table = this.#parts();
    const { about, deniedToAll } = table;
    if (!this.hasButtons) return undefined;
    const items = rowActions(user, about, deniedToAll, { icons: actionIcons });
    const hasMore = items.length > most;
    const shown = hasMore ? items.slice(0, most - 1) : items;
    return html`<span class="row-buttons"
      >${shown.map((item) => this.#button(table, user, item))}${hasMore ? rowMenu(table, user, shown.length) : nothing}</span
    >`;
  }

  #button(
    table: TableParts,
    user: User,
    { action, denied, icon: picture, isDanger, label }: RowAction,
  ): TemplateResult {
    const { m, words, profile } = table.about;
    const isCross = action === "delete" && profile?.rowActions.deleteIcon === "cross";
    const isDenied = denied !== undefined;
    const name = fullName(user);
    const called = words.terms.actions?.[action]
      ? this.#m.actionOf(m.actions[action], name)
      : sentence(m.doing[action](name), words.locale);
    const reason = `why-${action}-${user.id}`;
    const explain = onPress(table, (over, trigger) => {
      over.why(trigger, label, denied ?? "");
    });
    const start = (event: Event) => {
      if (event.currentTarget instanceof HTMLElement) void table.start(action, [user], event.currentTarget);
    };
    return html`<button
        type="button"
        class="btn quiet icon-only sm ${isDanger ? "danger-quiet" : ""}"
        aria-label=${called}
        title=${called}
        aria-disabled=${isDenied ? "true" : nothing}
        aria-expanded=${isDenied ? "false" : nothing}
        aria-describedby=${isDenied ? reason : nothing}
        @click=${isDenied ? explain : start}
      >
        ${icon(isCross ? "x" : (picture ?? "more"))}</button
      >${isDenied ? html`<span hidden id=${reason}>${denied}</span>` : nothing}`;
  }

  /** On or off, for who has a login (docs/portals.md, CO-4). */
  activeSwitch(user: User, { label }: Column): TemplateResult {
    const table = this.#parts();
    const { about, deniedToAll } = table;
    const m = this.#m;
    const action = user.active ? "deactivate" : "activate";
    const { isShown, isEnabled, denied } = control(user, action);
    const word = user.active ? m.on : m.off;
    if (user.deletedAt !== null || isContact(user))
      return html`<span class="muted" aria-hidden="true">–</span
        ><span class="visually-hidden">${m.notRegistered}</span>`;
    const { meaning } = statusWords(user.status, about.profile, about.m);
    const note = denied ? whyNot(about, action, user, denied) : user.active ? undefined : meaning;
    if (!isShown || deniedToAll.has(action))
      return html`${word}${user.active ? nothing : html`<span class="sub">${meaning}</span>`}`;
    const noteId = `${action}-${user.id}`;
    return html`<label class="switch-line"
        ><input
          class="switch"
          type="checkbox"
          role="switch"
          aria-checked=${user.active}
          aria-label=${m.switchOf(label, fullName(user))}
          aria-disabled=${isEnabled ? nothing : "true"}
          aria-busy=${this.#busy.has(user.id) ? "true" : nothing}
          aria-describedby=${note === undefined ? nothing : noteId}
          .checked=${user.active}
          @click=${(event: Event) => {
            // It keeps its value until the server has answered.
            event.preventDefault();
            if (isEnabled) void this.#run(action, user, event.currentTarget);
          }}
        />${word}</label
      >${note === undefined ? nothing : html`<span class="sub" id=${noteId}>${note}</span>`}`;
  }

  /** Who is registered, and whom one can invite (docs/portals.md, CO-1 and CO-2). */
  registration(user: User): TemplateResult {
    const { about } = this.#parts();
    const status = user.active ? user.status : "inactive";
    const said = badge(status, statusWords(status, about.profile, about.m).label);
    if (user.deletedAt !== null || !user.active) return said;
    if (user.registration === "registered") {
      // What everybody gets who signs up goes without saying.
      const roles = user.roleIds.filter((id) => !about.profile?.invitation?.roleIds?.includes(id));
      const names = about.m.rolesOf(roles.map(about.words.roleName));
      return html`${badge("active", this.#m.registered)}${roles.length > 0 ? html`<span class="sub">${names}</span>` : nothing}`;
    }
    if (status === "invited") return html`${said}${this.#again(user)}`;
    return status === "contact" ? (this.#invite(user) ?? said) : said;
  }

  #invite(user: User): TemplateResult | undefined {
    const { about, deniedToAll } = this.#parts();
    const { isShown, denied } = control(user, "invite");
    if (!isShown || deniedToAll.has("invite")) return undefined;
    const label = about.m.actions.invite;
    return this.#inviteButton(
      user,
      "btn sm",
      this.#m.actionOf(label, fullName(user)),
      html`${icon(actionIcons.invite)}${label}`,
      denied && whyNot(about, "invite", user, denied),
    );
  }

  /** When the invitation was sent, and once more. */
  #again(user: User): TemplateResult {
    const { about, deniedToAll } = this.#parts();
    const m = this.#m;
    const { isShown, denied } = control(user, "invite");
    const isOffered = isShown && !deniedToAll.has("invite");
    return html`<span class="sub"
      >${user.invitedAt === null ? nothing : m.sent(when(user.invitedAt, about.words).date)}${user.invitedAt !== null && isOffered ? " · " : nothing}${
        isOffered
          ? this.#inviteButton(
              user,
              "link",
              m.actionOf(m.sendAgain, fullName(user)),
              m.sendAgain,
              denied && whyNot(about, "invite", user, denied),
            )
          : nothing
      }</span
    >`;
  }

  #inviteButton(user: User, kind: string, name: string, inside: unknown, why: string | undefined): TemplateResult {
    const isBusy = this.#busy.has(user.id);
    return html`<button
        type="button"
        id="invite-${user.id}"
        class=${kind}
        aria-label=${name}
        aria-busy=${isBusy ? "true" : nothing}
        aria-disabled=${why === undefined ? nothing : "true"}
        aria-describedby=${why === undefined ? nothing : `why-invite-${user.id}`}
        @click=${(event: Event) => {
          if (why === undefined) void this.#run("invite", user, event.currentTarget);
        }}
      >
        ${inside}</button
      >${why === undefined ? nothing : html`<span class="sub" id="why-invite-${user.id}">${why}</span>`}`;
  }

  /** Done in its row, which says so until the answer is there, and shows what became of it. */
  async #run(action: UserAction, user: User, trigger: EventTarget | null): Promise<void> {
    if (this.#busy.has(user.id) || !(trigger instanceof HTMLElement)) return;
    this.#busy.add(user.id);
    this.#host.requestUpdate();
    await this.#parts().start(action, [user], trigger, true);
    this.#busy.delete(user.id);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // The button that was pressed may have become another.
    if (!trigger.isConnected && !this.#host.shadowRoot?.activeElement)
      this.#host.shadowRoot?.getElementById(trigger.id)?.focus();
  }
}
