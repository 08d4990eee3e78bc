import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import {
  isUsherError,
  type Action,
  type Client,
  type Column,
  type Decision,
  type EditorSection,
  type PortalProfile,
  type User,
  type UserAction,
} from "@usherkit/sdk";
import { InviteRequestEvent } from "../events/invite-request.js";
import { UserEditRequestEvent } from "../events/user-edit-request.js";
import { control, deniedToAll } from "../internal/access.js";
import { ClientController } from "../internal/client-controller.js";
import type { ColumnRoomController } from "../internal/column-room-controller.js";
import { face, failedFace, sessionFace } from "../internal/face.js";
import { icon } from "../internal/icons.js";
import { userTable } from "../internal/messages/user-table.js";
import { pageSizeOf } from "../internal/page-size.js";
import { editorOf } from "../internal/section-actions.js";
import { baseStyles } from "../internal/styles/base.styles.js";
import { tableStyles } from "../internal/styles/table.styles.js";
import { tokenStyles } from "../internal/styles/tokens.styles.js";
import { pager, rangeText } from "../internal/user-table/pager.js";
import type { TableParts } from "../internal/user-table/parts.js";
import type { RowControls } from "../internal/user-table/row-controls.js";
import { rows, skeleton } from "../internal/user-table/rows.js";
import { SelectionController } from "../internal/user-table/selection.js";
import { strip } from "../internal/user-table/strip.js";
import type { TableOverlays } from "../internal/user-table/table-overlays.js";
import { toolbar } from "../internal/user-table/toolbar.js";
import { UserListController } from "../internal/user-table/user-list.js";
import { userTableStyles } from "./user-table.styles.js";

/**
 * The people of a portal: search, filters, sort, paging, selection, row actions, and the editor and the invite form in overlays.
 * What the viewer may do is read off the server's report; why not, is said beside it.
 *
 * @fires sign-in-required - The session has ended, or there is none.
 * @fires user-edit-request - Before the editor opens; cancelable.
 * @fires invite-request - Before the invite form opens; cancelable.
 * @fires user-action-request - Before an action on one or several people; cancelable.
 * @fires user-action-done - After it, with those it was done to.
 * @fires user-created - A person was added.
 * @fires user-saved - A person was changed in the editor.
 * @fires user-deleted - A person was deleted.
 * @csspart base - Around everything.
 * @csspart toolbar - Search, filters, and what adds people.
 * @csspart panel - The list with its strip and pager.
 * @csspart strip - How many, the filters set; with a selection, what can be done to it.
 * @csspart table - The table itself.
 * @csspart pager - Rows on a page, previous and next.
 * @csspart menu - Whatever menu is open.
 * @csspart dialog - Every dialog.
 * @csspart face - What stands in the place of rows.
 * @csspart badge - A status.
 * @csspart avatar - A person's initials.
 * @csspart toast - The line that confirms.
 * @csspart search - The box of the search.
 * @csspart invite-button - What opens the invite form.
 * @csspart create-button - What opens the editor for somebody new.
 * @csspart row - A person's row.
 * @csspart editor-heading - Of the editor in its dialog: the name of the person.
 * @csspart editor-section - Each section of it.
 * @csspart editor-input - Each text input and select of it.
 * @csspart editor-options - Its list of roles.
 * @csspart editor-conflict - What somebody else changed meanwhile.
 * @csspart editor-secret - The box of a temporary credential.
 * @csspart invite-heading - Of the invite form in its dialog: its title.
 * @csspart invite-chips - The addresses.
 * @csspart invite-options - Its list of roles.
 * @csspart invite-outcomes - What became of each address.
 * @cssprop --usher-accent - The brand's colour; others are worked out from it.
 * @cssprop --usher-radius - The radius of controls; others follow.
 * @cssprop --usher-font - The family.
 */
export class UserTable extends LitElement {
  static override styles = [tokenStyles, baseStyles, tableStyles, userTableStyles];

  /** The client to use. Wins over `base-url` and over a provider around. */
  @property({ attribute: false }) client: Client | undefined;
  /** Where the API is, such as `/v1`: a client with the session cookie is made for it. */
  @property({ attribute: "base-url" }) baseUrl: string | undefined;
  /** BCP 47. Without it the page's `lang`, then the portal's first language. */
  @property() locale: string | undefined;
  /** `compact`: one line a row. */
  @property({ reflect: true, useDefault: true }) density: "comfortable" | "compact" = "comfortable";
  /** Rows on a page, 1 to 200. */
  @property({ attribute: "page-size", type: Number }) pageSize = 25;

  @state() private announcement = "";
  @state() private hiddenColumns: ReadonlySet<string> = new Set();
  /** What opens over the table, once it has been needed. */
  @state() private overlays: TableOverlays | undefined;
  /** What this portal shows in its rows besides words, where it does. */
  @state() private controls: RowControls | undefined;
  /** The words of what is refused, once anything is. */
  @state() private refusals: TableParts["refusals"];
  /** Shares the room out among the columns: comes with the first rows. */
  @state() private room: ColumnRoomController | undefined;
  @state() private isOverlayMissing = false;

  readonly #about = new ClientController(this, (client) => this.#follow(client));
  readonly #list = new UserListController(
    this,
    this.#about,
    (items) => {
      this.#selection.refresh(items);
      this.announcement = rangeText(this.#parts());
      // Nobody: what is said in the rows' place comes with the overlays.
      if (items.length === 0) void this.#open(() => undefined);
      // With the rows in place, what a press will need is fetched ahead; a failure is told when it is pressed.
      else if (!this.overlays) setTimeout(() => void this.#load().catch(() => undefined), 500);
    },
    (items) => this.#prepare(items),
  );
  readonly #selection = new SelectionController(this);
  #deniedToAll: ReadonlyMap<Action, Decision> = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#handleOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#handleOnline);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.pageSize = pageSizeOf(this.pageSize, 25);
    this.#deniedToAll = this.#refusedToAll(this.#list.page?.items ?? []);
    if (!this.refusals && this.#refused && !this.isOverlayMissing) void this.#prepare();
    // That the rows are old is said by what opens over them.
    if (this.#list.page && this.#list.error && !this.overlays && !this.isOverlayMissing)
      void this.#open(() => undefined);
  }

  /** Reads the list again; the rows stay meanwhile. */
  refresh(): void {
    this.#list.refresh();
  }

  /** Asks for the session again, as after a sign-in, and then for the list. */
  async reload(): Promise<void> {
    await this.#about.reload();
  }

  get #rowActions(): UserAction[] {
    return this.#about.profile?.rowActions.actions ?? [];
  }

  get #columns(): Column[] {
    return this.#about.profile?.columns.filter(({ id }) => !this.hiddenColumns.has(id)) ?? [];
  }

  /** What the columns do. */
  get #columnActions(): UserAction[] {
    const fields = this.#about.profile?.columns.flatMap(({ fields }) => fields) ?? [];
    return fields.flatMap((field) => columnActions[field] ?? []);
  }

  /** Every view stays in step with what this page's client does. */
  #follow(client: Client): () => void {
    const ends = [
      client.on("user.created", () => {
        this.#list.refresh();
      }),
      client.on("user.changed", ({ user }) => {
        this.#list.replace(user);
        this.#list.refresh();
      }),
      client.on("invitations.changed", () => {
        this.#list.refresh();
      }),
      client.on("user.deleted", ({ id }) => {
        this.#selection.remove(id);
        this.#list.refresh();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  #handleOnline = (): void => {
    if (this.#list.error) this.#list.refresh();
  };

  #handlePointerDown = (): void => {
    this.overlays?.press();
  };

  /**
   * What the rows need besides words, where this portal or this viewer has it: it comes with them. Without it they have words
   * and a menu. `items`: those that have just come.
   */
  async #prepare(items: readonly User[] = []): Promise<void> {
    const { profile, session } = this.#about;
    const isRefused = [control(session, "list"), control(session, "invite"), control(session, "create")].some(
      ({ denied }) => denied,
    );
    const needsRefusals = !this.refusals && (isRefused || this.#refusedToAll(items).size > 0);
    const needsControls = !this.controls && profile && hasRowControls(profile);
    try {
      const [refusals, rowControls, listRoom] = await Promise.all([
        needsRefusals ? import("../internal/user-table/refusals.js") : undefined,
        needsControls ? import("../internal/user-table/row-controls.js") : undefined,
        this.room ? undefined : import("../internal/user-table/list-room.js"),
      ]);
      if (refusals) this.refusals = refusals;
      if (rowControls) this.controls ??= new rowControls.RowControls(this, () => this.#parts());
      if (listRoom) this.room ??= listRoom.listRoom(this, () => this.#parts());
    } catch (error) {
      this.isOverlayMissing = true;
      reportError(error);
    }
  }

  #refusedToAll(items: readonly User[]): Map<Action, Decision> {
    const { words } = this.#about;
    return deniedToAll(
      items,
      [...new Set([...this.#rowActions, ...this.#columnActions])],
      (reason) => words.reason(reason) !== undefined,
    );
  }

  async #load(): Promise<TableOverlays> {
    if (!this.overlays) {
      const { TableOverlays } = await import("../internal/user-table/table-overlays.js");
      this.overlays ??= new TableOverlays(this, () => this.#parts());
      await this.updateComplete;
    }
    return this.overlays;
  }

  /** Opens something over the table: what it takes is loaded the first time. */
  async #open(run: (overlays: TableOverlays) => void | Promise<void>): Promise<void> {
    try {
      await run(await this.#load());
      this.isOverlayMissing = false;
    } catch (error) {
      // The file couldn't be had, as a rule. Said above the rows; the next press tries again.
      this.isOverlayMissing = true;
      reportError(error);
    }
  }

  #edit(user: User | null, trigger?: HTMLElement, section?: EditorSection): void {
    if (this.dispatchEvent(new UserEditRequestEvent({ user, ...(section && { section }) })))
      void this.#open((overlays) => overlays.edit(user, trigger, section));
  }

  #parts(): TableParts {
    return {
      about: this.#about,
      m: this.#about.messages("userTable", userTable),
      list: this.#list,
      selection: this.#selection,
      columns: this.#columns,
      room: this.room ?? noRoom,
      hiddenColumns: this.hiddenColumns,
      deniedToAll: this.#deniedToAll,
      bulkActions: this.#rowActions.filter((action) => !(editorOf.has(action) || this.#deniedToAll.has(action))),
      density: this.density,
      pageSize: this.pageSize,
      overlays: this.overlays,
      controls: this.controls,
      refusals: this.refusals,
      select: (users, isSelected) => {
        this.#selection.set(users, isSelected);
        void this.#open(() => undefined);
      },
      ask: (change) => {
        this.#selection.clear();
        this.#list.ask(change);
      },
      toggleColumn: (id) => {
        const hidden = new Set(this.hiddenColumns);
        if (!hidden.delete(id)) hidden.add(id);
        this.hiddenColumns = hidden;
      },
      setDensity: (density) => {
        this.density = density;
      },
      setPageSize: (size) => {
        this.pageSize = size;
        this.#list.first();
      },
      over: (run) => void this.#open(run),
      edit: (user, trigger, section) => {
        this.#edit(user, trigger, section);
      },
      invite: (trigger) => {
        if (this.dispatchEvent(new InviteRequestEvent())) void this.#open((overlays) => overlays.invite(trigger));
      },
      start: async (action, users, trigger, isInPlace = false) => {
        const [user] = users;
        if (!editorOf.has(action)) await this.#open((overlays) => overlays.request(action, users, trigger, isInPlace));
        else if (user) this.#edit(user, trigger, editorOf.get(action));
      },
    };
  }

  protected override render(): TemplateResult {
    const table = this.#parts();
    const { words, direction } = this.#about;
    return html`<div
      class="usher"
      part="base"
      lang=${words.locale}
      dir=${direction}
      @pointerdown=${this.#handlePointerDown}
    >
      ${this.#content(table)}
      <p class="visually-hidden" role="status">${this.announcement}</p>
      ${this.overlays?.render()}
    </div>`;
  }

  /** Why the viewer may not see the list, as the report or the answer says it. */
  get #refused(): Decision | undefined {
    const { error } = this.#list;
    return (
      control(this.#about.session, "list").denied ??
      (isUsherError(error) && error.status === 403 ? error.decision : undefined)
    );
  }

  #content(table: TableParts): TemplateResult {
    const { session, m, words } = this.#about;
    const { list } = table;
    const title = m.failed(words.terms.users);
    const instead = sessionFace(this.#about, title);
    if (instead) return panel(instead);
    const refused = this.#refused;
    if (session && (refused || !control(session, "list").isEnabled))
      return panel(
        face(
          "ban",
          words.reason(refused?.reason ?? "") ?? m.deniedTitle,
          this.refusals?.refusalText(refused, this.#about, "list"),
        ),
      );
    const hasRows = list.page !== undefined && list.page.items.length > 0;
    if (list.page)
      return html`${toolbar(table, false)}
      ${panel(
        html`${list.error ? this.overlays?.stale() : nothing}${
          this.isOverlayMissing
            ? html`<div class="notice danger flush" role="alert">${icon("alert")}${m.outcomes.not_sent}</div>`
            : nothing
        }${hasRows || list.filterCount > 0 ? strip(table) : nothing}${
          hasRows ? html`${rows(table)}${pager(table)}` : (this.overlays?.empty() ?? html`<div class="face"></div>`)
        }`,
      )}`;
    return html`${toolbar(table, true)}
    ${panel(
      list.error
        ? failedFace(title, list.error, this.#about, () => {
            list.refresh();
          })
        : skeleton(table),
    )}`;
  }
}

/** Until it has been shared out. */
const noRoom: TableParts["room"] = { left: new Set(), isFolded: false, isNarrow: false };

/** By the field of a column. */
const columnActions: Readonly<Record<string, readonly UserAction[] | undefined>> = {
  active: ["activate", "deactivate"],
  registration: ["invite"],
};

/** Whether the rows of this portal need what stands in a file of its own. */
const hasRowControls = ({ columns, inactiveToggle, rowActions }: PortalProfile): boolean =>
  rowActions.display === "buttons" ||
  inactiveToggle !== undefined ||
  columns.some(({ fields }) => fields.includes("active") || fields.includes("registration"));

const panel = (inside: unknown): TemplateResult => html`<div class="panel" part="panel">${inside}</div>`;

declare global {
  interface HTMLElementTagNameMap {
    "user-table": UserTable;
  }
}
