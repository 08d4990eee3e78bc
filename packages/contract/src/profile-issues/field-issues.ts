import type { PortalProfile } from "../portal-profile.js";
import { standardFields, type StandardField } from "../user.js";
import { issueAt, issueIf, repeatedIds, repeatedNames, unknownNames, type ProfileIssue } from "./issue.js";

/** What a column shows of a person besides fields. */
const shownFields = [
  "status",
  "role",
  "active",
  "registration",
  "lastSignInAt",
  "createdAt",
  "updatedAt",
  "displayName",
];

/** The fields that the API requires of each new person; for the family name the profile decides. */
const demanded: readonly StandardField[] = ["givenName", "familyName", "username"];

/** Fields that nobody could fill in or that mean two things, and choices without a choice. */
export const fieldIssues = ({ fields, attributes, roles }: PortalProfile): ProfileIssue[] => {
  const roleIds = new Set(roles.items.map(({ id }) => id));
  const edited = (path: PropertyKey[], ids: readonly string[] | undefined) =>
    unknownNames([...path, "editableBy"], ids, roleIds, (id) => `No role "${id}" in roles.items.`);
  return [
    ...demanded.flatMap((id) => {
      const index = fields.findIndex((field) => field.id === id);
      if (index < 0) return [issueAt(["fields"], `"${id}" is missing: nobody is created without it.`)];
      const required = fields[index]?.required;
      const isDemanded = required === true || (id === "familyName" && required === false);
      return issueIf(!isDemanded, ["fields", index], `Nobody is created without "${id}": set required to true.`);
    }),
    ...fields.flatMap((field, index) => edited(["fields", index], field.editableBy)),
    ...attributes.flatMap(({ id, type, options, editableBy }, index) => {
      const path = ["attributes", index];
      return [
        ...issueIf(
          standardFields.some((name) => name === id),
          [...path, "id"],
          `"${id}" is a standard field: it belongs in fields.`,
        ),
        ...issueIf(
          shownFields.includes(id),
          [...path, "id"],
          `"${id}" is what a column calls something else: name the attribute otherwise.`,
        ),
        ...issueIf(type === "select" && !options?.length, [...path, "options"], "A select needs options."),
        ...repeatedNames(
          [...path, "options"],
          options?.map(({ value }) => value),
          "value",
        ),
        ...edited(path, editableBy),
      ];
    }),
    ...repeatedIds(["fields"], fields),
    ...repeatedIds(["attributes"], attributes),
  ];
};

/** Columns of what isn't there. */
export const columnIssues = ({ columns, attributes }: PortalProfile): ProfileIssue[] => {
  const shown = new Set<string>([...standardFields, ...shownFields, ...attributes.map(({ id }) => id)]);
  return [
    ...columns.flatMap(({ fields }, index) =>
      unknownNames(["columns", index, "fields"], fields, shown, (id) => `No field or attribute "${id}".`),
    ),
    ...repeatedIds(["columns"], columns),
  ];
};
