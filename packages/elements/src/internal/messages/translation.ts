type Widened<English> = English extends string
  ? string
  : English extends (...given: infer Given) => infer Said
    ? (...given: Given) => Widened<Said>
    : English extends object
      ? { [Name in keyof English]: Widened<English[Name]> }
      : English;

/** The shape of an English table, in other words. */
export type Translation<English> = Widened<English>;
