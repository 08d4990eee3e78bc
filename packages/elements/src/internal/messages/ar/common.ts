import type { Action, KnownReason } from "@usherkit/sdk";
import type { Words } from "../../words.js";
import type { ReasonWords, Subject } from "../action-messages.js";
import type { CommonMessages } from "../common.js";
import type { Translation } from "../translation.js";
import { countedUsers, usersAfter } from "./count.js";

// The portal's words come without their gender: no verb or adjective agrees with them.

/** Telephone numbers, each by itself, or their parts would change places (Unicode Standard Annex 9, section 2.2). */
const isolated = (ways: string): string =>
  ways
    .split(", ")
    .map((way) => `\u2066${way}\u2069`)
    .join("، ");

/** Arabic: what all elements say. */
export const common = (w: Words): Translation<CommonMessages> => {
  const { user, role, roles } = w.terms;
  const users = usersAfter(w);
  const who = (subject: Subject) => (subject === null ? users : subject.isSelf ? "نفسك" : subject.name);
  /** "لدى Inês", "لديك": who has something. */
  const has = (subject: Subject) => (subject?.isSelf ? "لديك" : `لدى ${subject?.name ?? "هذا الشخص"}`);
  const account = (subject: Subject) => (subject?.isSelf ? "حسابك" : `حساب ${subject?.name ?? "هذا الشخص"}`);
  const either = (names: readonly string[]) => w.list(names, "disjunction");
  /** Verbal nouns, which stand wherever a verb would. */
  const doing: Record<Action, (whom: string) => string> = {
    view: (whom) => `عرض ${whom}`,
    edit: (whom) => `تعديل ${whom}`,
    delete: (whom) => `حذف ${whom}`,
    restore: (whom) => `استعادة ${whom}`,
    activate: (whom) => `تنشيط ${whom}`,
    deactivate: (whom) => `إلغاء تنشيط ${whom}`,
    lock: (whom) => `قفل ${whom}`,
    unlock: (whom) => `إلغاء قفل ${whom}`,
    sendPasswordReset: (whom) => `إرسال رابط إعادة تعيين ${w.credential} إلى ${whom}`,
    setTemporaryPassword: (whom) => `تعيين ${w.credential} لمرة واحدة من أجل ${whom}`,
    resetMfa: (whom) => `إعادة تعيين MFA من أجل ${whom}`,
    resendWelcome: (whom) => `إعادة إرسال الرسالة إلى ${whom}`,
    invite: (whom) => `دعوة ${whom}`,
    setRoles: (whom) => `تغيير ${role} من أجل ${whom}`,
    setFeatures: (whom) => `تغيير ميزات ${whom}`,
    setAccounts: (whom) => `تغيير حسابات ${whom}`,
    revokeSessions: (whom) => `إنهاء جلسات ${whom}`,
    list: () => `إدارة ${users}`,
    create: () => `إضافة ${users}`,
    listInvitations: () => "عرض الدعوات",
    export: () => `تصدير ${users}`,
    resend: () => "إعادة إرسال هذه الدعوة",
    revoke: () => "إلغاء هذه الدعوة",
  };
  const wrongState: Partial<Record<Action, (subject: Subject) => string>> = {
    lock: () => "مقفل بالفعل",
    unlock: () => "غير مقفل",
    activate: () => "نشط بالفعل",
    deactivate: () => "غير نشط بالفعل",
    resetMfa: (subject) => `ليس ${has(subject)} جهاز MFA لإعادة تعيينه`,
  };
  const reasons: Record<KnownReason, (about: ReasonWords) => string> = {
    missing_permission: ({ action, roles: able }) =>
      able.length > 0
        ? `يقتصر على ${either(able)}: ${doing[action](users)}`
        : `ليست لديك صلاحية ${doing[action](users)}`,
    target_protected: ({ action, subject }) => `لا يمكنك ${doing[action](who(subject))}: ${account(subject)} محمي هنا`,
    self_action: ({ action }) => `لا يمكنك ${doing[action]("نفسك")}`,
    outranked: ({ subject }) => `${has(subject)} صلاحيات أكثر مما لديك، أو سيُمنح أكثر مما لديك`,
    last_manager: ({ subject }) => `لم يبقَ سوى ${account(subject)} لإدارة ${users}`,
    wrong_state: ({ action, subject, status }) =>
      wrongState[action]?.(subject) ??
      (status ? `${account(subject)} في الحالة «${status}»` : "غير ممكن في الوضع الحالي"),
    not_registered: ({ subject }) => `لم يكتمل بعد تسجيل ${account(subject)}`,
    already_registered: ({ subject }) => `اكتمل تسجيل ${account(subject)} بالفعل`,
    out_of_scope: ({ action, subject }) =>
      subject?.isSelf ? `لا يمكنك ${doing[action]("نفسك")}` : `${account(subject)} تابع لشخص آخر`,
    no_delivery_address: ({ subject }) => `ليس ${has(subject)} عنوان بريد إلكتروني`,
    cooldown: () => "أُرسلت قبل قليل",
    mail_quota: () => "لا يمكن إرسال مزيد من الرسائل حاليًا",
    backend_unsupported: () => "النظام الذي تستند إليه هذه الصفحة لا يتيح ذلك",
    read_only_source: () => "تتم إدارة هذا في نظام آخر",
    policy: () => `قواعد ${w.portal || "هذه البوابة"} لا تسمح بذلك`,
  };
  return {
    cancel: "إلغاء",
    close: "إغلاق",
    copy: "نسخ",
    copied: "تم النسخ",
    copyFailed: "انسخ يدويًا",
    tryAgain: "إعادة المحاولة",
    dismiss: "إخفاء",
    optional: "اختياري",
    you: "أنت",
    never: "أبدًا",
    yes: "نعم",
    no: "لا",
    any: "الكل",
    loading: "جارٍ التحميل…",
    help: (label) => `مساعدة حول ${label}`,
    request: "الطلب",
    copyRequest: "نسخ رقم الطلب",
    at: (date, time) => `${date}، ${time}`,

    actions: {
      view: "عرض",
      edit: "عرض أو تعديل",
      delete: "حذف",
      restore: "استعادة",
      activate: "تنشيط",
      deactivate: "إلغاء التنشيط",
      lock: "قفل",
      unlock: "إلغاء القفل",
      sendPasswordReset: `إرسال رابط إعادة تعيين ${w.credential}`,
      setTemporaryPassword: `تعيين ${w.credential} لمرة واحدة`,
      resetMfa: "إعادة تعيين MFA",
      resendWelcome: "إعادة إرسال رسالة الترحيب",
      invite: w.terms.inviteUser ?? "دعوة",
      setRoles: `تغيير ${role}`,
      setFeatures: "الميزات",
      setAccounts: "الحسابات",
      revokeSessions: "إنهاء الجلسات",
      list: w.terms.users,
      create: w.terms.addUser ?? `إضافة ${user}`,
      listInvitations: "الدعوات المعلّقة",
      export: "تصدير",
      resend: "إعادة الإرسال",
      revoke: "إلغاء الدعوة",
      ...w.terms.actions,
    },
    busy: {
      delete: "جارٍ الحذف…",
      restore: "جارٍ الاستعادة…",
      activate: "جارٍ التنشيط…",
      deactivate: "جارٍ إلغاء التنشيط…",
      lock: "جارٍ القفل…",
      unlock: "جارٍ إلغاء القفل…",
      sendPasswordReset: "جارٍ الإرسال…",
      resendWelcome: "جارٍ الإرسال…",
      resetMfa: "جارٍ إعادة التعيين…",
      resend: "جارٍ الإرسال…",
      revoke: "جارٍ الإلغاء…",
    },
    working: "جارٍ العمل…",
    doing,
    people: (count) => countedUsers(w, count),

    reason: (reason, about) =>
      new Map<string, (typeof reasons)["policy"]>(Object.entries(reasons)).get(reason)?.(about) ??
      reasons.policy(about),
    giveRole: (able) => (able.length > 0 ? `يقتصر منحه على ${either(able)}` : "يشمل أكثر مما لديك"),
    roleProtected: "لا يُمنح هنا ولا يُسحب",
    askPeople: (names, more) =>
      `اسأل ${either(
        more > 0
          ? [
              ...names,
              w.plural(more, {
                zero: "شخصًا آخر",
                one: "شخصًا آخر",
                two: "أحد شخصين آخرين",
                few: `أحد ${w.number(more)} أشخاص آخرين`,
                many: `أحد ${w.number(more)} شخصًا آخر`,
                other: `أحد ${w.number(more)} شخص آخر`,
              }),
            ]
          : names,
      )}`,
    askRole: (able, isSelf = false) => `اسأل ${either(able)}${isSelf ? " آخر" : ""}`,
    noRemedy: "لا يمكن فعل شيء حيال ذلك هنا",
    doFirst: (action) => (action === "setRoles" ? `امنح ${role} لشخص آخر أولًا` : `أولًا: ${action}`),
    waitUntil: (when) => `انتظر حتى ${when}`,
    contactSupport: (support, how) => (how ? `اتصل بـ ${support}: ${isolated(how)}` : `اتصل بـ ${support}`),

    statuses: {
      removed: "مُزال",
      contact: "جهة اتصال",
      invited: "مدعو",
      inactive: "غير نشط",
      locked_by_admin: "مقفل من الإدارة",
      auto_locked: "مقفل تلقائيًا",
      provisioned: "مُجهَّز",
      recovery: "قيد الاستعادة",
      awaiting_new_password: `بانتظار تعيين ${w.credential}`,
      active: "نشط",
    },

    problems: {
      version_mismatch: "غيّر شخص آخر هذا في الأثناء. ألقِ نظرة عليه من جديد أولًا.",
      not_found: "لم يعد هذا العنصر في القائمة.",
      too_many_requests: "محاولات كثيرة جدًا في الوقت الحالي.",
      email_taken: "هذا العنوان مستخدم بالفعل.",
      username_taken: "هذا الاسم مستخدم بالفعل.",
      removed_user: "كان هذا يعود إلى حساب مُزال، فلا يمكن استخدامه من جديد.",
      invalid_request: "ثمة خطأ فيه.",
      internal: "حدث خطأ في الخادم.",
      unavailable: "الخادم مشغول أو يُعاد تشغيله.",
      idempotency_key_in_use: "ما زالت المحاولة الأولى جارية.",
      outcome_unknown: "فقد الخادم اتصاله بقاعدة بياناته أثناء ذلك.",
      timeout: "لم يستجب الخادم في الوقت المناسب.",
    },
    outcomes: {
      not_sent: "تعذّر الوصول إلى الخادم. لم يتغير شيء.",
      rejected: "رفض الخادم الطلب. لم يتغير شيء.",
      unknown: "انقطع الاتصال.",
    },
    unsureTitle: "لا يُعرف هل تم ذلك أم لا.",
    unsure: "لا ضرر من إعادة المحاولة.",
    tryAgainIn: (time) => `أعد المحاولة ${time}.`,
    tryAgainLater: "انتظر قليلًا ثم أعد المحاولة.",
    oldSignIn: "مضى على تسجيل دخولك وقت طويل لا يسمح بهذا.",

    failed: (what) => `تعذّر التحميل: ${what}`,
    unconnected: "لم تُوصَل هذه الصفحة بدليل مستخدميها بعد.",
    deniedTitle: "لا يمكنك الوصول إلى هذه الميزة.",
    signedOutTitle: "انتهت جلستك",
    signedOutText: "سجّل الدخول مجددًا لتعود إلى هذه الصفحة. ما كتبته محفوظ.",
    leaveTitle: "هل تريد المغادرة دون حفظ؟",
    leave: "تجاهل التغييرات",
    stay: "متابعة التعديل",
    keepTyped: "سجّل الدخول مجددًا. ما كتبته محفوظ.",
    signIn: "تسجيل الدخول",
    rolesOf: (names) => (names.length > 0 ? w.list(names) : `بدون ${role}`),
    user,
    users: w.terms.users,
    role,
    fields: {
      status: "الحالة",
      lastSignInAt: "آخر تسجيل دخول",
      createdAt: "تاريخ الإضافة",
      updatedAt: "تاريخ التعديل",
    },
    roles,
  };
};
