import type { Capabilities } from "../backend.js";
import type { Action } from "../decision.js";
import type { LinkState } from "../invitation.js";
import type { PortalProfile } from "../portal-profile.js";
import type { StateFacts } from "../status.js";
import type { AccountGrant, MfaState } from "../user.js";

/** Who acts. `authenticatedAt`: when they last gave their credential (RFC 9470). */
export interface Actor {
  readonly id: string;
  readonly roleIds: readonly string[];
  readonly authenticatedAt: Date;
  /** The features that they have, by a role or directly, and the accounts open to them: nobody grants what they don't hold. */
  readonly featureIds?: readonly string[];
  readonly accounts?: readonly AccountGrant[];
}

/** On whom. */
export interface UserTarget {
  readonly kind: "user";
  readonly id: string;
  readonly parentId: string | null;
  readonly roleIds: readonly string[];
  readonly featureIds?: readonly string[];
  readonly accounts?: readonly AccountGrant[];
  readonly facts: StateFacts;
  readonly mfa: MfaState;
  readonly hasEmail: boolean;
  /** When the last mail of the asked kind went out; for the cooldown. */
  readonly lastMailAt?: Date | null;
}

export interface InvitationTarget {
  readonly kind: "invitation";
  readonly id: string;
  readonly sentById: string | null;
  readonly roleIds: readonly string[];
  readonly link: LinkState;
  readonly userCreated: boolean;
  /** When it was mailed; for the cooldown. */
  readonly lastMailAt?: Date | null;
}

export type Target = UserTarget | InvitationTarget;

/** What one query a request knows of the tenant, never one a row. */
export interface TenantFacts {
  readonly managers: number;
  /** For each role, how many managers hold it, and the names of at most two of them. A remedy names managers only. */
  readonly holders: Readonly<Record<string, { readonly count: number; readonly names: readonly string[] }>>;
}

/** The body of the request, as far as a decision depends on it. */
export interface Proposal {
  readonly roleIds?: readonly string[] | undefined;
  /** Those granted directly. */
  readonly featureIds?: readonly string[] | undefined;
  readonly accounts?: readonly AccountGrant[] | undefined;
  /** An edit that changes the person's address: what is mailed to them then goes elsewhere. */
  readonly movesAddress?: boolean | undefined;
}

/** Everything that `decide()` looks at. `target` null: the collection. */
export interface Question {
  readonly actor: Actor;
  readonly action: Action;
  readonly target: Target | null;
  readonly proposal?: Proposal;
  readonly profile: PortalProfile;
  readonly capabilities: Capabilities;
  readonly facts: TenantFacts;
  readonly now: Date;
}
