import { createClient, isUsherError, type Page, type Status, type User } from "@usherkit/sdk";

// Compiled by types.test.ts, never run: each line below an `@ts-expect-error` must be refused, every other must pass.
const client = createClient({ baseUrl: "/v1" });
const user = {} as User;
const { users, invitations, account } = client;

export const right = async (): Promise<void> => {
  const page: Page<User> = await users.list({ status: "active", roleId: ["a", "b"], sort: "-lastSignInAt" });
  const next: Page<User> | null = await page.next();
  for await (const each of users.list({ status: ["active", "auto_locked"] })) {
    const status: Status = each.status;
    void status;
  }
  await users.update(user, { email: null }, { signal: AbortSignal.timeout(1) });
  await users.update({ id: "a", version: 1 }, { givenName: "A" });
  await users.setFeatures(user, ["transfers"]);
  await users.setAccounts(user, [{ id: "payroll", level: "view" }]);
  await users.invite({ id: "a" });
  await invitations.create({ emails: ["a"], roleIds: [], givenName: "A", familyName: "B" });
  const gone: User | undefined = await users.delete(user);
  const password: string | null | undefined = (await users.unlock(user, { resetCredential: true })).temporaryPassword;
  const off: () => void = client.on("user.changed", ({ user: changed }) => {
    const id: string = changed.id;
    void id;
  });
  createClient({ baseUrl: "/v1", fetch: globalThis.fetch, auth: { getToken: () => Promise.resolve(null) } });
  createClient({ baseUrl: "/v1", fetch: (request: Request) => Promise.resolve(new Response(request.url)) });
  const thrown: unknown = null;
  if (isUsherError(thrown)) {
    const outcome: "not_sent" | "rejected" | "unknown" = thrown.outcome;
    void outcome;
  }
  void [next, gone, password, off];
};

export const wrong = (): void => {
  // @ts-expect-error: the version is missing
  void users.update({ id: "a" }, { email: null });
  // @ts-expect-error: the version is missing
  void users.delete({ id: "a" });
  // @ts-expect-error: the version is missing
  void users.setRoles({ id: "a" }, ["admin"]);
  // @ts-expect-error: the version is missing
  void users.setFeatures({ id: "a" }, ["transfers"]);
  // @ts-expect-error: an account has a level
  void users.setAccounts(user, [{ id: "payroll" }]);
  // @ts-expect-error: an id alone is no version
  void users.update("a", { email: null });
  // @ts-expect-error: a status is worked out, never set
  void users.update(user, { status: "active" });
  // @ts-expect-error: there is no such status
  void users.list({ status: "asleep" });
  // @ts-expect-error: there is no such column
  void users.list({ sort: "shoeSize" });
  // @ts-expect-error: roles are a list
  void invitations.create({ emails: ["a"], roleIds: "admin" });
  // @ts-expect-error: a tenant belongs to it
  void account.signIn({ username: "a", password: "b" });
  // @ts-expect-error: there is no such event
  client.on("user.moved", () => undefined);
  // @ts-expect-error: neither an API nor a back end
  createClient({});
};
