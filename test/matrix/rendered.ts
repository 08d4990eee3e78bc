import type { UserAction } from "@usherkit/contract";
import type { Locator, Page } from "playwright-core";
import { meaningOf, cellsFor, type ActorTable, type PortalTable } from "./table.js";

/** What a portal calls its controls, by hand, and where they stand: in the rows, and in the editor what the rows don't have. */
export interface Controls {
  readonly menu?: Partial<Record<UserAction, string>>;
  readonly buttons?: (name: string) => Partial<Record<UserAction, string>>;
  /** Where editing is refused to everybody, one looks. */
  readonly look?: (name: string) => string;
  readonly editor: Partial<Record<UserAction, (page: Page) => Locator>>;
}

/** The named thing of a form. */
const inForm =
  (role: "button" | "group" | "radio" | "textbox", name: string | RegExp, group?: string) =>
  (page: Page): Locator => {
    const place = group === undefined ? page.locator("user-editor") : page.getByRole("radiogroup", { name: group });
    return place.getByRole(role, { name });
  };

const network: Controls = {
  buttons: (name) => ({ edit: `Edit: ${name}`, delete: `Delete ${name}` }),
  look: (name) => `See ${name}`,
  editor: { setRoles: inForm("radio", /^Read-Only/, "Group"), delete: inForm("button", /^Delete/) },
};

export const controlsOf: Readonly<Record<string, Controls>> = {
  "credit-union": {
    menu: {
      edit: "Edit",
      setFeatures: "Feature permissions",
      setAccounts: "Account access",
      setRoles: "Company Administrators",
      unlock: "Unlock",
      setTemporaryPassword: "Reset PAC",
      delete: "Delete",
    },
    editor: {
      activate: inForm("radio", /^Active/, "Active or inactive"),
      deactivate: inForm("radio", /^Inactive/, "Active or inactive"),
      setFeatures: inForm("group", "Feature permissions"),
      setAccounts: (page) => page.locator("user-editor").getByRole("combobox", { name: /^Access to / }),
      setTemporaryPassword: inForm("button", /^Reset PAC/),
      delete: inForm("button", /^Delete/),
    },
  },
  registrar: {
    menu: {
      edit: "View/Edit",
      resetMfa: "Reset MFA",
      resendWelcome: "Resend new user email",
      lock: "Lock",
      unlock: "Unlock",
      delete: "Delete",
    },
    editor: { delete: inForm("button", /^Delete/) },
  },
  care: {
    buttons: (name) => ({ edit: `Edit: ${name}`, delete: `Delete: ${name}` }),
    editor: {
      edit: inForm("button", "Update Email"),
      sendPasswordReset: inForm("button", "Send Password Reset Email"),
      setTemporaryPassword: inForm("button", "Set Temporary Password"),
      setRoles: inForm("button", "Update Personas"),
    },
  },
  network,
  "network-partners": network,
  community: {
    buttons: (name) => ({
      invite: `Invite to Community: ${name}`,
      activate: `Active Login, ${name}`,
      deactivate: `Active Login, ${name}`,
    }),
    editor: {},
  },
};

/** The words of each reason: what an own or a protected thing is told by. */
const wordsOf: Readonly<Record<string, RegExp>> = {
  self_action: /yourself|your own/,
  target_protected: /protected/,
  last_manager: /only one left/,
  missing_permission: /^Only an? /,
};

export interface Shown {
  readonly name: string;
  readonly isOff: boolean;
  /** What its description says. */
  readonly why: string;
}

/** The controls among these, as assistive technology has them: a name without the dots of a question, off or not, and why. */
export const shownOf = (controls: Locator): Promise<Shown[]> =>
  controls.evaluateAll((found) =>
    found.map((control) => {
      const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== "");
      const root = control.getRootNode();
      const why = described.map((id) =>
        root instanceof ShadowRoot || root instanceof Document ? (root.getElementById(id)?.textContent ?? "") : "",
      );
      const own = [...control.childNodes]
        .filter((node) => (node instanceof Element ? node.id === "" : node instanceof Text))
        .map((node) => node.textContent)
        .join(" ");
      const name = (control.getAttribute("aria-label") ?? own).replaceAll(/\s+/g, " ").replace(/…\s*$/, "").trim();
      const isOff = control.getAttribute("aria-disabled") === "true" || control.matches(":disabled");
      return { name, isOff, why: why.join(" ").replaceAll(/\s+/g, " ").trim() };
    }),
  );

/** What a row must have by the table: each action's name, off where it is refused; nothing of what makes no sense. */
export const expectedOf = (
  table: PortalTable,
  actor: ActorTable,
  row: string,
  names: Partial<Record<UserAction, string>>,
  look?: string,
): { name: string; isOff: boolean; words?: RegExp }[] => {
  const { cells } = cellsFor(table, actor);
  const meaningFor = (target: string, action: string) => {
    const cell = cells.find((one) => one.row === target && one.column === action);
    return cell && meaningOf(table, actor, cell.letter);
  };
  // What this viewer may do to nobody is said once above the list.
  const isRefusedToAll = (action: string) =>
    cells
      .filter(({ column }) => column === action)
      .map(({ letter }) => meaningOf(table, actor, letter))
      .every(({ state, reason }) => state !== "allowed" && (state !== "denied" || reason === "missing_permission")) &&
    cells.some(({ column, letter }) => column === action && meaningOf(table, actor, letter).state === "denied");
  return Object.entries(names).flatMap(([action, name]) => {
    const meaning = meaningFor(row, action);
    if (action === "edit" && look !== undefined && meaning?.state !== "allowed") return [{ name: look, isOff: false }];
    if (!meaning || (meaning.state !== "allowed" && meaning.state !== "denied") || isRefusedToAll(action)) return [];
    const words = wordsOf[meaning.reason ?? ""];
    return [{ name, isOff: meaning.state === "denied", ...(words && { words }) }];
  });
};

/** What is there otherwise than it must be. */
export const difference = (
  shown: readonly Shown[],
  expected: readonly { name: string; isOff: boolean; words?: RegExp }[],
): string | undefined => {
  const list = (those: readonly { name: string; isOff: boolean }[]) =>
    those.map(({ name, isOff }) => (isOff ? `${name} (off)` : name)).toSorted();
  const [has, wants] = [list(shown), list(expected)];
  if (has.join("; ") !== wants.join("; ")) return `has ${has.join("; ")}, wants ${wants.join("; ")}`;
  const silent = expected.find(
    ({ name, words }) => words && !words.test(shown.find((one) => one.name === name)?.why ?? ""),
  );
  return silent && `${silent.name} says "${shown.find(({ name }) => name === silent.name)?.why ?? ""}"`;
};
