import type { Decision, User } from "@usherkit/contract";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Api } from "./support/api.js";
import { useDemo } from "./support/stage.js";
import type { UsersPage } from "./support/users-page.js";

const rowActions = ["edit", "resetMfa", "resendWelcome", "unlock", "lock", "delete"] as const;
type RowAction = (typeof rowActions)[number];
const labels: Record<RowAction, string> = {
  edit: "View/Edit",
  resetMfa: "Reset MFA…",
  resendWelcome: "Resend new user email",
  lock: "Lock",
  unlock: "Unlock",
  delete: "Delete…",
};
const Profile = z.object({ rowActions: z.object({ actions: z.array(z.string()) }) });
const Refusal = z.object({ decision: z.object({ state: z.string(), reason: z.optional(z.string()) }) });

const nameOf = ({ givenName, familyName }: User) => `${givenName} ${familyName}`;
const decisionOf = (user: User, action: RowAction): Decision | undefined => user.access?.actions[action];

/** What the row's menu must hold by the report: enabled, disabled, or not there at all. */
const offered = (user: User): string[] =>
  rowActions.flatMap((action) => {
    const state = decisionOf(user, action)?.state;
    if (state === undefined || state === "notApplicable" || state === "unsupported") return [];
    return [state === "allowed" || state === "stepUp" ? labels[action] : `${labels[action]} (off)`];
  });

/** What it holds. */
const shown = async (users: UsersPage, name: string): Promise<string[]> => {
  const menu = await users.openMenu(name);
  // As assistive technology has it: the name without the reason, and whether it can be used.
  const items = [...(await menu.ariaSnapshot()).matchAll(/- menuitem "(.*?)"(?: \[(disabled)\])?/g)].map(
    ([, label, off]) => (off ? `${label} (off)` : `${label}`),
  );
  await users.page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  return items;
};

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
      const byMenu: string[][] = [];
      for (const name of await users.names()) byMenu.push([name, ...(await shown(users, name))]);
      expect(byMenu).toEqual(byReport);
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
