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

export const invitationSortKeys = ["email", "sentAt", "expiresAt"] as const;
export type InvitationSortKey = (typeof invitationSortKeys)[number];
export type InvitationSort = InvitationSortKey | `-${InvitationSortKey}`;
export const invitationSorts: readonly InvitationSort[] = invitationSortKeys.flatMap((key): InvitationSort[] => [
  key,
  `-${key}`,
]);
