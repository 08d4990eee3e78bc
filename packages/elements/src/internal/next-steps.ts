import type { EditorSection, User, UserAction } from "@usherkit/sdk";
import { control } from "./access.js";

const steps = [
  { section: "accounts", action: "setAccounts" },
  { section: "features", action: "setFeatures" },
] as const satisfies readonly { readonly section: EditorSection; readonly action: UserAction }[];

/** What somebody new has none of yet and the viewer may grant: the sections in which it is granted, the likeliest first. */
export const nextSteps = (user: User): readonly (typeof steps)[number][] =>
  steps.filter(({ action }) => control(user, action).isEnabled);
