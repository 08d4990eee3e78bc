import type { EditorSection, User, UserAction } from "@usherkit/sdk";
import { control } from "./access.js";

const steps = [
  { section: "accounts", action: "setAccounts" },
  { section: "features", action: "setFeatures" },
] as const satisfies readonly { readonly section: EditorSection; readonly action: UserAction }[];

/** The sections of the editor in which the viewer may grant something to a new person, the likeliest first. */
export const nextSteps = (user: User): readonly (typeof steps)[number][] =>
  steps.filter(({ action }) => control(user, action).isEnabled);
