import type { Words } from "../../words.js";
import type { editorSections as english } from "../editor-sections.js";
import type { Translation } from "../translation.js";

/** Arabic: the editor whose sections save by themselves. */
export const editorSections = (w: Words): Translation<ReturnType<typeof english>> => {
  const { user, roles, actions } = w.terms;
  const c = w.credential;
  return {
    title: w.terms.editUser ?? `تعديل ${user}`,
    about: (title, name) => `${title}: ${name}`,
    rolesOf: (isSeveral, name) => `${isSeveral ? w.terms.roles : w.terms.role}: ${name}`,
    footer: "كل زر يحفظ القسم الخاص به فقط.",
    names: {
      details: "البيانات",
      lock: "قفل الحساب",
      passwordReset: `إعادة تعيين ${c}`,
      temporaryPassword: `${c} لمرة واحدة`,
      email: "البريد الإلكتروني",
      roles,
      features: actions?.setFeatures ?? "الميزات",
      accounts: actions?.setAccounts ?? "الحسابات",
      active: "نشط أو غير نشط",
      mfa: "MFA",
    },
    help: {
      passwordReset: (name) => `تُرسل إلى ${name} رسالة فيها رابط لإعادة تعيين ${c}.`,
      temporaryPassword: (name) =>
        `إذا تعذّر على ${name} استلام البريد، فعيّن ${c} لمرة واحدة وأبلغها شخصيًا. ${
          w.mustChange ? "يجب تغييرها عند تسجيل الدخول التالي." : ""
        }`.trim(),
      roles: () => "لكل منها صلاحيات مختلفة.",
    },
    guide: ["انظر ", "."],
    guideName: `دليل ${roles}`,
    nothing: "لا يوجد هنا ما يمكن تغييره لهذا الشخص.",
    lockStands: (isLocked) => ["هذا الحساب حاليًا ", isLocked ? "مقفل" : "غير مقفل", "."],
    byAdmin: "قُفل من الإدارة.",
    byTries: "قُفل بعد محاولات خاطئة كثيرة.",
    mfaStands: {
      enrolled: "تم إعداد تطبيق مصادقة.",
      none: "لم يتم إعداد تطبيق مصادقة.",
      required: "أُعيد التعيين، ويتم الإعداد من جديد عند تسجيل الدخول التالي.",
    },
    buttons: {
      details: "تحديث البيانات",
      lock: actions?.lock ?? "قفل الحساب",
      unlock: actions?.unlock ?? "إلغاء قفل الحساب",
      passwordReset: actions?.sendPasswordReset ?? "إرسال الرسالة",
      temporaryPassword: actions?.setTemporaryPassword ?? `تعيين ${c} لمرة واحدة`,
      another: "إعادة التعيين",
      email: "تحديث البريد الإلكتروني",
      roles: `تحديث ${roles}`,
      features: "تحديث الميزات",
      accounts: "تحديث الحسابات",
      activate: actions?.activate ?? "تنشيط",
      deactivate: actions?.deactivate ?? "إلغاء التنشيط",
      mfa: actions?.resetMfa ?? "إعادة تعيين MFA",
    },
    added: (names) => `ستُضاف: ${w.list(names)}`,
    removed: (names) => `ستُزال: ${w.list(names)}`,
    temporarySet: `تم تعيين ${c} لمرة واحدة`,
    resetSent: "أُرسلت الرسالة",
    wasLocked: "تم القفل",
    wasUnlocked: "تم إلغاء القفل",
    wasActivated: "نشط من جديد",
    wasDeactivated: "تم إلغاء التنشيط",
    mfaReset: "تمت إعادة التعيين",
  };
};
