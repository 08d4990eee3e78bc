/** What a column needs, in CSS pixels with its padding. */
export interface ColumnNeed {
  readonly id: string;
  /** 1 stays longest as the room narrows; 3 goes first. */
  readonly priority: number;
  /** Its widest cell without a break. */
  readonly max: number;
  /** Its longest word; of an address or a name, what it has to have. */
  readonly min: number;
  /** In place of two lines of text, where its cells never break or may break more often. */
  readonly floor?: number;
  /** Stands beneath the name where it has no room of its own: leaves after all of the second priority, whatever its own is. */
  readonly isMovable?: boolean;
}

/** The actions of a row: as buttons, or in a menu. */
export interface ActionsNeed {
  readonly buttons: number;
  readonly menu: number;
}

/** How the columns share the room. */
export interface Room {
  readonly widths: ReadonlyMap<string, number>;
  /** The columns that have none. */
  readonly left: ReadonlySet<string>;
  /** The actions stand in a menu. */
  readonly isFolded: boolean;
  readonly actions: number;
}

/** So that a text of this width stands in two lines: its words are not all of one length. */
const twoLines = 0.56;
const atLeast = ({ min, max, floor }: ColumnNeed): number => floor ?? Math.max(min, max * twoLines);

/** The buttons of a long row fold before any column leaves; two or three stay as long as the columns of the second priority. */
const manyButtons = 60;

/** What gives way, in this order, each with all before it: a column by its id, or (undefined) the buttons. */
const waysOf = (needs: readonly ColumnNeed[], { buttons, menu }: ActionsNeed): (string | undefined)[] => {
  const isLong = buttons - menu > manyButtons;
  const of = (is: (need: ColumnNeed) => boolean) =>
    needs
      .filter(is)
      .map(({ id }) => id)
      .reverse();
  return [
    ...(isLong ? [undefined] : []),
    ...of(({ priority }) => priority > 2),
    ...of(({ priority, isMovable }) => priority === 2 && !isMovable),
    ...of(({ priority, isMovable }) => priority <= 2 && isMovable === true),
    ...(isLong ? [] : [undefined]),
  ];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * Shares out the room of a table by what its columns hold: each gets what it needs for two lines without breaking a word, and then
 * as much more as it can use. What has no room leaves by priority; at last all shrink alike.
 */
export const shareRoom = (needs: readonly ColumnNeed[], actions: ActionsNeed, available: number): Room => {
  const left = new Set<string>();
  let isFolded = false;
  const standing = () => needs.filter(({ id }) => !left.has(id));
  const taken = () => (isFolded ? actions.menu : actions.buttons);
  for (const way of waysOf(needs, actions)) {
    if (sum(standing().map(atLeast)) + taken() <= available) break;
    if (way === undefined) isFolded = true;
    else left.add(way);
  }
  const columns = standing();
  const floors = columns.map(atLeast);
  const wishes = columns.map((need, index) => Math.max(0, need.max - (floors[index] ?? 0)));
  const spare = available - taken() - sum(floors);
  const wished = sum(wishes);
  const width = (need: ColumnNeed, index: number): number => {
    const floor = floors[index] ?? 0;
    if (spare < 0) return floor * (1 + spare / sum(floors));
    const wish = wishes[index] ?? 0;
    if (spare < wished) return floor + (wish * spare) / wished;
    // More than anybody can use: to all by what they hold, so that the columns stand evenly.
    return Math.max(need.max, floor) + ((spare - wished) * need.max) / sum(columns.map(({ max }) => max));
  };
  return {
    widths: new Map(columns.map((need, index) => [need.id, Math.floor(width(need, index))])),
    left,
    isFolded,
    actions: taken(),
  };
};
