/** The registrar’s words in Arabic, which no portal of ours offers with all six of its plural forms: for stories and tests. */
export const arabic: Record<string, unknown> = {
  terms: {
    user: "مستخدم",
    users: "مستخدمون",
    role: "الدور",
    roles: "الأدوار",
    addUser: "إضافة مستخدم",
    inviteUser: "دعوة",
    counted: {
      zero: "لا مستخدمين",
      one: "مستخدم واحد",
      two: "مستخدمان",
      few: "مستخدمين",
      many: "مستخدمًا",
      other: "مستخدم",
    },
    actions: {
      resendWelcome: "إعادة إرسال رسالة الترحيب",
    },
  },
  fields: [
    {
      id: "givenName",
      label: "الاسم الأول",
    },
    {
      id: "familyName",
      label: "اسم العائلة",
    },
    {
      id: "username",
      label: "اسم المستخدم",
    },
    {
      id: "email",
      label: "البريد الإلكتروني الأساسي",
    },
  ],
  attributes: [
    {
      id: "telephone",
      label: "الهاتف",
    },
  ],
  columns: [
    {
      id: "name",
      label: "الاسم",
    },
    {
      id: "status",
      label: "الحالة",
    },
    {
      id: "role",
      label: "الدور",
    },
    {
      id: "email",
      label: "البريد الإلكتروني الأساسي",
    },
    {
      id: "lastSignInAt",
      label: "آخر تسجيل دخول",
    },
    {
      id: "createdAt",
      label: "تاريخ الإضافة",
    },
    {
      id: "updatedAt",
      label: "تاريخ التعديل",
    },
  ],
  permissions: [
    {
      id: "domains.manage",
      label: "إدارة النطاقات",
    },
    {
      id: "dns.manage",
      label: "إدارة DNS",
    },
    {
      id: "billing.manage",
      label: "إدارة الفوترة",
    },
    {
      id: "read",
      label: "قراءة",
    },
  ],
  roles: {
    items: [
      {
        id: "admin",
        name: "مسؤول",
        description: "يدير من أضافهم من المستخدمين، وكل ما تقوم به الأدوار الأخرى.",
      },
      {
        id: "domain_manager",
        name: "مدير النطاقات",
        description: "يسجّل النطاقات ويجددها وينقلها ويغيّر DNS الخاص بها.",
      },
      {
        id: "dns_operator",
        name: "مشغّل DNS",
        description: "يغيّر مناطق DNS وسجلاتها، ولا يسجّل شيئًا.",
      },
      {
        id: "billing",
        name: "الفوترة",
        description: "يطّلع على الفواتير ووسائل الدفع، ويدفع.",
      },
      {
        id: "read_only",
        name: "للقراءة فقط",
        description: "يرى كل شيء عدا الفواتير، ولا يغيّر شيئًا.",
      },
    ],
  },
  statuses: [
    {
      id: "locked_by_admin",
      label: "مقفل من مسؤول",
      meaning: "قفله مسؤول. لا يمكن تسجيل الدخول حتى يلغي مسؤول القفل.",
    },
    {
      id: "auto_locked",
      label: "مقفل تلقائيًا",
      meaning: "قُفل بعد إدخال كلمات مرور خاطئة كثيرة.",
    },
    {
      id: "provisioned",
      label: "مُجهَّز",
      meaning: "أُضيف، لكن لم يكتمل إعداد الحساب.",
    },
    {
      id: "recovery",
      label: "قيد الاستعادة",
      meaning: "طُلبت إعادة تعيين كلمة المرور.",
    },
    {
      id: "awaiting_new_password",
      label: "بانتظار كلمة مرور جديدة",
      meaning: "تجري إعادة تعيين كلمة المرور، أو انتهت صلاحيتها وتُغيَّر عند تسجيل الدخول التالي.",
    },
    {
      id: "active",
      label: "نشط",
      meaning: "له وصول كامل إلى البوابة.",
    },
  ],
  credential: {
    name: "كلمة المرور",
  },
  support: {
    name: "دعم Northmark",
    text: "اكتب إلينا، ونرد خلال يوم عمل واحد.",
  },
};
