import { isEmail } from "@usherkit/sdk";
import { isAddressSeparator, trimUnseen } from "@usherkit/sdk/text";

/** A space ends an address that is whole; before that it may belong to a name: "Ada Lovelace <…". */
export const endsAddress = (typed: string): boolean => {
  const [last = ""] = typed.trimEnd().slice(-1);
  return isAddressSeparator(last) || last === ">" || (/\s$/.test(typed) && isEmail(typed));
};

/** What the field would hold, where a list or a whole address was pasted: an input of one line would run its lines together. */
export const pastedList = (event: ClipboardEvent): string | undefined => {
  const { target } = event;
  if (!(target instanceof HTMLInputElement)) return undefined;
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const { value, selectionStart, selectionEnd } = target;
  const whole = value.slice(0, selectionStart ?? value.length) + pasted + value.slice(selectionEnd ?? value.length);
  const isList = Array.from(trimUnseen(pasted)).some((sign) => /[\s<]/.test(sign) || isAddressSeparator(sign));
  return isList || isEmail(whole) ? whole : undefined;
};
