import type { PortalProfile } from "@usherkit/contract";
import { canonical } from "@usherkit/contract";
import { canManage, primaryRoleOf } from "@usherkit/contract/policy";
import { instantOf, managerDeeds, nameOf, type Cast, type Deed, type Person } from "./people.js";

/** One thing wrong among the people: where (keys and indexes) and what. */
export interface PeopleIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Member = Cast["manager"] | Person;

/** Early and late in a day: hours before the start and a time of day stand one way in the morning and may stand the other at night. */
const starts = ["T00:00:00Z", "T23:59:00Z"].map((time) => new Date(`2026-06-15${time}`));
const isBefore = (one: string, other: string): boolean =>
  starts.some((start) => instantOf(one, start) < instantOf(other, start));

const isOfManager = (deed: Deed): boolean => managerDeeds.some((name) => name === deed.do);

/** What no schema can see: names that stand in the profile or at somebody else, and an order of events that can't have been. */
export const peopleIssues = (cast: Cast, profile: PortalProfile): PeopleIssue[] => {
  const issues: PeopleIssue[] = [];
  const say = (path: readonly PropertyKey[], message: string) => issues.push({ path, message });
  const members: { member: Member; path: PropertyKey[] }[] = [
    { member: cast.manager, path: ["manager"] },
    ...cast.people.map((member, index) => ({ member, path: ["people", index] })),
  ];
  const managers = new Map(
    members.flatMap(({ member }) => (canManage(profile, member.roles) ? [[nameOf(member), member] as const] : [])),
  );
  const unknown = (path: PropertyKey[], kind: string, id: string, known: readonly { id: string }[]) => {
    if (!known.some((entry) => entry.id === id)) say(path, `There is no ${kind} "${id}".`);
  };
  const manager = (path: PropertyKey[], name: string | undefined, ago: string) => {
    if (name === undefined) return;
    const found = managers.get(name);
    if (!found) say(path, `"${name}" is no manager of this tenant.`);
    else if (isBefore(ago, found.added)) say(path, `"${name}" wasn't there yet.`);
  };
  const roles = (path: PropertyKey[], ids: readonly string[]) => {
    ids.forEach((id, index) => unknown([...path, index], "role", id, profile.roles.items));
    if (ids.length > 1 && !profile.roles.multiple) say(path, "In this portal a person has one role.");
  };

  if (cast.portal !== profile.id) say(["portal"], `This is the folder of the portal "${profile.id}".`);
  if (!canManage(profile, cast.manager.roles)) say(["manager", "roles"], "None of these roles manages users.");
  const names = new Map<string, PropertyKey[]>();
  const addresses = new Set<string>();
  for (const { member, path } of members) {
    if (member.username !== undefined) {
      const key = canonical(member.username);
      if (names.has(key)) say([...path, "username"], `"${member.username}" is somebody else's user name.`);
      names.set(key, path);
    } else if (member.events.some((deed) => !isOfManager(deed))) say(path, "Who has signed up has a user name.");
    const address = canonical(member.email);
    if (addresses.has(address)) say([...path, "email"], `"${member.email}" is somebody else's address.`);
    addresses.add(address);

    roles([...path, "roles"], member.roles);
    if (member.roles.length === 0 && !("through" in member && member.through === "contact"))
      say(path, "Who is no contact has a role.");
    for (const id of Object.keys(member.attributes ?? {}))
      unknown([...path, "attributes", id], "attribute", id, profile.attributes);
    member.features?.forEach((id, index) =>
      unknown([...path, "features", index], "feature", id, profile.features ?? []),
    );
    for (const [id, level] of Object.entries(member.accounts ?? {})) {
      unknown([...path, "accounts", id], "account", id, cast.accounts);
      unknown([...path, "accounts", id], "level", level, profile.accountLevels ?? []);
    }
    if ("addedBy" in member) manager([...path, "addedBy"], member.addedBy, member.added);
    let before = member.added;
    member.events.forEach((deed, index) => {
      if (isBefore(deed.ago, before)) say([...path, "events", index, "ago"], "This came before what stands above it.");
      before = deed.ago;
      manager([...path, "events", index, "by"], deed.by, deed.ago);
      if (deed.to !== undefined && Array.from(deed.to).length < profile.credential.minLength)
        say([...path, "events", index, "to"], `Too short: ${profile.credential.minLength} characters are needed.`);
    });
  }
  cast.invitations.forEach((invited, index) => {
    roles(["invitations", index, "roles"], invited.roles);
    manager(["invitations", index, "by"], invited.by, invited.ago);
  });
  const primary = primaryRoleOf(profile);
  if (primary !== undefined) {
    const holders = members.filter(({ member }) => member.roles.includes(primary));
    for (const { path } of holders.slice(1))
      say([...path, "roles"], `Exactly one person is "${primary}": there is one already.`);
    if (holders.length === 0) say(["manager", "roles"], `Somebody must be "${primary}".`);
  }
  return issues;
};
