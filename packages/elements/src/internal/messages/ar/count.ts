import type { Words } from "../../words.js";

/** A noun beside its number, in the six forms of Arabic: "لا دعوات", "دعوة واحدة", "دعوتان", "دعوات", "دعوة", "دعوة". */
export type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;

/** "3 دعوات". None, one and two are said by the noun alone. */
export const counted = (w: Words, count: number, { zero, one, two, few, many, other }: Forms): string => {
  const number = w.number(count);
  return w.plural(count, {
    zero,
    one,
    two,
    few: `${number} ${few}`,
    many: `${number} ${many}`,
    other: `${number} ${other}`,
  });
};

/** How many of the portal's users; a portal without the six forms is given what its two allow. */
export const countedUsers = (w: Words, count: number): string => {
  const { user, users, counted: forms } = w.terms;
  return counted(w, count, {
    zero: forms?.zero ?? `${w.number(0)} ${users}`,
    one: forms?.one ?? `${w.number(1)} ${user}`,
    two: forms?.two ?? `${w.number(2)} ${users}`,
    few: forms?.few ?? users,
    many: forms?.many ?? user,
    other: forms?.other ?? user,
  });
};

/** "users" after a verbal noun or a preposition: their genitive, which is also how three to ten are counted. */
export const usersAfter = ({ terms }: Words): string => terms.counted?.few ?? terms.users;

export const invites: Forms = {
  zero: "لا دعوات",
  one: "دعوة واحدة",
  two: "دعوتان",
  few: "دعوات",
  many: "دعوة",
  other: "دعوة",
};

/** The same in the accusative and genitive, as after a verbal noun: "إرسال دعوتين". */
export const invitesAfter: Forms = { ...invites, two: "دعوتين" };

export const changes: Forms = {
  zero: "لا تغييرات غير محفوظة",
  one: "تغيير واحد غير محفوظ",
  two: "تغييران غير محفوظين",
  few: "تغييرات غير محفوظة",
  many: "تغييرًا غير محفوظ",
  other: "تغيير غير محفوظ",
};
