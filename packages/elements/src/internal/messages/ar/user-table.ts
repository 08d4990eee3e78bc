import type { Words } from "../../words.js";
import type { userTable as english } from "../user-table.js";
import type { Translation } from "../translation.js";
import { countedUsers } from "./count.js";

/** Arabic: what <user-table> says. */
export const userTable = (w: Words): Translation<ReturnType<typeof english>> => ({
  search: "بحث في القائمة",
  clearSearch: "مسح البحث",
  filters: "عوامل التصفية",
  columns: "الأعمدة والكثافة",
  sortBy: "الترتيب حسب",
  sortedBy: (label, isDescending) => `مرتب حسب ${label}، ${isDescending ? "تنازليًا" : "تصاعديًا"}`,
  ascending: "تصاعديًا",
  descending: "تنازليًا",

  total: (total, n) => {
    const number = w.number(n);
    const whole = countedUsers(w, n);
    // None, one and two are said by the noun alone; a count that stopped has its plus sign.
    return whole.startsWith(number) ? [total, whole.slice(number.length).trim()] : ["", whole];
  },
  ofTenant: (counted, tenant) => `${counted} من ${tenant}`,
  range: (first, last) => `${w.number(first)}–${w.number(last)} من `,
  atLeast: (n) => `+${w.number(n)}`,
  unreadable: (n) =>
    w.plural(n, {
      zero: "قُرئت كل الصفوف",
      one: "تعذّرت قراءة صف واحد",
      two: "تعذّرت قراءة صفين",
      few: `تعذّرت قراءة ${w.number(n)} صفوف`,
      many: `تعذّرت قراءة ${w.number(n)} صفًا`,
      other: `تعذّرت قراءة ${w.number(n)} صف`,
    }),
  rows: "الصفوف",
  rowsLabel: "عدد الصفوف في الصفحة",
  previous: "السابقة",
  next: "التالية",
  previousPage: "الصفحة السابقة",
  nextPage: "الصفحة التالية",
  pages: "الصفحات",

  selectPage: "تحديد كل ما في هذه الصفحة",
  select: (name) => `تحديد ${name}`,
  actionsFor: (name) => `إجراءات ${name}`,
  actionsHead: "إجراءات",
  asks: (label) => `${label}…`,

  what: w.terms.users,

  notYours: (phrases, why) => `لا يمكنك ${w.list(phrases, "disjunction")}. ${why}`,
});
