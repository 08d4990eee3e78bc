import type { ReactiveController, ReactiveControllerHost } from "lit";
import { shareRoom, type ActionsNeed, type ColumnNeed, type Room } from "./column-room.js";

/** Of a column as the table names it: the class `k-ID` is on its heading and its cells. */
export interface MeasuredColumn {
  readonly id: string;
  readonly priority: number;
  /** Names and addresses break where they must: what they have to have, and the most they ask for, in pixels. */
  readonly breaks?: { readonly min: number; readonly max: number };
  readonly isMovable?: boolean;
}

interface Needs {
  readonly columns: readonly ColumnNeed[];
  /** Of what is neither: the boxes. */
  readonly fixed: number;
  readonly actions: ActionsNeed;
}

const nothingLeft: ReadonlySet<string> = new Set();
const asMenu = 52;

/**
 * Measures what the columns of a table hold, once for each page of rows, and shares the room out; a new width is mere arithmetic.
 * Headings carry `data-column`; the one of the actions is called "actions". Where the table is a list of cards it does nothing.
 */
export class ColumnRoomController implements ReactiveController {
  /** The columns without room, or none of them. */
  left = nothingLeft;
  isFolded = false;
  /** Whether the rows are cards. */
  isNarrow = false;
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #columns: () => readonly MeasuredColumn[];
  readonly #key: () => readonly unknown[];
  // With the next picture: what is shared out changes heights, and a change within its own notice is an error of the page.
  #observer: ResizeObserver | undefined;
  #measured: readonly unknown[] = [];
  #needs: Needs | undefined;

  /** `key`: what the widths hang on besides the room; measured again when any of it is another. */
  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
    columns: () => readonly MeasuredColumn[],
    key: () => readonly unknown[],
  ) {
    this.#host = host;
    this.#columns = columns;
    this.#key = key;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#measured = [];
  }

  hostUpdated(): void {
    const table = this.#table;
    if (!table?.parentElement) return;
    this.#observer ??= new ResizeObserver(() => {
      requestAnimationFrame(() => {
        this.#share();
      });
    });
    this.#observer.observe(table.parentElement);
    const key = this.#key();
    if (key.length === this.#measured.length && key.every((one, index) => one === this.#measured[index])) return;
    this.#measured = key;
    this.#needs = undefined;
    this.#share();
    // Letters of another font are of another width.
    if (document.fonts.status === "loading")
      void document.fonts.ready.then(() => {
        this.#needs = undefined;
        this.#share();
      });
  }

  get #table(): HTMLTableElement | null {
    return this.#host.renderRoot.querySelector<HTMLTableElement>("table.cards");
  }

  #headings(table: HTMLTableElement): HTMLElement[] {
    return [...table.querySelectorAll<HTMLElement>("thead th")];
  }

  /** Two passes without a picture between them: every column in one line, then as narrow as its words. */
  #measure(table: HTMLTableElement): Needs {
    const headings = this.#headings(table);
    for (const heading of headings) heading.style.inlineSize = "";
    const widths = (pass: string) => {
      table.classList.add(pass);
      return headings.map((heading) => Math.ceil(heading.getBoundingClientRect().width));
    };
    const [max, min] = [widths("measure"), widths("words")];
    table.classList.remove("measure", "words");
    const known = new Map(this.#columns().map((column) => [column.id, column]));
    const columns: ColumnNeed[] = [];
    let fixed = 0;
    let buttons = 0;
    for (const [index, { dataset }] of headings.entries()) {
      const [widest = 0, words = 0] = [max[index], min[index]];
      const column = known.get(dataset["column"] ?? "");
      if (dataset["column"] === "actions") buttons = widest;
      else if (!column) fixed += widest;
      else if (!column.breaks) columns.push({ ...column, max: widest, min: words });
      else {
        const { min: floor, max: most } = column.breaks;
        columns.push({
          ...column,
          max: Math.min(widest, most),
          min: words,
          floor: Math.max(words, Math.min(floor, widest)),
        });
      }
    }
    return {
      columns,
      fixed,
      actions: { buttons, menu: table.querySelector(".row-buttons") ? Math.min(buttons, asMenu) : buttons },
    };
  }

  #share(): void {
    const table = this.#table;
    const { width = 0 } = table?.parentElement?.getBoundingClientRect() ?? {};
    if (!table || width === 0) return;
    const isNarrow = getComputedStyle(table).display === "block";
    if (isNarrow) {
      this.#set({ left: nothingLeft, isFolded: true, isNarrow });
      return;
    }
    this.#needs ??= this.#measure(table);
    const { columns, fixed, actions } = this.#needs;
    // Whole pixels, less the frame's line at either side.
    const room: Room = shareRoom(columns, actions, Math.floor(table.parentElement?.clientWidth ?? width) - fixed);
    for (const heading of this.#headings(table)) {
      const id = heading.dataset["column"] ?? "";
      const inline = id === "actions" ? room.actions : room.widths.get(id);
      heading.style.inlineSize = inline === undefined ? "" : `${String(inline)}px`;
    }
    this.#set({ left: room.left, isFolded: room.isFolded, isNarrow });
  }

  #set({ left, isFolded, isNarrow }: Pick<ColumnRoomController, "left" | "isFolded" | "isNarrow">): void {
    const isSame =
      isFolded === this.isFolded &&
      isNarrow === this.isNarrow &&
      left.size === this.left.size &&
      [...left].every((id) => this.left.has(id));
    if (isSame) return;
    Object.assign(this, { left, isFolded, isNarrow });
    this.#host.requestUpdate();
  }
}
