import type {
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
import { PageList } from "./page.js";

/** Search, filters and sort, all at once; one value of a filter or several. */
export interface UserListQuery extends Omit<UserQuery, "status" | "roleId"> {
  status?: Status | readonly Status[] | undefined;
  roleId?: string | readonly string[] | undefined;
}

/** Which user. */
export type UserId = Pick<User, "id">;
/** Which user, and which version of it one has seen: it is changed only if nobody else has changed it since. */
export type UserVersion = Pick<User, "id" | "version">;

const listOf = <Value extends string>(value: Value | readonly Value[]): Value[] =>
  typeof value === "string" ? [value] : [...value];

const wireQuery = ({ status, roleId, ...rest }: UserListQuery): UserQuery => ({
  ...rest,
  ...(status !== undefined && { status: listOf(status) }),
  ...(roleId !== undefined && { roleId: listOf(roleId) }),
});

/** The people of the tenant. Every method throws UsherError; those that change somebody tell the client's listeners. */
export const createUsers = ({ call, callForRows, emit }: Caller) => {
  const changed = (user: User): User => {
    emit("user.changed", { user });
    return user;
  };
  const changedWithCredential = (answer: UserWithCredential): UserWithCredential => {
    emit("user.changed", { user: answer.user });
    return answer;
  };

  return {
    /** Users by search, filters and sort: `await` for a page, `for await` for every one of them. */
    list: (query: UserListQuery = {}, options?: RequestOptions): PageList<User> =>
      new PageList(
        (cursor) =>
          callForRows(
            "listUsers",
            (backend, all) =>
              backend.listUsers?.({ query: { ...wireQuery(query), ...(cursor !== undefined && { cursor }) } }, all),
            options,
          ),
        query.cursor,
      ),

    get: (id: string, options?: RequestOptions): Promise<User> =>
      call("getUser", (backend, all) => backend.getUser?.({ id }, all), options),

    /**
     * `temporaryPassword` is shown this once: where the same call is repeated it is null, and `replayed` true.
     */
    create: async (body: CreateUser, options?: RequestOptions): Promise<UserWithCredential> => {
      const answer = await call("createUser", (backend, all) => backend.createUser?.({ body }, all), options);
      emit("user.created", { user: answer.user });
      return answer;
    },

    /** Changes what `patch` names; null clears (RFC 7396). `version_mismatch` where somebody was faster. */
    update: async ({ id, version }: UserVersion, patch: UpdateUser, options?: RequestOptions): Promise<User> =>
      changed(
        await call("updateUser", (backend, all) => backend.updateUser?.({ id, version, body: patch }, all), options),
      ),

    /** Answers the user where the record stays. */
    delete: async ({ id, version }: UserVersion, options?: RequestOptions): Promise<User | undefined> => {
      const user = await call("deleteUser", (backend, all) => backend.deleteUser?.({ id, version }, all), options);
      emit("user.deleted", { id, user });
      return user;
    },

    restore: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("restoreUser", (backend, all) => backend.restoreUser?.({ id, body: {} }, all), options)),

    activate: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("activateUser", (backend, all) => backend.activateUser?.({ id, body: {} }, all), options)),

    deactivate: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("deactivateUser", (backend, all) => backend.deactivateUser?.({ id, body: {} }, all), options)),

    lock: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("lockUser", (backend, all) => backend.lockUser?.({ id, body: {} }, all), options)),

    /** With `resetCredential` a temporary one is made in the same step (PORTALS.md, CU-5). */
    unlock: async (
      { id }: UserId,
      body: { resetCredential?: boolean | undefined } = {},
      options?: RequestOptions,
    ): Promise<UserWithCredential> => {
      const answer = await call("unlockUser", (backend, all) => backend.unlockUser?.({ id, body }, all), options);
      return changedWithCredential("user" in answer ? answer : { user: answer });
    },

    sendPasswordReset: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(
        await call("sendPasswordReset", (backend, all) => backend.sendPasswordReset?.({ id, body: {} }, all), options),
      ),

    /** Without `password` the server makes one, shown this once: a repeat of the call answers null in its place. */
    setTemporaryPassword: async (
      { id }: UserId,
      body: { password?: string | undefined } = {},
      options?: RequestOptions,
    ): Promise<UserWithCredential> =>
      changedWithCredential(
        await call(
          "setTemporaryPassword",
          (backend, all) => backend.setTemporaryPassword?.({ id, body }, all),
          options,
        ),
      ),

    resetMfa: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("resetMfa", (backend, all) => backend.resetMfa?.({ id, body: {} }, all), options)),

    resendWelcome: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("resendWelcome", (backend, all) => backend.resendWelcome?.({ id, body: {} }, all), options)),

    revokeSessions: async ({ id }: UserId, options?: RequestOptions): Promise<User> =>
      changed(await call("revokeSessions", (backend, all) => backend.revokeSessions?.({ id, body: {} }, all), options)),

    setRoles: async (
      { id, version }: UserVersion,
      roleIds: readonly string[],
      options?: RequestOptions,
    ): Promise<User> =>
      changed(
        await call(
          "setRoles",
          (backend, all) => backend.setRoles?.({ id, version, body: { roleIds: [...roleIds] } }, all),
          options,
        ),
      ),

    /** A person's history, newest first. */
    events: (id: string, query: EventQuery = {}, options?: RequestOptions): PageList<AuditEvent> =>
      new PageList(
        (cursor) =>
          callForRows(
            "listUserEvents",
            (backend, all) =>
              backend.listUserEvents?.({ id, query: { ...query, ...(cursor !== undefined && { cursor }) } }, all),
            options,
          ),
        query.cursor,
      ),
  };
};
export type Users = ReturnType<typeof createUsers>;
