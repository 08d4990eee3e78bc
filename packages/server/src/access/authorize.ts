import {
  collectionActions,
  invitationActions,
  userActions,
  type Access,
  type Action,
  type CollectionAction,
  type Decision,
} from "@usherkit/contract";
import {
  decide,
  decideHistory,
  type Proposal,
  type Target,
  type TenantFacts,
  type UserTarget,
} from "@usherkit/contract/policy";
import { capabilities, type Caller } from "../context.js";

/** Asks the one function of decisions for a caller. */
export interface Authority {
  /** `target` null: the collection. */
  readonly decide: (action: Action, target: Target | null, proposal?: Proposal) => Decision;
  /** Whether the caller may read the history of a person whom they may view. */
  readonly history: (target: UserTarget) => Decision;
  /** The report for a listed user or invitation: every action that the profile uses, and of a user their history. */
  readonly report: (target: Target) => Access;
  readonly collection: () => Partial<Record<CollectionAction, Decision>>;
}

/** What a caller may do, given what is known of their tenant now. */
export const authorityOf = (caller: Caller, facts: TenantFacts, now: Date): Authority => {
  const { profile } = caller;
  const ask: Authority["decide"] = (action, target, proposal) =>
    decide({ actor: caller, action, target, ...(proposal && { proposal }), profile, capabilities, facts, now });
  const used = (names: readonly Action[]): Action[] =>
    names.filter((name) => profile.actions.includes(name) && capabilities.actions.has(name));
  const ofUser = used(userActions);
  const history: Authority["history"] = (target) =>
    decideHistory({ actor: caller, target, profile, capabilities, facts, now });
  return {
    decide: ask,
    history,
    report: (target) => {
      const names = target.kind === "user" ? ofUser : invitationActions;
      return {
        actions: Object.fromEntries(names.map((name) => [name, ask(name, target)])),
        ...(target.kind === "user" && { history: history(target) }),
      };
    },
    collection: () => Object.fromEntries(used(collectionActions).map((name) => [name, ask(name, null)])),
  };
};
