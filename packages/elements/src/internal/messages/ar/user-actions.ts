import type { Words } from "../../words.js";
import type { userActions as english } from "../user-actions.js";
import type { Translation } from "../translation.js";
import { countedUsers } from "./count.js";

/** Arabic: the questions before actions, and what became of them. */
export const userActions = (w: Words): Translation<ReturnType<typeof english>> => {
  const { role } = w.terms;
  const c = w.credential;
  const count = (total: number) => countedUsers(w, total);
  return {
    undo: "تراجع",
    done: {
      delete: (whom) => `تم حذف ${whom}`,
      restore: (whom) => `تمت استعادة ${whom}`,
      activate: (whom) => `تم تنشيط ${whom}`,
      deactivate: (whom) => `تم إلغاء تنشيط ${whom}`,
      lock: (whom) => `تم قفل ${whom}`,
      unlock: (whom) => `تم إلغاء قفل ${whom}`,
      sendPasswordReset: (whom) => `أُرسل الرابط إلى ${whom}`,
      setTemporaryPassword: (whom) => `تم تعيين ${c} لمرة واحدة من أجل ${whom}`,
      resetMfa: (whom) => `تمت إعادة تعيين MFA من أجل ${whom}`,
      resendWelcome: (whom) => `أُرسلت الرسالة إلى ${whom}`,
      invite: (whom) => `أُرسلت الدعوة إلى ${whom}`,
      setRoles: (whom) => `تم تغيير ${role} من أجل ${whom}`,
      setFeatures: (whom) => `تم تغيير ميزات ${whom}`,
      setAccounts: (whom) => `تم تغيير حسابات ${whom}`,
      revokeSessions: (whom) => `تم إنهاء جلسات ${whom}`,
    },
    ask: (action, whom) => `${action} ${whom}؟`,
    askMfa: (whom) => `إعادة تعيين MFA من أجل ${whom}؟`,
    someOf: (n, of) => (n === of ? count(n) : `${w.number(n)} من ${count(of)}`),
    leftOut: (name, reason) => `يُستثنى ${name}: ${reason}.`,
    leftOutMore: (n) =>
      w.plural(n, {
        zero: "لا يُستثنى غير ذلك.",
        one: "يُستثنى شخص آخر.",
        two: "يُستثنى شخصان آخران.",
        few: `يُستثنى ${w.number(n)} أشخاص آخرين.`,
        many: `يُستثنى ${w.number(n)} شخصًا آخر.`,
        other: `يُستثنى ${w.number(n)} شخص آخر.`,
      }),
    andMore: (n) =>
      w.plural(n, {
        zero: "لا أحد غيرهم",
        one: "شخص آخر",
        two: "شخصان آخران",
        few: `${w.number(n)} أشخاص آخرين`,
        many: `${w.number(n)} شخصًا آخر`,
        other: `${w.number(n)} شخص آخر`,
      }),
    allNames: (n) => `كل الأسماء: ${w.number(n)}`,
    typeCount: (n) => `اكتب ${n} للتأكيد`,
    typedWrong: (n) => `اكتب ${n}، وهو عدد من سيُحذفون.`,
    progress: (busy, done, of) => (of > 1 ? `${busy.replace("…", "")} ${w.number(done)} من ${w.number(of)}…` : busy),
    happens: {
      delete: (tenant) => ["سيُحذف ", ` من ${tenant} وتنتهي الجلسات المفتوحة الآن.`],
      lock: () => ["لن يتمكن ", " من تسجيل الدخول إلى أن يُلغى القفل."],
      unlock: () => ["يصبح بإمكان ", " تسجيل الدخول من جديد."],
      deactivate: () => [
        "لن يتمكن ",
        " من تسجيل الدخول إلى حين إعادة التنشيط. تنتهي الجلسات المفتوحة الآن، ولا يُفقد شيء.",
      ],
      activate: () => ["يصبح بإمكان ", " تسجيل الدخول من جديد."],
      setTemporaryPassword: () => [`سيُستبدل ما لدى `, ` حاليًا (${c})، وتنتهي الجلسات المفتوحة الآن.`],
      invite: () => ["ستصل إلى ", " دعوة بالبريد الإلكتروني."],
      resetMfa: () => ["سيُطلب من ", " إعداد MFA من البداية عند تسجيل الدخول التالي."],
      resendWelcome: () => ["سيصل إلى ", " رابط جديد بالبريد الإلكتروني. يتوقف الرابط السابق عن العمل."],
      sendPasswordReset: () => ["ستصل إلى ", ` رسالة فيها رابط لإعادة تعيين ${c}.`],
      revokeSessions: () => ["سيتم الآن تسجيل خروج ", " من كل مكان."],
      restore: () => ["سيعود ", " إلى القائمة."],
    },
    final: {
      delete: (isErased) =>
        isErased
          ? "لا يمكن التراجع عن ذلك. لا يمكن استرجاع ما حُذف."
          : "لا يمكن التراجع عن ذلك هنا. يبقى السجل لأغراض التوثيق.",
      resetMfa: () => "لا يمكن التراجع عن ذلك.",
    },
    verb: (action, n) => (n === 1 ? action : `${action} (${count(n)})`),
    verbs: {
      resetMfa: "إعادة تعيين MFA",
      resendWelcome: "إرسال الرسالة",
      sendPasswordReset: "إرسال الرسالة",
      revokeSessions: "إنهاء الجلسات",
    },
    undone: {
      delete: (name) => `لم يتم حذف ${name}.`,
      restore: (name) => `لم تتم استعادة ${name}.`,
      lock: (name) => `لم يتم قفل ${name}.`,
      unlock: (name) => `لم يتم إلغاء قفل ${name}.`,
      activate: (name) => `لم يتم تنشيط ${name}.`,
      deactivate: (name) => `لم يتم إلغاء تنشيط ${name}.`,
      resetMfa: (name) => `لم تتم إعادة تعيين MFA من أجل ${name}.`,
      resendWelcome: (name) => `لم تُرسل أي رسالة إلى ${name}.`,
      sendPasswordReset: (name) => `لم تُرسل أي رسالة إلى ${name}.`,
      setTemporaryPassword: (name) => `لم يتم تعيين ${c} لمرة واحدة من أجل ${name}.`,
      revokeSessions: (name) => `لم يتم إنهاء جلسات ${name}.`,
    },
    lockedAfter: (name, since) => `قُفل حساب ${name} في ${since} بعد محاولات خاطئة كثيرة.`,
    forgotten: `أكثر الأسباب شيوعًا هو نسيان ${c}.`,
    unlockHow: "طريقة إلغاء القفل",
    unlockReset: {
      label: `إلغاء القفل وإعادة تعيين ${c}`,
      about: (name) => `سترى ${c} لمرة واحدة فقط. يجب على ${name} تغييرها عند تسجيل الدخول التالي.`,
      verb: "إلغاء القفل وإعادة التعيين",
    },
    unlockMail: {
      label: `إلغاء القفل وإرسال بريد لإعادة التعيين`,
      about: (name) => `يصل إلى ${name} رابط لإعادة تعيين ${c}.`,
      verb: "إلغاء القفل والإرسال",
    },
    welcomeEnds: "يتوقف رابط بريد الترحيب نهائيًا. أرسله مرة أخرى بعد ذلك.",
    peoplePass: "ينتقل من أضافوهم إليك.",
    unlockOnly: {
      label: "إلغاء القفل فقط",
      about: (name) => `يسجّل ${name} الدخول كالسابق، دون تغيير ${c}.`,
      verb: "إلغاء القفل",
    },
    mailed: (name, email) =>
      `تصل إلى ${name} رسالة على العنوان الشخصي \u2068${email}\u2069 وفيها ${c} لمرة واحدة. لا يُعرض شيء هنا، لأن صلاحيات ${name} أوسع من صلاحياتك.`,
    wasMailed: (name, email) => `أُرسلت إلى ${name} على العنوان الشخصي \u2068${email}\u2069 رسالة فيها ${c} لمرة واحدة`,
    takesOver: (name) => `صلاحيات ${name} أوسع من صلاحياتك، ويتيح لك هذا تسجيل الدخول باسم ${name}.`,
    secretLabel: `${c} لمرة واحدة`,
    secretOnce: "يُعرض مرة واحدة فقط، ويختفي عند الإغلاق.",
    secretLost: `لا يمكن عرض ${c} مرة ثانية. أعد التعيين.`,
    copySecret: `نسخ ${c}`,
    failedOne: (name) => `لم يتم تغيير ${name}.`,
    failedSome: (done, of) => `تم التنفيذ لـ ${w.number(done)} من ${w.number(of)}.`,
    failedLine: (name, why) => `${name}: ${why}`,
  };
};
