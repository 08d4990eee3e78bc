import { html, nothing, type TemplateResult } from "lit";
import type { AuditEvent, Client } from "@usherkit/sdk";
import { icon } from "../internal/icons.js";
import type { CommonMessages } from "../internal/messages/common.js";
import { userHistory, type EventWords, type UserHistoryMessages } from "../internal/messages/user-history.js";
import type { EditorController } from "./editor-controller.js";
import { accountPrefix, attributePrefix } from "./editor-field.js";
import { instantText } from "./user-facts.js";

/** A page of it; what it costs to look far back is asked for bit by bit. */
const pageSize = 10;

/** What happened to one person, newest first, a page at a time. */
export class PersonHistory {
  readonly #editor: EditorController;
  readonly #userId: string;
  #items: readonly AuditEvent[] = [];
  #next: string | null | undefined;
  #isBusy = false;
  #hasFailed = false;

  constructor(editor: EditorController, userId: string) {
    this.#editor = editor;
    this.#userId = userId;
  }

  get #about() {
    return this.#editor.about;
  }
  get #t(): UserHistoryMessages {
    return this.#about.messages("userHistory", userHistory);
  }

  /** From the newest on: what was read before is read again, for more may have happened. */
  async open(): Promise<void> {
    this.#next = undefined;
    await this.#read();
  }

  #more = async (): Promise<void> => {
    await this.#read();
  };

  async #read(): Promise<void> {
    const { client } = this.#about;
    if (!client || this.#isBusy || this.#next === null) return;
    this.#isBusy = true;
    this.#hasFailed = false;
    this.#editor.update();
    await this.#page(client).catch(() => {
      this.#hasFailed = true;
    });
    this.#isBusy = false;
    this.#editor.update();
  }

  async #page(client: Client): Promise<void> {
    const cursor = this.#next;
    const page = await client.users.events(this.#userId, { limit: pageSize, ...(cursor && { cursor }) });
    this.#items = cursor ? [...this.#items, ...page.items] : page.items;
    this.#next = page.nextCursor;
  }

  render(): TemplateResult {
    const t = this.#t;
    const { m } = this.#about;
    const hasItems = this.#items.length > 0;
    return html`<div class="events" aria-busy=${this.#isBusy ? "true" : "false"}>
      ${
        hasItems
          ? html`<ol>
              ${this.#items.map((event) => this.#line(event))}
            </ol>`
          : nothing
      }
      <p class="help" role="status">
        ${this.#isBusy && !hasItems ? t.loading : !this.#isBusy && !this.#hasFailed && !hasItems ? t.empty : nothing}
      </p>
      ${
        this.#hasFailed
          ? html`<p class="error-text" role="alert">
              ${icon("error")}<span
                >${t.failed} <button type="button" class="link" @click=${this.#more}>${m.tryAgain}</button></span
              >
            </p>`
          : this.#next
            ? html`<button
                type="button"
                class="btn sm"
                aria-busy=${this.#isBusy ? "true" : nothing}
                @click=${this.#more}
              >
                ${this.#isBusy ? html`<span class="spinner"></span>${t.loadingMore}` : t.more}
              </button>`
            : nothing
      }
    </div>`;
  }

  #line(event: AuditEvent): TemplateResult {
    const t = this.#t;
    const { m, words } = this.#about;
    const what = t.events[event.type]?.(this.#wordsOf(event)) ?? t.other(event.type);
    const { actor } = event;
    const who =
      actor === null ? t.system : actor.id === this.#userId ? t.self : actor.displayName || nameless(actor, t);
    return html`<li>
      <bdi>${what}</bdi>
      <span class="help"><bdi>${who}</bdi> · <time datetime=${event.at}>${instantText(event.at, m, words)}</time></span>
    </li>`;
  }

  #wordsOf({ type, details }: AuditEvent): EventWords {
    const t = this.#t;
    const names = eventNames(this.#editor);
    const nameOf = type === "setFeatures" ? names.feature : names.role;
    const named = (value: unknown): string[] =>
      listOf(value).map((one) => {
        if (typeof one !== "object" || one === null || !("id" in one) || !("level" in one)) return nameOf(String(one));
        return t.level(names.account(String(one.id)), names.level(String(one.level)));
      });
    const fields = listOf(details["changed"]).map((key) => names.field(String(key)));
    return {
      fields: [...new Set(fields.filter((label) => label !== undefined))],
      before: named(details["from"]),
      after: named(details["to"]),
      count: typeof details["count"] === "number" ? details["count"] : 1,
      step: textOf(details["step"]),
      action: actionOf(textOf(details["operation"]), this.#about.m.actions),
    };
  }
}

/** What the action of a refused operation is called; undefined for one that is none of the actions on a person. */
const actionOf = (operation: string, labels: CommonMessages["actions"]): string | undefined => {
  const name = operation.replace(/^update/, "edit").replace(/User$/, "");
  return new Map<string, string>(Object.entries(labels)).get(name);
};

/** Somebody without a name: hidden from the viewer where there is no id either, else gone. */
const nameless = ({ id }: NonNullable<AuditEvent["actor"]>, t: UserHistoryMessages): string =>
  id === null ? t.hidden : t.unknown;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What the ids in a person's history are called. */
const eventNames = ({ about, model, labelOf }: EditorController) => {
  const { profile, words } = about;
  return {
    role: words.roleName,
    feature: (id: string) => profile?.features?.find((feature) => feature.id === id)?.label ?? id,
    account: (id: string) => labelOf(accountPrefix + id),
    level: (id: string) => profile?.accountLevels?.find((level) => level.id === id)?.label ?? id,
    field: (id: string) => model.fields.find(({ key }) => key === id || key === attributePrefix + id)?.label,
  };
};
