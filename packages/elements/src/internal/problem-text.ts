import { isUsherError } from "@usherkit/sdk";
import type { CommonMessages } from "./messages/common.js";
import { later } from "./format.js";
import type { Words } from "./words.js";

/** The messages and words that a sentence is made with. */
interface Language {
  readonly m: CommonMessages;
  readonly words: Words;
}

/** Whether a call failed that may have been carried out all the same: neither "done" nor "not done" may be said of it. */
export const isUnsure = (error: unknown): boolean => isUsherError(error) && error.outcome === "unknown";

/** What goes away by itself. */
const passes = (code: string): boolean => code === "too_many_requests" || code === "unavailable";

/** A failed call in words, and when to try it again. Never the server's own text. */
export const problemText = (error: unknown, { m, words }: Language): string => {
  if (!isUsherError(error)) return m.outcomes.not_sent;
  const { code, outcome, retryAfter } = error;
  const problem = m.problems[code];
  const when =
    retryAfter !== undefined ? m.tryAgainIn(later(retryAfter, words)) : passes(code) ? m.tryAgainLater : undefined;
  // That it isn't known is the title's to say (`failureTitle`).
  const doubt = isUnsure(error) ? m.unsure : undefined;
  return [problem ?? m.outcomes[outcome], doubt, when].filter((part) => part !== undefined).join(" ");
};

/** A failed reading in words. A reading changes nothing: whether it was done is no question. */
export const readingProblemText = (error: unknown, language: Language): string => {
  const { m } = language;
  if (!isUnsure(error) || !isUsherError(error)) return problemText(error, language);
  return m.problems[error.code] ?? m.outcomes.not_sent;
};
