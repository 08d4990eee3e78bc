import { pointerTo, type ProblemError, type UpdateUser } from "@usherkit/contract";
import type { Caller } from "../context.js";
import { invalid } from "../http/problem.js";

/** Whether a caller may fill a field in: everybody may, or who holds one of the roles that the profile names. */
export const isEditableBy = (
  { roleIds }: Pick<Caller, "roleIds">,
  { editableBy }: { editableBy?: readonly string[] | undefined },
): boolean => editableBy?.some((role) => roleIds.includes(role)) ?? true;

/** Refuses the fields that the profile's `editableBy` keeps from this caller, of somebody new as of somebody there. */
export const checkEditable = (caller: Pick<Caller, "profile" | "roleIds">, given: UpdateUser): void => {
  const { profile } = caller;
  const errors: ProblemError[] = [];
  const check = (field: { editableBy?: string[] | undefined } | undefined, pointer: string) => {
    if (field && !isEditableBy(caller, field)) errors.push({ pointer, code: "not_editable" });
  };
  for (const field of profile.fields) if (given[field.id] !== undefined) check(field, pointerTo([field.id]));
  for (const name of Object.keys(given.attributes ?? {}))
    check(
      profile.attributes.find((field) => field.id === name),
      pointerTo(["attributes", name]),
    );
  if (errors.length > 0) throw invalid(...errors);
};
