import type { NoticeKind } from "@usherkit/contract";
import type { MailFacts, MailTable } from "./en.js";

const once = ({ at }: MailFacts): string => `يعمل الرابط مرة واحدة، حتى ${at}.`;

// The portal's words come without their gender: no verb or adjective agrees with them.
const notices: Record<NoticeKind, (facts: MailFacts) => { subject: string; text: string }> = {
  email: (facts) => ({
    subject: `تم تغيير عنوان بريدك الإلكتروني في ${facts.portal}`,
    text: `تم في ${facts.at} تغيير عنوان البريد الإلكتروني لاسم المستخدم ${facts.username}. من الآن فصاعدًا تُرسل الرسائل إلى العنوان الجديد.`,
  }),
  roles: (facts) => ({
    subject: `تم تغيير صلاحياتك في ${facts.portal}`,
    text: `تم في ${facts.at} تغيير صلاحيات اسم المستخدم ${facts.username}. ${facts.rolesTerm}: ${facts.roles}.`,
  }),
  mfa: (facts) => ({
    subject: `تم تغيير الخطوة الثانية لتسجيل دخولك إلى ${facts.portal}`,
    text: `تم في ${facts.at} تغيير الخطوة الثانية لتسجيل الدخول (MFA) لاسم المستخدم ${facts.username}.`,
  }),
  credential: (facts) => ({
    subject: `تم تغيير ${facts.credential} في ${facts.portal}`,
    text: `تم في ${facts.at} تغيير ${facts.credential} لاسم المستخدم ${facts.username}.`,
  }),
};

/** Arabic. */
export const ar: MailTable = {
  hello: (name) => (name ? `مرحبًا ${name}،` : "مرحبًا،"),
  quote: (text) => `«${text}»`,
  none: "لا شيء",
  welcome: (facts) => ({
    subject: `حسابك في ${facts.portal}`,
    before: [`أُنشئ حساب لك في ${facts.portal}. يمكن تعيين ${facts.credential} هنا:`],
    after: [once(facts), `اسم المستخدم: ${facts.username}\nجهة الإنشاء: ${facts.tenant}`],
  }),
  reset: (facts) => ({
    subject: `إعادة تعيين ${facts.credential} في ${facts.portal}`,
    before: [`طُلبت إعادة تعيين ${facts.credential}. يمكن ذلك هنا:`],
    after: [
      `${once(facts)} إن لم تكن تتوقع هذه الرسالة فتجاهلها:\nيبقى كل شيء كما هو.`,
      `اسم المستخدم: ${facts.username}`,
    ],
  }),
  credential: (facts) => ({
    subject: `${facts.credential} لمرة واحدة في ${facts.portal}`,
    before: [
      `تم في ${facts.at} إنشاء ${facts.credential} لمرة واحدة لاسم المستخدم ${facts.username}، بطلب من ${facts.sender}. لم يطّلع على ذلك أحد سواك:`,
    ],
    after: [
      "سيُطلب منك اختيار بديل عند تسجيل الدخول التالي. ما كان لديك من قبل لم يعد يعمل.",
      `إن لم تكن تتوقع هذه الرسالة فأبلغ ${facts.support} فورًا.`,
    ],
  }),
  invitation: (facts) => ({
    subject: `دعوة إلى ${facts.portal}`,
    before: [`وصلتك دعوة للانضمام إلى ${facts.portal}. يمكن إعداد حسابك هنا:`],
    after: [
      once(facts),
      `الدعوة من: ${facts.sender}\nللانضمام إلى: ${facts.tenant}`,
      "إن لم تكن تعرف المرسل فتجاهل هذه الرسالة: لا يحدث شيء من دونك.",
    ],
  }),
  notice: (kind, facts) => {
    const { subject, text } = notices[kind](facts);
    return {
      subject,
      before: [text, `أجرى التغيير: ${facts.sender}`, `إن لم تكن تتوقع هذه الرسالة فأبلغ ${facts.support} فورًا.`],
      after: [],
    };
  },
};
