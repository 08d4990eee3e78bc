import { html, type ReactiveControllerHost } from "lit";
import { isUsherError, type Client, type User, type UserAction } from "@usherkit/sdk";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { UserActionDoneEvent } from "../events/user-action-done.js";
import { UserActionRequestEvent } from "../events/user-action-request.js";
import { UserDeletedEvent } from "../events/user-deleted.js";
import { control, decisionOf } from "./access.js";
import { asksFirst, type PerformedAction } from "./action-kinds.js";
import type { ClientController } from "./client-controller.js";
import type { ConfirmController, Refusal } from "./confirm-dialog.js";
import { fullName } from "./identity.js";
import { userActions } from "./messages/user-actions.js";
import { errorText, subjectOf, whyNot } from "./reason.js";
import type { ToastController } from "./toast.js";
import type { UserListController } from "./user-table/user-list.js";

export { actionIcons } from "./action-icons.js";
export { asksFirst } from "./action-kinds.js";

export type Perform = (users: Client["users"], user: User) => Promise<unknown>;

const performs: Record<PerformedAction, Perform> = {
  delete: (users, user) => users.delete(user),
  restore: (users, user) => users.restore(user),
  activate: (users, user) => users.activate(user),
  deactivate: (users, user) => users.deactivate(user),
  lock: (users, user) => users.lock(user),
  unlock: (users, user) => users.unlock(user),
  sendPasswordReset: (users, user) => users.sendPasswordReset(user),
  resetMfa: (users, user) => users.resetMfa(user),
  resendWelcome: (users, user) => users.resendWelcome(user),
  revokeSessions: (users, user) => users.revokeSessions(user),
};
const named = 3;

/** What the actions need of their element: where done is shown, and what it does its own way (the editor shows secrets). */
export interface ActionParts {
  readonly about: ClientController;
  readonly list: Pick<UserListController, "isHeld" | "refresh" | "remove">;
  readonly confirm: ConfirmController;
  readonly toast: Pick<ToastController, "show">;
  readonly performs?: Partial<Record<UserAction, Perform>>;
}

/** Does actions on one person or on several, one after the other: asks where needed, tells each outcome, stops for none. */
export class UserActionsController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #about: ClientController;
  readonly #list: ActionParts["list"];
  readonly #confirm: ConfirmController;
  readonly #toast: ActionParts["toast"];
  readonly #performs: ActionParts["performs"];
  #done = 0;
  #of = 1;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: ActionParts) {
    this.#host = host;
    this.#about = parts.about;
    this.#list = parts.list;
    this.#confirm = parts.confirm;
    this.#toast = parts.toast;
    this.#performs = { ...performs, ...parts.performs };
  }

  get #m() {
    return this.#about.messages("userActions", userActions);
  }

  /** On one person at once; or on those of several to whom it can be done, always after a question. */
  async request(action: UserAction, users: readonly User[], trigger?: HTMLElement): Promise<void> {
    if (!this.#host.dispatchEvent(new UserActionRequestEvent({ action, users }))) return;
    const able = users.filter((user) => control(user, action).isEnabled);
    const left = users.filter((user) => !able.includes(user));
    if (users.length > 1 || asksFirst(action)) {
      this.#ask(action, able, left, trigger);
      return;
    }
    const refusal = await this.#run(action, able);
    if (refusal) this.#ask(action, able, left, trigger, refusal);
  }

  #ask(action: UserAction, able: User[], left: User[], trigger?: HTMLElement, refusal?: Refusal): void {
    const m = this.#m;
    const { m: common, session, profile, words } = this.#about;
    const label = common.actions[action];
    const total = able.length + left.length;
    const [only] = able;
    const whom = total === 1 && only ? fullName(only) : m.someOf(able.length, total);
    const [before, after] = m.happens[action]?.(session?.tenant.name ?? "") ?? ["", ""];
    const names = able.slice(0, able.length > named ? named - 1 : named).map((user) => fullName(user));
    const more = able.length - names.length;
    // The list's own separators of the language, with the names strong.
    const list = new Intl.ListFormat(words.locale).formatToParts(more > 0 ? [...names, m.andMore(more)] : names);
    const busy = common.busy[action] ?? common.working;
    let rest = able;
    this.#confirm.ask(
      {
        title: action === "resetMfa" ? m.askMfa(whom) : m.ask(label, whom),
        text: html`${before}${list.map(({ type, value }) =>
          type === "element" ? html`<strong><bdi>${value}</bdi></strong>` : value,
        )}${total === 1 && only ? ` (${only.username})` : ""}${after}`,
        final: m.final[action]?.(profile?.deletion.mode === "erase"),
        left: [
          ...left.slice(0, 5).map((user) => {
            const decision = decisionOf(user, action);
            return m.leftOut(
              fullName(user),
              decision
                ? whyNot(this.#about, action, user, decision).replace(/^./, (first) => first.toLowerCase())
                : common.no,
            );
          }),
          ...(left.length > 5 ? [m.leftOutMore(left.length - 5)] : []),
        ],
        verb: m.verbs[action] ?? m.verb(label, able.length),
        busy: () => m.progress(busy, this.#done + 1, this.#of),
        isDangerous: action === "delete",
        run: async () => {
          const failed: User[] = [];
          const answer = await this.#run(action, rest, failed);
          rest = failed;
          return answer;
        },
      },
      trigger,
      refusal,
    );
  }

  /** Whom a second try is about: the user as it is now, where somebody else was faster. */
  async #again(user: User, error: unknown): Promise<User> {
    const isStale = isUsherError(error) && error.code === "version_mismatch";
    return (isStale && (await this.#about.client?.users.get(user.id).catch(() => user))) || user;
  }

  /** One after the other. What failed is put into `failed`, and told; the rest is done. */
  async #run(action: UserAction, users: readonly User[], failed: User[] = []): Promise<Refusal | undefined> {
    const { client, m: common, words, session } = this.#about;
    const perform = this.#performs?.[action];
    if (!client || !perform) return undefined;
    const m = this.#m;
    const done: User[] = [];
    const errors: { user: User; error: unknown; text: string; requestId: string | undefined }[] = [];
    this.#list.isHeld = true;
    this.#of = users.length;
    for (const [index, user] of users.entries()) {
      this.#done = index;
      this.#host.requestUpdate();
      try {
        await perform(client.users, user);
        done.push(user);
        if (action === "delete") {
          this.#list.remove(user.id);
          this.#host.dispatchEvent(new UserDeletedEvent({ user }));
        }
      } catch (error) {
        failed.push(await this.#again(user, error));
        const subject = subjectOf(user, session?.actor.id);
        errors.push({ user, error, ...errorText(error, { action, subject, m: common, words }) });
        if (isUsherError(error) && error.decision?.state === "stepUp")
          this.#host.dispatchEvent(new SignInRequiredEvent());
      }
    }
    this.#list.isHeld = false;
    this.#list.refresh();
    const [first] = errors;
    const [one] = done;
    if (one) {
      this.#host.dispatchEvent(new UserActionDoneEvent({ action, users: done }));
      if (!first)
        this.#toast.show(m.done[action]?.(users.length === 1 ? fullName(one) : common.people(done.length)) ?? "");
    }
    await this.#host.updateComplete;
    if (!first) return undefined;
    return {
      title:
        users.length === 1
          ? (m.undone[action] ?? m.failedOne)(fullName(first.user))
          : m.failedSome(done.length, users.length),
      text:
        users.length === 1 ? first.text : errors.map(({ user, text }) => m.failedLine(fullName(user), text)).join(" "),
      requestId: first.requestId,
      canRetry: errors.some(({ error }) => !isUsherError(error) || (!error.decision && error.code !== "not_found")),
    };
  }
}
