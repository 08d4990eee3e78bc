import type {
  AccountGrant,
  AuditEvent,
  CreateUser,
  EventQuery,
  Status,
  UpdateUser,
  User,
  UserQuery,
  UserWithCredential,
} from "@usherkit/contract";
import type { Caller, RequestOptions } from "./internal/caller.js";
import type { PageList } from "./page.js";

/** Search, filters and sort, all at once; one value of a filter or several. */
export interface UserListQuery extends Omit<UserQuery, "status" | "roleId"> {
  status?: Status | readonly Status[] | undefined;
  roleId?: string | readonly string[] | undefined;
}

/** Which user. */
export type UserId = Pick<User, "id">;
/** Which user, and which version of it one has seen: it is changed only if nobody else has changed it since. */
export type UserVersion = Pick<User, "id" | "version">;

/** What is done to one person with no more than a word, and answers that person. */
type Command =
  | "restoreUser"
  | "activateUser"
  | "deactivateUser"
  | "lockUser"
  | "sendPasswordReset"
  | "resetMfa"
  | "resendWelcome"
  | "revokeSessions"
  | "inviteUser";

const several = <Value extends string>(value: Value | readonly Value[] | undefined): Value[] | undefined =>
  typeof value === "string" ? [value] : value && [...value];

/** The people of the tenant. Every method throws UsherError; those that change somebody tell the client's listeners. */
export const createUsers = ({ call, list, emit }: Caller) => {
  const changed = (user: User): User => {
    emit("user.changed", { user });
    return user;
  };
  const changedWithCredential = (answer: UserWithCredential): UserWithCredential => {
    changed(answer.user);
    return answer;
  };
  const command =
    (name: Command) =>
    async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call(name, { id, body: {} }, options));

  return {
    /** Users by search, filters and sort: `await` for a page, `for await` for every one of them. */
    list: ({ status, roleId, ...rest }: UserListQuery = {}, options?: RequestOptions): PageList<User> =>
      list(
        { ...rest, status: several(status), roleId: several(roleId) },
        (query, all) => call("listUsers", { query }, all),
        options,
      ),

    get: (id: string, options?: RequestOptions): Promise<User> => call("getUser", { id }, options),

    /**
     * `temporaryPassword` is shown this once: where the same call is repeated it is null, and `replayed` true.
     */
    create: async (body: CreateUser, options?: RequestOptions): Promise<UserWithCredential> => {
      const answer = await call("createUser", { body }, options);
      emit("user.created", { user: answer.user });
      return answer;
    },

    /** Changes what `patch` names; null clears (RFC 7396). `version_mismatch` where somebody was faster. */
    update: async ({ id, version }: UserVersion, body: UpdateUser, options?: RequestOptions): Promise<User> =>
      changed(await call("updateUser", { id, version, body }, options)),

    /** Answers the user where the record stays. */
    delete: async ({ id, version }: UserVersion, options?: RequestOptions): Promise<User | undefined> => {
      const user = await call("deleteUser", { id, version }, options);
      emit("user.deleted", { id, user });
      return user;
    },

    restore: command("restoreUser"),
    activate: command("activateUser"),
    deactivate: command("deactivateUser"),
    lock: command("lockUser"),

    /** With `resetCredential` a temporary credential is made in the same step, and answered as `setTemporaryPassword` answers it. */
    unlock: async (
      { id }: UserId,
      body: { resetCredential?: boolean | undefined } = {},
      options?: RequestOptions,
    ): Promise<UserWithCredential> => {
      const answer = await call("unlockUser", { id, body }, options);
      return changedWithCredential("user" in answer ? answer : { user: answer });
    },

    sendPasswordReset: command("sendPasswordReset"),

    /**
     * Without `password` the server makes one, shown this once: a repeat of the call answers null in its place. `delivered`: the
     * user holds more than the caller, so it was mailed to the user's own address and is shown to nobody.
     */
    setTemporaryPassword: async (
      { id }: UserId,
      body: { password?: string | undefined } = {},
      options?: RequestOptions,
    ): Promise<UserWithCredential> => changedWithCredential(await call("setTemporaryPassword", { id, body }, options)),

    resetMfa: command("resetMfa"),
    resendWelcome: command("resendWelcome"),
    revokeSessions: command("revokeSessions"),

    setRoles: async (
      { id, version }: UserVersion,
      roleIds: readonly string[],
      options?: RequestOptions,
    ): Promise<User> => changed(await call("setRoles", { id, version, body: { roleIds: [...roleIds] } }, options)),

    /** The features granted directly; those of a role stay with the role. */
    setFeatures: async (
      { id, version }: UserVersion,
      featureIds: readonly string[],
      options?: RequestOptions,
    ): Promise<User> =>
      changed(await call("setFeatures", { id, version, body: { featureIds: [...featureIds] } }, options)),

    /** Every account that they may see, each as far as its level says. */
    setAccounts: async (
      { id, version }: UserVersion,
      accounts: readonly AccountGrant[],
      options?: RequestOptions,
    ): Promise<User> => changed(await call("setAccounts", { id, version, body: { accounts: [...accounts] } }, options)),

    /** Sends a contact a link to sign up by, as the very person they are; an earlier one dies. */
    invite: command("inviteUser"),

    /** A person's history, newest first. */
    events: (id: string, query: EventQuery = {}, options?: RequestOptions): PageList<AuditEvent> =>
      list(query, (wire, all) => call("listUserEvents", { id, query: wire }, all), options),
  };
};
export type Users = ReturnType<typeof createUsers>;
