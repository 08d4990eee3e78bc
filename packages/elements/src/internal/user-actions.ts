import { html, type ReactiveControllerHost } from "lit";
import { isUsherError, managePermission, type Client, type User, type UserAction } from "@usherkit/sdk";
import { isolated } from "@usherkit/sdk/text";
import { SignInRequiredEvent } from "../events/sign-in-required.js";
import { UserActionDoneEvent } from "../events/user-action-done.js";
import { UserActionRequestEvent } from "../events/user-action-request.js";
import { UserDeletedEvent } from "../events/user-deleted.js";
import { control, decisionOf } from "./access.js";
import { asksFirst, endsWelcome, hasOwnPeople, offersReset, type PerformedAction } from "./action-kinds.js";
import type { ClientController } from "./client-controller.js";
import type { ConfirmController, Made, Question, Refusal } from "./confirm-dialog.js";
import { when } from "./format.js";
import { fullName, nameIn } from "./identity.js";
import { userActions } from "./messages/user-actions.js";
import { failureTitle } from "./notices.js";
import { errorText, needsSignIn, subjectOf, whyNot, type Failure } from "./reason.js";
import { secretBox } from "./secret-box.js";
import { isMailed, limitText } from "./takeover.js";
import type { ToastController, Undo } from "./toast.js";
import type { UserListController } from "./user-table/user-list.js";

export { actionIcons } from "./action-icons.js";

/** Does it; answers the secret that it made, where it did and somebody is to see it. `way`: one of the question's. */
export type Perform = (users: Client["users"], user: User, way?: string) => Promise<unknown>;

const resetWay = "reset";
const mailWay = "mail";
/** What takes an action back, where the person may be as before: who was unlocked may have been locked by wrong tries. */
const pairs: Readonly<Partial<Record<UserAction, UserAction>>> = {
  lock: "unlock",
  deactivate: "activate",
  activate: "deactivate",
};
/** In place of a secret that nobody is to see, because it went to the person's own mailbox. */
const mailed = Symbol("mailed");
const performs: Record<PerformedAction, Perform> = {
  delete: (users, user) => users.delete(user),
  restore: (users, user) => users.restore(user),
  activate: (users, user) => users.activate(user),
  deactivate: (users, user) => users.deactivate(user),
  lock: (users, user) => users.lock(user),
  unlock: async (users, user, way) => {
    // The mail comes first: where it can't be sent nothing has changed.
    const sent = way === mailWay ? await users.sendPasswordReset(user) : user;
    const answer = await users.unlock(sent, way === resetWay ? { resetCredential: true } : {});
    return answer.delivered ? mailed : answer.temporaryPassword;
  },
  sendPasswordReset: (users, user) => users.sendPasswordReset(user),
  resetMfa: (users, user) => users.resetMfa(user),
  resendWelcome: (users, user) => users.resendWelcome(user),
  revokeSessions: (users, user) => users.revokeSessions(user),
};
const named = 3;
/** More than these are deleted only by somebody who types how many they are. */
const typedAbove = 10;

/** Of several, somebody who stands already as they were to stand is none of those that went wrong. */
const isAlready = (action: UserAction, error: unknown): boolean =>
  ["lock", "unlock", "activate", "deactivate"].includes(action) &&
  isUsherError(error) &&
  error.decision?.reason === "wrong_state" &&
  error.decision.params?.["status"] !== "removed";

/** What the actions need of their element: where done is shown, and what it does its own way (the editor shows secrets). */
export interface ActionParts {
  readonly about: ClientController;
  readonly list: Pick<UserListController, "isHeld" | "refresh" | "remove"> & Partial<Pick<UserListController, "page">>;
  readonly confirm: ConfirmController;
  readonly toast: Pick<ToastController, "show">;
  readonly performs?: Partial<Record<UserAction, Perform>>;
  /** A failure that the element tells in its own place; true: it does. */
  readonly tells?: (action: UserAction, error: unknown) => boolean;
}

/** Does actions on one person or on several, one after the other: asks where needed, tells each outcome, stops for none. */
export class UserActionsController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #about: ClientController;
  readonly #list: ActionParts["list"];
  readonly #confirm: ConfirmController;
  readonly #toast: ActionParts["toast"];
  readonly #performs: ActionParts["performs"];
  readonly #tells: ActionParts["tells"];
  #done = 0;
  #of = 1;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: ActionParts) {
    this.#host = host;
    this.#about = parts.about;
    this.#list = parts.list;
    this.#confirm = parts.confirm;
    this.#toast = parts.toast;
    this.#performs = { ...performs, ...parts.performs };
    this.#tells = parts.tells;
  }

  get #m() {
    return this.#about.messages("userActions", userActions);
  }

  /** On one person at once, or after a question (`isAsked`: it was put already); on those of several to whom it can be done, always after one. */
  async request(action: UserAction, users: readonly User[], trigger?: HTMLElement, isAsked = false): Promise<void> {
    if (!this.#host.dispatchEvent(new UserActionRequestEvent({ action, users }))) return;
    const able = users.filter((user) => control(user, action).isEnabled);
    const left = users.filter((user) => !able.includes(user));
    if (users.length > 1 || (!isAsked && asksFirst(action, this.#about.profile, able[0]))) {
      this.#ask(action, able, left, trigger);
      return;
    }
    const refusal = await this.#run(action, able);
    if (refusal && !("content" in refusal)) this.#ask(action, able, left, trigger, refusal);
  }

  #ask(action: UserAction, able: User[], left: User[], trigger?: HTMLElement, refusal?: Refusal): void {
    const m = this.#m;
    const { m: common, session, profile, words } = this.#about;
    const label = common.actions[action];
    const total = able.length + left.length;
    const [only] = able;
    const whom = total === 1 && only ? nameIn(only) : m.someOf(able.length, total);
    const [before, after] = m.happens[action]?.(session?.tenant.name ?? "") ?? ["", ""];
    const everybody = (action === "delete" ? this.#managersFirst(able) : able).map((user) => fullName(user));
    const names = everybody.slice(0, able.length > named ? named - 1 : named);
    const more = able.length - names.length;
    // The list's own separators of the language, with the names strong.
    const list = new Intl.ListFormat(words.locale).formatToParts(more > 0 ? [...names, m.andMore(more)] : names);
    const busy = common.busy[action] ?? common.working;
    const said = profile?.confirmations?.find(({ id }) => id === action)?.text;
    const isOffer = only !== undefined && total === 1 && offersReset(action, only);
    const limit =
      only && total === 1 ? limitText(only, action, isolated(only.givenName || fullName(only)), m) : undefined;
    const passing = action === "delete" && able.some((user) => hasOwnPeople(profile, user)) ? m.peoplePass : undefined;
    const dying = able.some((user) => endsWelcome(action, user)) ? m.welcomeEnds : undefined;
    let rest = able;
    this.#confirm.ask(
      {
        title: action === "resetMfa" ? m.askMfa(whom) : m.ask(label, whom),
        text: isOffer
          ? html`${this.#lockedAfter(only)} ${m.forgotten}`
          : html`${before}${list.map(({ type, value }) =>
              type === "element" ? html`<strong><bdi>${value}</bdi></strong>` : value,
            )}${total === 1 && only ? ` (${only.username})` : ""}${after}${limit ? ` ${limit}` : ""}${dying ? ` ${dying}` : ""}${passing ? ` ${passing}` : ""}${said ? ` ${said}` : ""}`,
        final: m.final[action]?.(profile?.deletion.mode === "erase"),
        names: more > 0 ? { summary: m.allNames(able.length), items: everybody } : undefined,
        typed:
          action === "delete" && able.length > typedAbove
            ? { label: m.typeCount(able.length), value: String(able.length), wrong: m.typedWrong(able.length) }
            : undefined,
        ways: isOffer ? this.#unlockWays(only) : undefined,
        left: [
          ...left.slice(0, 5).map((user) => {
            const decision = decisionOf(user, action);
            return m.leftOut(
              nameIn(user),
              decision
                ? whyNot(this.#about, action, user, decision)
                    .replace(/^./, (first) => first.toLowerCase())
                    .replace(/\.$/, "")
                : common.no,
            );
          }),
          ...(left.length > 5 ? [m.leftOutMore(left.length - 5)] : []),
        ],
        verb: m.verbs[action] ?? m.verb(label, able.length),
        busy: () => m.progress(busy, this.#done + 1, this.#of),
        isDangerous: action === "delete",
        run: async (way) => {
          const failed: User[] = [];
          const answer = await this.#run(action, rest, failed, way);
          rest = failed;
          return answer;
        },
      },
      trigger,
      refusal,
    );
  }

  /** Managers before everybody else, each in the order of the list: a mistake with them costs most. */
  #managersFirst(users: readonly User[]): User[] {
    const managing = new Set(
      this.#about.profile?.roles.items
        .filter(({ permissions }) => permissions.includes(managePermission))
        .map(({ id }) => id),
    );
    const isManager = (user: User) => user.roleIds.some((id) => managing.has(id));
    return [...users.filter(isManager), ...users.filter((user) => !isManager(user))];
  }

  #lockedAfter(user: User): string {
    const { m, words } = this.#about;
    const { date, time, zone } = when(user.lock?.since ?? user.updatedAt, words);
    return this.#m.lockedAfter(isolated(user.givenName || fullName(user)), `${m.at(date, time)} ${zone}`);
  }

  #unlockWays(user: User): Question["ways"] {
    const { unlockHow, unlockReset, unlockMail, unlockOnly } = this.#m;
    const called = isolated(user.givenName || fullName(user));
    const way = (id: string, { label, about, verb }: typeof unlockOnly) => ({ id, label, about: about(called), verb });
    const reset = way(resetWay, unlockReset);
    const limit = limitText(user, "setTemporaryPassword", called, this.#m);
    const about = limit === undefined ? reset.about : isMailed(user) ? limit : `${reset.about} ${limit}`;
    const options = [
      { ...reset, about },
      ...(control(user, "sendPasswordReset").isEnabled ? [way(mailWay, unlockMail)] : []),
      way("only", unlockOnly),
    ];
    return { label: unlockHow, options };
  }

  /** Whom a second try is about: the user as it is now, where somebody else was faster. */
  async #again(user: User, error: unknown): Promise<User> {
    const isStale = isUsherError(error) && error.code === "version_mismatch";
    return (isStale && (await this.#about.client?.users.get(user.id).catch(() => user))) || user;
  }

  /** Done at once, without a question: it is taken back as quickly, where the report of the person as they are now allows it. */
  #undoOf(action: UserAction, user: User | undefined): Undo | undefined {
    const back = pairs[action];
    const now = user && this.#list.page?.items.find(({ id }) => id === user.id);
    return back && now && control(now, back).isEnabled && !asksFirst(action, this.#about.profile, user)
      ? {
          label: this.#m.undo,
          run: () => void this.request(back, [now]),
        }
      : undefined;
  }

  /** One after the other. What failed is put into `failed`, and told; the rest is done. */
  async #run(
    action: UserAction,
    users: readonly User[],
    failed: User[] = [],
    way?: string,
  ): Promise<Refusal | Made | undefined> {
    const { client, m: common, words, session } = this.#about;
    const perform = this.#performs?.[action];
    const m = this.#m;
    // An action that this version can't do must not look like one that was done.
    if (!perform)
      return {
        title: m.failedOne(users[0] ? fullName(users[0]) : action),
        text: common.reason("backend_unsupported", { action, subject: null, roles: [], status: undefined }),
      };
    if (!client) return undefined;
    const done: User[] = [];
    let secret: unknown;
    const errors: ({ user: User; error: unknown } & Failure)[] = [];
    this.#list.isHeld = true;
    this.#of = users.length;
    for (const [index, user] of users.entries()) {
      this.#done = index;
      this.#host.requestUpdate();
      try {
        secret = await perform(client.users, user, way);
        done.push(user);
        if (action === "delete") {
          this.#list.remove(user.id);
          this.#host.dispatchEvent(new UserDeletedEvent({ user }));
        }
      } catch (error) {
        if (this.#tells?.(action, error)) continue;
        if (users.length > 1 && isAlready(action, error)) {
          done.push(user);
          continue;
        }
        failed.push(await this.#again(user, error));
        const subject = subjectOf(user, session?.actor.id);
        errors.push({ user, error, ...errorText(error, { action, subject, m: common, words }) });
        if (needsSignIn(error)) this.#host.dispatchEvent(new SignInRequiredEvent({ reason: "step_up" }));
      }
    }
    this.#list.isHeld = false;
    this.#list.refresh();
    const [first] = errors;
    const [one] = done;
    const told = one && (m.done[action]?.(users.length === 1 ? nameIn(one) : common.people(done.length)) ?? "");
    const said =
      one && secret === mailed
        ? `${told ?? ""}. ${m.wasMailed(isolated(one.givenName || fullName(one)), one.email ?? "")}`
        : told;
    if (said !== undefined) {
      this.#host.dispatchEvent(new UserActionDoneEvent({ action, users: done }));
      if (!first) this.#toast.show(said, users.length === 1 ? this.#undoOf(action, one) : undefined);
    }
    await this.#host.updateComplete;
    // Null: the answer to a repeated request, which never tells a secret twice.
    if (typeof secret === "string") return { title: said ?? "", content: secretBox(secret, m, common) };
    if (secret === null && way === resetWay) return { title: said ?? "", content: html`<p>${m.secretLost}</p>` };
    if (!first) return undefined;
    return {
      title:
        users.length === 1
          ? failureTitle(first, (m.undone[action] ?? m.failedOne)(nameIn(first.user)), common)
          : m.failedSome(done.length, users.length),
      text: users.length === 1 ? first.text : "",
      lines:
        users.length === 1
          ? []
          : errors.map(({ user, text, isUnsure }) =>
              m.failedLine(nameIn(user), isUnsure ? `${common.unsureTitle} ${text}` : text),
            ),
      // The number is for who looks after a fault; a refusal says all by its reason.
      requestId: errors.find(({ error }) => !isUsherError(error) || !error.decision)?.requestId,
      canRetry: errors.some(
        ({ error }) => needsSignIn(error) || !isUsherError(error) || (!error.decision && error.code !== "not_found"),
      ),
    };
  }
}
