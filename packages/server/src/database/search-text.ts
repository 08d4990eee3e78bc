import { canonical, searchable, type Attributes, type PortalProfile } from "@usherkit/contract";

/** What the search looks in: names, user name, address in both spellings of its domain, and the attributes that the profile names. */
export const searchText = (
  profile: Pick<PortalProfile, "attributes">,
  person: {
    readonly username: string;
    readonly email?: string | null | undefined;
    readonly givenName: string;
    readonly familyName: string;
    readonly attributes: Attributes;
  },
): string => {
  const { username, email, givenName, familyName, attributes } = person;
  const own = profile.attributes.filter((field) => field.searchable).map(({ id }) => String(attributes[id] ?? ""));
  const words = [givenName, familyName, username, ...(email ? [email, canonical(email)] : []), ...own].join(" ");
  return [...new Set(searchable(words).split(" "))].join(" ");
};
