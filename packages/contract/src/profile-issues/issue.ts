/** One thing wrong in a profile: where (path of keys and indexes) and what. */
export interface ProfileIssue {
  path: PropertyKey[];
  message: string;
}

type Path = readonly PropertyKey[];

export const issueAt = (path: Path, message: string): ProfileIssue => ({ path: [...path], message });

/** The issue, where it holds. */
export const issueIf = (isWrong: boolean, path: Path, message: string): ProfileIssue[] =>
  isWrong ? [issueAt(path, message)] : [];

/** The names that don't stand where they should: `wording` says so of one. */
export const unknownNames = (
  path: Path,
  names: readonly string[] | undefined,
  known: ReadonlySet<string>,
  wording: (name: string) => string,
): ProfileIssue[] => (names ?? []).flatMap((name, index) => issueIf(!known.has(name), [...path, index], wording(name)));

/** The names that stand in a list a second time. */
export const repeatedNames = (path: Path, names: readonly string[] | undefined, at?: string): ProfileIssue[] =>
  (names ?? []).flatMap((name, index, all) =>
    issueIf(
      all.indexOf(name) < index,
      [...path, index, ...(at === undefined ? [] : [at])],
      `"${name}" is there twice.`,
    ),
  );

export const repeatedIds = (path: Path, list: readonly { id: string }[] | undefined): ProfileIssue[] =>
  repeatedNames(
    path,
    list?.map(({ id }) => id),
    "id",
  );
