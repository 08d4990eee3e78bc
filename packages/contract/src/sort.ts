export const sortKeys = [
  "givenName",
  "familyName",
  "username",
  "status",
  "role",
  "email",
  "lastSignInAt",
  "createdAt",
  "updatedAt",
] as const;
export type SortKey = (typeof sortKeys)[number];
/** A column; `-` before it for descending. */
export type Sort = SortKey | `-${SortKey}`;
export const sorts: readonly Sort[] = sortKeys.flatMap((key): Sort[] => [key, `-${key}`]);
