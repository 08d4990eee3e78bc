import type { Words } from "../../words.js";
import type { inviteForm as english } from "../invite-form.js";
import type { Translation } from "../translation.js";
import { counted, invitesAfter, usersAfter } from "./count.js";

/** Arabic: what the invite form says. */
export const inviteForm = (w: Words): Translation<ReturnType<typeof english>> => {
  const { role } = w.terms;
  return {
    title: `دعوة ${usersAfter(w)}`,
    text: `تصل إلى كل عنوان رسالة فيها رابط لتعيين ${w.credential} وإدخال البيانات الشخصية.`,
    contactText: "يُضاف إلى القائمة فورًا، ويصله بريد إلكتروني فيه رابط للتسجيل.",
    missing: (label) => `حقل «${label}» فارغ.`,
    incomplete: "هذا العنوان غير مكتمل.",
    listedAs: "مدرج بالفعل، وتُرسل الدعوة باسم",
    failed: "تعذّر تحميل النموذج",
    addresses: "عناوين البريد الإلكتروني",
    addressHelp: "افصل بين العناوين بفواصل أو مسافات أو أسطر جديدة. يمكنك لصق قائمة.",
    addFirst: "name@company.com",
    addAnother: "إضافة عنوان آخر",
    remove: (address) => `إزالة ${address}`,
    removed: (address) => `أُزيل ${address}`,
    added: (count) =>
      w.plural(count, {
        zero: "لم يُضف أي عنوان",
        one: "أُضيف عنوان واحد",
        two: "أُضيف عنوانان",
        few: `أُضيفت ${w.number(count)} عناوين`,
        many: `أُضيف ${w.number(count)} عنوانًا`,
        other: `أُضيف ${w.number(count)} عنوان`,
      }),
    twice: (count) =>
      w.plural(count, {
        zero: "لا عنوان مكرر",
        one: "عنوان واحد موجود في القائمة بالفعل",
        two: "عنوانان موجودان في القائمة بالفعل",
        few: `${w.number(count)} عناوين موجودة في القائمة بالفعل`,
        many: `${w.number(count)} عنوانًا موجود في القائمة بالفعل`,
        other: `${w.number(count)} عنوان موجود في القائمة بالفعل`,
      }),
    leftOut: (count) =>
      w.plural(count, {
        zero: "لم تُترك أي كلمة",
        one: "تُركت كلمة واحدة بجانبها",
        two: "تُركت كلمتان بجانبها",
        few: `تُركت ${w.number(count)} كلمات بجانبها`,
        many: `تُركت ${w.number(count)} كلمة بجانبها`,
        other: `تُركت ${w.number(count)} كلمة بجانبها`,
      }),
    dropWrong: (count) => `إزالة العناوين غير المكتملة (${w.number(count)})`,
    noAddress: "أضف عنوانًا كاملًا واحدًا على الأقل.",
    chooseRole: `اختر ${role}.`,
    ready: (ready, total) => `${w.number(ready)} من ${w.number(total)} جاهز`,
    send: (count) => (count > 0 ? `إرسال ${counted(w, count, invitesAfter)}` : "إرسال الدعوات"),
    sending: "جارٍ الإرسال…",
    notSent: "لم تُرسل الدعوات.",
    someSent: (sent, rest) => `أُرسل ${w.number(sent)}، ولم يُرسل ${w.number(rest)}.`,
    someUnsure: (sent, rest) => `أُرسل ${w.number(sent)}، ولا يُعرف عن ${w.number(rest)} هل أُرسل أم لا.`,
    unsureSent: "لا يُعرف هل أُرسلت هذه الدعوات أم لا.",
    correct: "تصحيح",
    correctIt: "صحّحه",
    open: "فتح",
    openUser: "فتح هذا الحساب",
    contact: "الاتصال بالدعم",
    more: "دعوة المزيد",
    done: "تم",
    leaveText: "العناوين التي كتبتها لم تُدعَ بعد، وستُفقد.",

    mixed: "حروفه من أبجديات مختلفة، وقد يشبه عنوانًا آخر في شكله فقط.",
    problem: {
      malformed: "ليس عنوانًا كاملًا.",
      already_user: "له حساب بالفعل، ولن تُرسل إليه دعوة.",
      removed_user: "كان يعود إلى حساب مُزال. يمكن للدعم استعادته.",
    },

    resultTitle: (sent, total) =>
      sent === total
        ? `تم إرسال ${counted(w, sent, invitesAfter)}`
        : `تم إرسال ${w.number(sent)} من ${counted(w, total, invitesAfter)}`,
    resultText: (roles, hasRest) => [`${role}: ${roles}.`, hasRest ? "ما لم يُرسل باقٍ، فيمكنك تصحيحه." : ""].join(" "),
    until: (date) => `أُرسلت الدعوة. يعمل الرابط حتى ${date}`,
    sentAgain: (date) => `أُرسلت الدعوة. لم يعد الرابط السابق بتاريخ ${date} صالحًا`,
    result: {
      sent: "أُرسلت الدعوة",
      malformed: "ليس عنوانًا كاملًا",
      duplicate: "مكرر في القائمة، أُرسلت دعوة واحدة",
      already_user: "له حساب بالفعل، لم تُرسل دعوة",
      removed_user: "أُزيل سابقًا. يمكن للدعم استعادته",
      not_allowed: "لا يمكنك دعوة هذا العنوان",
    },
    notInvited: "لم تُرسل دعوة",
  };
};
