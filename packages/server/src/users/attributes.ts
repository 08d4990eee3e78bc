import {
  isDate,
  isTelephone,
  lengthOf,
  trimUnseen,
  type AttributeField,
  type Attributes,
  type PortalProfile,
  type ProblemError,
} from "@usherkit/contract";
import { invalid } from "../http/problem.js";

const fits = (field: AttributeField, value: string | number | boolean): string | undefined => {
  if (field.type === "number") return typeof value === "number" && Number.isFinite(value) ? undefined : "invalid_type";
  if (field.type === "boolean") return typeof value === "boolean" ? undefined : "invalid_type";
  if (typeof value !== "string") return "invalid_type";
  if (lengthOf(value) > (field.maxLength ?? 2000)) return "too_big";
  if (field.required && trimUnseen(value) === "") return "required";
  if (value === "") return undefined;
  if (field.type === "select" && !field.options?.some((option) => option.value === value)) return "invalid_value";
  if (field.type === "date" && !isDate(value)) return "invalid_date";
  if (field.type === "tel" && !isTelephone(value)) return "invalid_tel";
  return undefined;
};

/** A number is kept as it was written, without what nobody sees around it: address books copy marks of direction with it. */
const asKept = (field: AttributeField | undefined, value: Attributes[string]) =>
  field?.type === "tel" && typeof value === "string" ? trimUnseen(value) : value;

/**
 * Lays a patch of attributes over what is there (RFC 7396: null clears), by the profile's fields. `complete`: the person is
 * new, so what is required must be there.
 */
export const patchAttributes = (
  profile: PortalProfile,
  present: Attributes,
  patch: Attributes,
  complete: boolean,
): Attributes => {
  const errors: ProblemError[] = [];
  const merged = new Map(Object.entries(present));
  for (const [name, given] of Object.entries(patch)) {
    const pointer = `/attributes/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const field = profile.attributes.find((candidate) => candidate.id === name);
    const value = asKept(field, given);
    if (!field) errors.push({ pointer, code: "unknown_field" });
    else if (value === null) {
      if (field.required) errors.push({ pointer, code: "required" });
      merged.delete(name);
    } else {
      const code = fits(field, value);
      if (code) errors.push({ pointer, code });
      merged.set(name, value);
    }
  }
  if (complete)
    for (const field of profile.attributes)
      if (field.required && !merged.has(field.id) && !(field.id in patch))
        errors.push({ pointer: `/attributes/${field.id}`, code: "required" });
  if (errors.length > 0) throw invalid(...errors);
  return Object.fromEntries(merged);
};
