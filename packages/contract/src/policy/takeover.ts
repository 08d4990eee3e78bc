import type { Action } from "../decision.js";
import type { Rule } from "../rule.js";
import { lackingHolding, type LackingGrant } from "./grant.js";
import type { Question } from "./question.js";

/** The actions by which somebody can come to sign in as the person they act on. */
export const takeoverActions: readonly Action[] = ["setTemporaryPassword", "edit", "resetMfa"];

/**
 * What remains of an allowed action on somebody who holds more than the actor. `mailed`: the credential goes to the person's own
 * address. `except`: all but the address may be edited. `refused`: nothing. `free`: all of it, because the rule says `takesOver`.
 */
export interface Takeover {
  readonly kind: "mailed" | "except" | "refused" | "free";
  /** The first thing that the target holds and the actor doesn't. */
  readonly lacking: LackingGrant;
}

const kindOf = ({ action, target, proposal }: Question, rule: Rule | undefined): Takeover["kind"] => {
  if (rule?.takesOver) return "free";
  if (action === "setTemporaryPassword") return target?.kind === "user" && target.hasEmail ? "mailed" : "refused";
  return action === "edit" && !proposal?.movesAddress ? "except" : "refused";
};

/**
 * Whoever gets a person's credential, moves the address to which it is mailed or takes away the second factor can sign in as that
 * person, and so holds what they hold. Undefined where the action does none of this, or the actor holds as much. `rule`: the
 * one that allows the action.
 */
export const takeoverOf = (question: Question, rule: Rule | undefined): Takeover | undefined => {
  if (!takeoverActions.includes(question.action)) return undefined;
  const lacking = lackingHolding(question);
  return lacking && { kind: kindOf(question, rule), lacking };
};
