/** An address or number without what a link puts around it: `mailto:ada%40firm.example?subject=Hi`. */
export const withoutLink = (word: string): string => {
  if (!/^(?:mailto|tel):/i.test(word)) return word;
  const inside = word.replace(/^[a-z]+:/i, "").replace(/\?.*$/s, "");
  try {
    return decodeURIComponent(inside);
  } catch {
    return inside;
  }
};
