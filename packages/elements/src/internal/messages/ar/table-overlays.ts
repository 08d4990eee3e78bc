import type { Words } from "../../words.js";
import type { tableOverlays as english } from "../table-overlays.js";
import { countedUsers } from "./count.js";
import type { Translation } from "../translation.js";

/** Arabic: what opens over the table, and the bar over a selection. */
export const tableOverlays = (w: Words): Translation<ReturnType<typeof english>> => {
  const { users } = w.terms;
  return {
    selected: (n) => `تم تحديد ${w.number(n)}`,
    selection: `${users}: ما تم تحديده`,
    selectAll: (n) => `تحديد الكل (${w.number(n)})`,
    clearSelection: "إلغاء التحديد",
    moreActions: "المزيد من الإجراءات لما تم تحديده",
    nothingToDo: "لا إجراء ممكن هنا",
    some: (action, n, of) => (n === of ? action : `${action}: ${w.number(n)} من ${w.number(of)}`),
    added: (name, address) => (address === undefined ? `أُضيف ${name}` : `أُضيف ${name}، وأُرسلت رسالة إلى ${address}`),
    clearFilters: "مسح عوامل التصفية",
    filter: (label, value) => `${label}: ${value}`,
    removeFilter: (label) => `إزالة عامل التصفية ${label}`,

    offlineTitle: "أنت غير متصل.",
    offlineSearch: "البحث وعوامل التصفية تنتظر عودة الاتصال.",
    staleTitle: "تعذّر تحديث القائمة.",
    asOf: (time) => `هذه هي القائمة كما كانت في ${time}.`,
    tryNow: "المحاولة الآن",

    emptyTitle: `${countedUsers(w, 0)} بعد`,
    emptyText: (tenant) => `يظهر هنا من تضيفه أو تدعوه إلى ${tenant}.`,
    noMatchTitle: (term) => (term ? `لا نتائج مطابقة لـ «${term}»` : "لا نتائج مطابقة"),
    noMatchText: (filters, hasTerm) => {
      const fewer = "جرّب حروفًا أقل";
      const away = w.plural(filters, {
        zero: "عوامل التصفية",
        one: "عامل التصفية",
        two: "عاملي التصفية",
        few: `عوامل التصفية (${w.number(filters)})`,
        many: `عوامل التصفية (${w.number(filters)})`,
        other: `عوامل التصفية (${w.number(filters)})`,
      });
      if (filters === 0) return `${fewer}.`;
      return hasTerm ? `${fewer}، أو أزل ${away}.` : `أزل ${away}.`;
    },

    columnsShown: "الأعمدة",
    density: "الكثافة",
    comfortable: "مريحة",
    compact: "مدمجة",
    order: "الترتيب",
    meaningOf: (label) => `${label}: المعنى`,
  };
};
