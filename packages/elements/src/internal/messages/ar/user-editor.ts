import type { Words } from "../../words.js";
import type { userEditor as english } from "../user-editor.js";
import type { Translation } from "../translation.js";
import { changes, counted } from "./count.js";

/** Arabic: what the editor says. */
export const userEditor = (w: Words): Translation<ReturnType<typeof english>> => {
  const { user, role } = w.terms;
  const c = w.credential;
  const mustChange = w.mustChange ? "يجب تغيير ذلك عند تسجيل الدخول التالي." : "";
  return {
    save: "حفظ التغييرات",
    saving: "جارٍ الحفظ…",
    saved: (time) => `تم الحفظ في ${time}`,
    unchanged: "لم يتغير شيء بعد",
    unsaved: (count) => counted(w, count, changes),
    ownButton: (count) => `${counted(w, count, changes)} في الأعلى، ولها زر خاص بها`,
    problems: (count) =>
      counted(w, count, {
        zero: "لا أخطاء",
        one: "خطأ واحد يجب تصحيحه",
        two: "خطآن يجب تصحيحهما",
        few: "أخطاء يجب تصحيحها",
        many: "خطأ يجب تصحيحه",
        other: "خطأ يجب تصحيحه",
      }),
    notSaved: "لم يُحفظ شيء.",
    unsureSaved: "لا يُعرف هل حُفظ ذلك أم لا.",
    partlySaved: (done, missed) => `حُفظ: ${done}. لم يُحفظ: ${missed}.`,
    partlyUnsure: (done, missed) => `حُفظ: ${done}. غير مؤكد: ${missed}.`,
    notAdded: (name) => (name ? `لم تتم إضافة ${name}.` : "لم تتم الإضافة."),
    adding: "جارٍ الإضافة…",
    added: (name) => `تمت إضافة ${name}.`,
    done: "تم",
    toGrant: (what) => `لم يُمنح بعد: ${what}.`,
    parts: "أجزاء هذا النموذج",
    goTo: (part) => `الانتقال إلى ${part}`,
    mixed: "حروفه من أبجديات مختلفة، وقد يشبه عنوانًا آخر في شكله فقط.",
    gone: "لم يعد هذا الحساب موجودًا",
    goneText: "حُذف في الأثناء، أو لا يحق لك رؤيته.",
    failed: `تعذّر التحميل: ${user}`,
    readOnly: (hasRest) =>
      hasRest ? "لا يمكنك تغيير هذه البيانات." : "يمكنك الاطلاع على هذا الحساب، لكن لا يمكنك تغيير شيء هنا.",
    lastSignIn: (date) => `آخر تسجيل دخول ${date}`,
    neverSignedIn: "لا تسجيل دخول حتى الآن",
    lockedSince: (date) => `مقفل منذ ${date}`,
    unlocksAt: (date) => `يُلغى القفل تلقائيًا في ${date}`,
    chooseRole: `اختر ${role}.`,

    leaveText: "ما كتبته غير محفوظ، وسيُفقد.",

    credential: c,
    firstLabel: `${c} عند البداية`,
    first: {
      welcome: { label: "بالبريد الإلكتروني", about: `يصل رابط بالبريد الإلكتروني لتعيين ${c}.` },
      temporary: { label: `${c} لمرة واحدة`, about: `تُبلغها أنت للشخص. ${mustChange}`.trim() },
      password: { label: `تعيين ${c} الآن`, about: "تكتبها وتُبلغها للشخص. لا تُرسل أي رسالة." },
    },
    minLength: (count, isDigits) =>
      isDigits
        ? w.plural(count, {
            zero: "أرقام فقط.",
            one: "رقم واحد على الأقل.",
            two: "رقمان على الأقل.",
            few: `${w.number(count)} أرقام على الأقل.`,
            many: `${w.number(count)} رقمًا على الأقل.`,
            other: `${w.number(count)} رقم على الأقل.`,
          })
        : w.plural(count, {
            zero: "أي طول.",
            one: "حرف واحد على الأقل.",
            two: "حرفان على الأقل.",
            few: `${w.number(count)} أحرف على الأقل.`,
            many: `${w.number(count)} حرفًا على الأقل.`,
            other: `${w.number(count)} حرف على الأقل.`,
          }),
    temporaryLabel: `${c} لمرة واحدة`,
    leaveEmpty: "اتركه فارغًا ليُنشأ تلقائيًا ويُعرض مرة واحدة.",
    thoughtUp: "ما يبتكره الناس أسهل تخمينًا. الأكثر أمانًا: اتركه فارغًا ليُنشأ تلقائيًا ويُعرض مرة واحدة.",
    notAsked: (name) => `ستعرف ${c}، ولن يُطلب من ${name || "الشخص"} التغيير.`,
    keptOut: (name, status) => `ما زال ${name} لا يستطيع تسجيل الدخول بها: الحالة «${status}».`,
    alsoDo: (action) => `${action} في الخطوة نفسها`,
    saferBy: (way) => `الأكثر أمانًا: «${way}»، ليتم التعيين من الشخص نفسه.`,
    saferChange: "الأكثر أمانًا: أن يتم التغيير فورًا في صفحة الحساب الشخصية.",

    fieldProblem: (code, label, value) => {
      switch (code) {
        case "required":
        case "too_small":
          return `هذا الحقل مطلوب: ${label}.`;
        case "invalid_email": {
          const domain = value.trim().split("@")[1];
          return domain && !domain.includes(".")
            ? `ينقص هذا العنوان لاحقة بعد «${domain}»، مثل ‎.com أو ‎.net.`
            : "هذا ليس عنوانًا كاملًا.";
        }
        case "invalid_username":
          return "كلمة واحدة بلا مسافات، بحروف كتابة واحدة.";
        case "not_own_address":
          return "لا يكون عنوان البريد اسم مستخدم إلا لصاحبه.";
        case "invalid_text":
          return `فيه رابط أو رمز لا يمكن حفظه: ${label}.`;
        case "not_digits":
          return "أرقام فقط.";
        case "same_as_username":
          return `لا يجوز أن يطابق ${c} اسم المستخدم أو العنوان.`;
        case "contains_name":
          return `لا يجوز أن يكون ${c} اسمًا للشخص أو الشركة أو البوابة.`;
        case "too_common":
          return `من السهل جدًا تخمين ${c}.`;
        case "compromised":
          return `${c} معروف من تسريب بيانات.`;
        case "too_short":
          return `قصير جدًا: ${label}.`;
        case "too_big":
          return `طويل جدًا: ${label}.`;
        case "invalid_type":
          return "هذا ليس رقمًا.";
        case "invalid_tel":
          return "هذا ليس رقم هاتف.";
        case "invalid_date":
          return "هذا ليس تاريخًا.";
        case "not_editable":
          return `يغيّر ${label} آخرون.`;
        default:
          return undefined;
      }
    },
    refused: (code) => `لم يُقبل هذا (${code}).`,
    contact: (support) => `الاتصال بـ ${support}`,
    onlyRoles: (able) => `يقتصر تغيير هذا على ${w.list(able, "disjunction")}.`,

    clash: (who) => `تم تغيير هذا الحساب أثناء تعديلك له، من قِبل ${who ?? "شخص آخر"}.`,
    clashOwn: "غيّرتَ هذه البيانات في نافذة أخرى أثناء التحرير هنا.",
    clashText: "لا يُفقد شيء مما كتبته. اختر ما يبقى، حقلًا حقلًا.",
    clashLabel: "تغييرات شخص آخر",
    field: "الحقل",
    theirs: (who, time) => `${who ? `من ${who}` : "من شخص آخر"}، حُفظ في ${time}`,
    mine: "منك، غير محفوظ",
    tally: (theirs, mine, who) => `${w.number(theirs)} من ${who ?? "شخص آخر"}، ${w.number(mine)} منك`,
    takeAll: (who) => `اعتماد كل ما جاء من ${who ?? "الشخص الآخر"}`,
    apply: "تطبيق الاختيارات",
    empty: "فارغ",

    about: {
      setTemporaryPassword: (name) => `تظهر لك مرة واحدة وتُبلغها إلى ${name}. ${mustChange}`.trim(),
    },
    activeTitle: "نشط أو غير نشط",
    active: { label: "نشط", about: "يمكن تسجيل الدخول." },
    inactive: { label: "غير نشط", about: "لا يمكن تسجيل الدخول إلى حين إعادة التنشيط. لا يُفقد شيء." },
    history: "السجل",
    notLoaded: "تعذّر تحميل هذا.",
    deleteUser: w.terms.actions?.delete ?? `حذف ${user}`,
  };
};
