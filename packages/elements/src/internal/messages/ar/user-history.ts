import type { Words } from "../../words.js";
import type { EventWords, userHistory as english } from "../user-history.js";
import type { Translation } from "../translation.js";

/** Arabic: a person's history. */
export const userHistory = (w: Words): Translation<ReturnType<typeof english>> => {
  const { role } = w.terms;
  const c = w.credential;
  const fromTo = (what: string, { before, after }: EventWords) =>
    before.length > 0 || after.length > 0
      ? `${what}: من ${w.list(before) || "لا شيء"} إلى ${w.list(after) || "لا شيء"}`
      : `تم تغيير ${what}`;
  const times = ({ count }: EventWords) =>
    count > 1
      ? ` (${w.plural(count, {
          two: "مرتان",
          few: `${w.number(count)} مرات`,
          many: `${w.number(count)} مرة`,
          other: `${w.number(count)} مرة`,
        })})`
      : "";
  const failures: Partial<Record<string, string>> = {
    code: "رمز MFA خاطئ",
    present_credential: `أُدخل خطأً: ${c}`,
  };
  return {
    loading: "جارٍ التحميل…",
    failed: "تعذّر تحميل السجل.",
    empty: "لم يحدث شيء بعد.",
    more: "عرض المزيد",
    loadingMore: "جارٍ التحميل…",
    system: "تلقائيًا",
    unknown: "شخص لم يعد موجودًا",
    hidden: "شخص لا يمكنك رؤيته",
    self: "الشخص نفسه",
    events: {
      create: () => "تمت الإضافة",
      add_contact: () => "تمت الإضافة كجهة اتصال",
      identity_shared: () => "له العنوان أو اسم المستخدم نفسه الذي لشخص آخر: يجب تغييره",
      edit: (about) => (about.fields.length > 0 ? `تم تغيير: ${w.list(about.fields)}` : "تم تغيير البيانات"),
      delete: () => "تم الحذف",
      restore: () => "تمت الاستعادة",
      activate: () => "تم التنشيط",
      deactivate: () => "تم إلغاء التنشيط",
      lock: () => "تم القفل",
      unlock: () => "تم إلغاء القفل",
      auto_lock: () => "تم القفل بعد محاولات خاطئة كثيرة",
      sendPasswordReset: () => `أُرسل رابط إعادة تعيين ${c}`,
      setTemporaryPassword: () => `تم تعيين ${c} لمرة واحدة`,
      resetMfa: () => "تمت إعادة تعيين MFA",
      resendWelcome: () => "أُعيد إرسال رسالة الترحيب",
      invite: () => "أُرسلت دعوة",
      resend: () => "أُعيد إرسال الدعوة",
      revoke: () => "أُلغيت الدعوة",
      setRoles: (about) => fromTo(role, about),
      setFeatures: (about) => fromTo("الميزات", about),
      setAccounts: (about) => fromTo("الحسابات", about),
      revokeSessions: () => "تم إنهاء الجلسات",
      sign_in: () => "تسجيل دخول",
      sign_in_failed: (about) => (failures[about.step] ?? "فشل تسجيل الدخول") + times(about),
      sign_out: () => "تسجيل خروج",
      end_session: () => "أنهى إحدى جلساته",
      refused: (about) => (about.action ? `رُفض: ${about.action}` : "رُفض الطلب") + times(about),
      embed_token: () => "فتح من موقع آخر",
      sign_up: ({ fields }) => (fields.length > 0 ? `تم التسجيل، وتغيّر: ${w.list(fields)}` : "تم التسجيل"),
      complete_onboarding: () => `تم التسجيل وتعيين ${c}`,
      set_credential: () => `أُعيد تعيين ${c}`,
      change_credential: () => `تم تغيير ${c}`,
      mail_failed: () => "تعذّر تسليم رسالة بريد إلكتروني",
      request_password_reset: () => `طُلبت إعادة تعيين ${c}`,
      enrol_mfa: () => "تم إعداد MFA",
      create_key: () => "أُنشئ مفتاح تضمين",
      first_use_key: () => "استُخدم مفتاح تضمين لأول مرة",
      revoke_key: () => "أُلغي مفتاح تضمين",
    },
    other: (type) => type.replaceAll(/[_.]/g, " "),
    level: (account, level) => `${account} (${level})`,
  };
};
