// Characters that nobody sees. Each pattern is a literal, so that a bundler can leave it out.

/** Whether a text holds one of them: a joiner, a change of direction, a control, a filler, or a character of no script at all. */
export const hasInvisible = (text: string): boolean =>
  /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\p{Cs}\u2800]/u.test(text);

/** Takes off what nobody sees at the ends of a text: spaces, marks of direction that were copied with it, zero width. */
export const trimUnseen = (text: string): string =>
  text
    .replace(/^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800]+/u, "")
    .replace(
      /(?<![\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800])[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800]+$/u,
      "",
    );

/** Takes out what programs may leave out when they draw a text (Unicode, `Default_Ignorable_Code_Point`). */
export const withoutIgnorable = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
