import type { Database } from "./database/database.js";

/** Milliseconds for which an answer is given again, and after which the database counts as not answering. */
const keptFor = 1_000;
const patience = 2_000;

const within = async (work: Promise<unknown>): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, patience);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, tooLate]).finally(() => {
    clearTimeout(timer);
  });
};

/**
 * Whether the database answers, and is migrated. One question serves everybody who asks within a second: whoever asks often must
 * not be work for it.
 */
export const createReadiness = (database: Database): (() => Promise<boolean>) => {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return () => {
    const at = performance.now();
    if (!asked || at - asked.at > keptFor)
      asked = { at, answer: within(database.selectFrom("rate_limits").select("name").limit(1).execute()) };
    return asked.answer;
  };
};
