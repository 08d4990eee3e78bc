/** What `answer` answers, or an error that names who was asked, once so many milliseconds have passed. */
export const within = async <Answer>(milliseconds: number, asked: string, answer: Promise<Answer>): Promise<Answer> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${asked} gave no answer within ${milliseconds.toString()} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
