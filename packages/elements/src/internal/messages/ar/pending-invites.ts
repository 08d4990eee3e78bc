import type { Words } from "../../words.js";
import type { pendingInvites as english } from "../pending-invites.js";
import type { Translation } from "../translation.js";
import { counted, invites } from "./count.js";

/** Arabic: what the list of invitations says. */
export const pendingInvites = (w: Words): Translation<ReturnType<typeof english>> => ({
  title: "الدعوات المعلّقة",
  failed: "تعذّر تحميل الدعوات",
  emptyTitle: "لا دعوات بعد",
  emptyText: "عندما تدعو أحدًا تظهر الدعوة هنا إلى أن تُستخدم.",
  search: "ابحث عن عنوان",
  linkFilter: "الرابط",
  noMatch: "لا توجد دعوة مطابقة",
  noMatchText: "جرّب أحرفًا أقل، أو حالة أخرى للرابط.",
  email: "البريد الإلكتروني",
  sent: "تاريخ الإرسال",
  sentBy: (name) => `من ${name}`,
  link: "انتهاء صلاحية الرابط",
  signupCompleted: "اكتمل التسجيل",
  userCreated: "أُنشئ الحساب",
  actions: "إجراءات",
  total: (count, isExact) => {
    const number = w.number(count);
    const whole = counted(w, count, invites);
    return whole.startsWith(number)
      ? [isExact ? number : `+${number}`, whole.slice(number.length).trim()]
      : ["", whole];
  },
  open: (count) => [
    w.number(count),
    w.plural(count, { zero: "مفتوحة", one: "مفتوحة", two: "مفتوحتان", few: "مفتوحة", many: "مفتوحة", other: "مفتوحة" }),
  ],
  range: (first, last) => `${w.number(first)}–${w.number(last)}`,
  of: "من",
  previous: "السابق",
  next: "التالي",
  pages: "الصفحات",
  resendTo: (email) => `إعادة الإرسال إلى ${email}`,
  revokeOf: (email) => `إلغاء الدعوة الموجهة إلى ${email}`,
  links: {
    open: "مفتوح",
    used: "مُستخدَم",
    expired: "منتهي الصلاحية",
    replaced: "مُستبدَل",
    revoked: "مُلغى",
  },
  inTime: (value, unit) => new Intl.RelativeTimeFormat(w.locale, { numeric: "auto" }).format(value, unit),
  resent: (email) => `أُرسل رابط جديد إلى ${email}`,
  revoked: (email) => `لم يعد رابط ${email} صالحًا`,
  notDone: "لم يتم التنفيذ.",
  revokeTitle: (email) => `هل تريد إلغاء الدعوة الموجهة إلى ${email}؟`,
  revokeText: "يتوقف الرابط الذي في الرسالة عن العمل فورًا.",
  revokeFinal: "لا يمكن التراجع عن ذلك، لكن يمكنك دعوة العنوان نفسه من جديد.",
  revoke: "إلغاء الدعوة",
});
