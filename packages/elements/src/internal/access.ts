import type { Access, Action, Decision } from "@usherkit/sdk";

/** What a control does with a decision. `denied` is there where it is shown and may not be used. */
export interface Control {
  readonly isShown: boolean;
  readonly isEnabled: boolean;
  readonly needsStepUp: boolean;
  readonly denied?: Decision;
}

const hidden: Control = { isShown: false, isEnabled: false, needsStepUp: false };

/** The control for a decision: the one place where the elements read the report. A state not known means denied. */
export const controlFor = (decision: Decision | undefined): Control => {
  if (!decision) return hidden;
  switch (decision.state) {
    case "notApplicable":
    case "unsupported":
      return hidden;
    case "allowed":
      return { isShown: true, isEnabled: true, needsStepUp: false };
    case "stepUp":
      return { isShown: true, isEnabled: true, needsStepUp: true };
    default:
      return { isShown: true, isEnabled: false, needsStepUp: false, denied: decision };
  }
};

/** What reports decisions: a user, an invitation; or a session for its collection. */
export type Reporting =
  { readonly access?: Access | undefined } | { readonly actions: Readonly<Record<string, Decision | undefined>> };

export const decisionOf = (of: Reporting | undefined, action: Action): Decision | undefined =>
  of && ("actions" in of ? of.actions[action] : of.access?.actions[action]);

export const control = (of: Reporting | undefined, action: Action): Control => controlFor(decisionOf(of, action));

/**
 * The actions that the viewer may do to nobody of these: refused everywhere, and for a reason that lies in the viewer, as a
 * portal's own (`isOwn`) does where everybody has it. They are not shown in the rows, and said once above the list.
 */
export const deniedToAll = (
  users: readonly Reporting[],
  actions: readonly Action[],
  isOwn: (reason: string) => boolean,
): Map<Action, Decision> => {
  const found = new Map<Action, Decision>();
  for (const action of actions) {
    const controls = users.map((user) => control(user, action)).filter((one) => one.isShown);
    const first = controls[0]?.denied;
    const { reason = "" } = first ?? {};
    if (
      first &&
      (reason === "missing_permission" || (controls.length > 1 && isOwn(reason))) &&
      controls.every(({ denied }) => denied?.reason === reason)
    )
      found.set(action, first);
  }
  return found;
};
