import type { Decision, User } from "@usherkit/contract";
import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Api } from "./support/api.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";
import { setWidth } from "./support/views.js";

const rowActions = ["edit", "resetMfa", "resendWelcome", "unlock", "lock", "delete"] as const;
type RowAction = (typeof rowActions)[number];
/** The dots say that it asks first: of whom locking takes the welcome link, too. */
const labelOf = (action: RowAction, { status }: User): string =>
  ({
    edit: "View/Edit",
    resetMfa: "Reset MFA…",
    resendWelcome: "Resend new user email",
    lock: status === "provisioned" ? "Lock…" : "Lock",
    unlock: "Unlock",
    delete: "Delete…",
  })[action];
const Profile = z.object({ rowActions: z.object({ actions: z.array(z.string()) }) });
const Refusal = z.object({ decision: z.object({ state: z.string(), reason: z.optional(z.string()) }) });

const nameOf = ({ givenName, familyName }: User) => `${givenName} ${familyName}`;
const decisionOf = (user: User, action: RowAction): Decision | undefined => user.access?.actions[action];

/** What the row must have by the report: enabled, disabled, or not there at all. */
const offered = (user: User): string[] =>
  rowActions.flatMap((action) => {
    const state = decisionOf(user, action)?.state;
    if (state === undefined || state === "notApplicable" || state === "unsupported") return [];
    const label = labelOf(action, user);
    return [state === "allowed" || state === "stepUp" ? label : `${label} (off)`];
  });

/** The controls of a kind, as assistive technology has them: the name without the reason, and whether it can be used. */
const controlsIn = async (part: Locator, role: "menuitem" | "button"): Promise<string[]> =>
  [...(await part.ariaSnapshot()).matchAll(new RegExp(`- '?${role} "(.*?)"(?: \\[(disabled)\\])?`, "g"))].map(
    ([, label, off]) => (off ? `${label} (off)` : `${label}`),
  );

/** What the menu of a row holds. */
const inMenu = async (users: UsersPage, name: string): Promise<string[]> => {
  const menu = await users.openMenu(name);
  const items = await controlsIn(menu, "menuitem");
  await users.page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  return items;
};

/** The buttons of a row, by what comes before the person's name. */
const inRow = async (users: UsersPage, name: string): Promise<string[]> =>
  (await controlsIn(users.row(name).getByRole("cell").last(), "button")).map((label) =>
    label.replace(new RegExp(`(?::| for)? ${name}`), ""),
  );

const requests: Record<RowAction, (api: Api, user: User) => Promise<Response>> = {
  edit: (api, { id }) => api.send("PATCH", `/users/${id}`, {}, { "If-Match": "*" }),
  resetMfa: (api, { id }) => api.send("POST", `/users/${id}/mfa-reset`, {}),
  resendWelcome: (api, { id }) => api.send("POST", `/users/${id}/welcome-email`, {}),
  lock: (api, { id }) => api.send("POST", `/users/${id}/lock`, {}),
  unlock: (api, { id }) => api.send("POST", `/users/${id}/unlock`, {}),
  delete: (api, { id }) => api.send("DELETE", `/users/${id}`, undefined, { "If-Match": "*" }),
};

describe("what the table offers is what the server does", () => {
  const demo = useDemo();

  it("covers the row actions of the profile", async () => {
    const profile = z.parse(Profile, JSON.parse(await readFile("examples/registrar/portal.json", "utf8")));
    expect(profile.rowActions.actions).toEqual(rowActions);
  });

  // Hugo first: he is one of those whom Nomvula deletes.
  it.each(["heriksen", "ndlamini"] as const)(
    "RP-6 in every row of %s: enabled is done, absent is refused for the reason that the report says",
    async (actor) => {
      const users = await demo.admin(actor);
      const api = await demo.api(actor);
      const people = await api.users("sort=familyName");
      const byReport = people.map((user) => [nameOf(user), ...offered(user)]);
      const names = await users.names();
      const byMenu: string[][] = [];
      await setWidth(users.page, 800);
      for (const name of names) byMenu.push([name, ...(await inMenu(users, name))]);
      expect(byMenu).toEqual(byReport);
      const byButtons: string[][] = [];
      await setWidth(users.page, 1600);
      for (const name of names) byButtons.push([name, ...(await inRow(users, name))]);
      expect(byButtons).toEqual(byReport.map((row) => row.map((label) => label.replace("…", ""))));
      // Not all alike, or this would say little.
      expect(new Set(byMenu.map(([, ...items]) => items.join())).size).toBeGreaterThan(2);

      const disagreements: string[] = [];
      const complain = (user: User, action: RowAction, status: number) =>
        disagreements.push(`${user.username} ${action}: ${JSON.stringify(decisionOf(user, action))}, but ${status}`);
      const isOffered = (user: User, action: RowAction) => decisionOf(user, action)?.state === "allowed";
      // What is refused changes nothing, so it comes first, then what is allowed, in the order of the menu: delete last.
      for (const user of people) {
        for (const action of rowActions.filter((action) => !isOffered(user, action))) {
          const response = await requests[action](api, user);
          const refusal = z.safeParse(Refusal, await response.json());
          const { state, reason } = decisionOf(user, action) ?? {};
          const isSame = refusal.success && refusal.data.decision.state === state;
          if (response.status !== 409 || !isSame || refusal.data.decision.reason !== reason)
            complain(user, action, response.status);
        }
        for (const action of rowActions.filter((action) => isOffered(user, action))) {
          const { ok, status } = await requests[action](api, user);
          if (!ok) complain(user, action, status);
        }
      }
      expect(disagreements).toEqual([]);
      expect(await api.users()).toEqual([]);
      await users.open();
      await users.heading("No users yet");
    },
  );
});
