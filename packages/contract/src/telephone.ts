import { asciiDigits } from "./digits.js";
import { withoutIgnorable, trimUnseen } from "./invisible.js";

/** A number as people write it: digits in groups, a plus, parentheses around a part, dots, slashes and dashes between. */
const number = /^\+?[\d\s().[\]/\p{Pd}\u2212\u00b7\u30fb]+$/u;

/** What stands before an extension: "x12", "ext. 12", "#12", ";ext=12" (RFC 3966), and what other languages say. */
const extension =
  /[\s,;]*(?:;ext=|x|ext(?:ension|n)?|#|app(?:arat)?|durchwahl|dw|nst|poste|int(?:erno)?|anexo|ramal|доб|вн|내선|内線|内线|分机|تحويلة|داخلي)[\s.:]*\d{1,8}$/iu;

/**
 * Whether a text is a telephone number as people write it, in the digits of any script. E.164 allows fifteen digits; a few more
 * stand in some spellings, such as "+49 (0) 30".
 */
export const isTelephone = (value: string): boolean => {
  const text = asciiDigits(withoutIgnorable(trimUnseen(value)).normalize("NFKC").replace(/^tel:/i, ""));
  const main = text.replace(extension, "");
  const digits = main.replace(/\D/g, "").length;
  return text.length <= 100 && number.test(main) && digits >= 2 && digits <= 20;
};
