import "../messages/action-messages.js";
import { html, type TemplateResult } from "lit";
import type { Action, Decision } from "@usherkit/sdk";
import { control } from "../access.js";
import { icon } from "../icons.js";
import { whyNot } from "../reason.js";
import type { TableParts } from "./parts.js";

export { refusalText } from "../refusal-face.js";

interface Refusal {
  readonly actions: Action[];
  readonly decision: Decision;
}

/** What the viewer may not do with the list, and to nobody in it; what has the same reason and the same remedy, once. */
const refusals = ({ about, deniedToAll }: TableParts): Refusal[] => {
  const found = new Map<string, Refusal>();
  const add = (action: Action, decision: Decision | undefined) => {
    if (!decision) return;
    const { reason, remedy } = decision;
    const key = JSON.stringify([reason, remedy]);
    const same = found.get(key);
    if (same) same.actions.push(action);
    else found.set(key, { actions: [action], decision });
  };
  for (const action of ["invite", "create"] as const) add(action, control(about.session, action).denied);
  for (const [action, decision] of deniedToAll) add(action, decision);
  return [...found.values()];
};

/** Why buttons of the toolbar can't be used, and what the viewer may do to nobody. */
export const refusalLines = (table: TableParts): TemplateResult[] => {
  const { about, m } = table;
  return refusals(table).map(({ actions, decision }, index) => {
    const [first] = actions;
    const why = whyNot(about, actions.length === 1 && first ? first : "list", undefined, decision);
    const isAlone = actions.length === 1 && (first === "invite" || first === "create");
    const verbs = actions.map((action) => about.m.doing[action](about.words.terms.users));
    return html`<p class="why" id="why-${index}">
      ${icon("info")}<span>${isAlone ? why : m.notYours(verbs, why)}</span>
    </p>`;
  });
};

/** Where it stands why a button of the toolbar can't be used. */
export const whyId = (table: TableParts, action: Action): string =>
  `why-${refusals(table).findIndex(({ actions }) => actions.includes(action))}`;
