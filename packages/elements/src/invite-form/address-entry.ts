import type { Client } from "@usherkit/sdk";
import { isAddressSeparator } from "@usherkit/sdk/text";
import type { InviteFormMessages } from "../internal/messages/invite-form.js";
import type { Words } from "../internal/words.js";
import { endsAddress, pastedList } from "./addresses.js";
import { addTo, isWrong, problemOf, type Chip } from "./chip-list.js";
import { findAllKnown, isRegistered } from "./known-addresses.js";

/** What the entry needs of the form that it stands in. */
interface Around {
  readonly client: () => Client | undefined;
  readonly t: () => InviteFormMessages;
  readonly words: () => Words;
  readonly update: () => void;
  /** Focus that follows a change of the picture. */
  readonly focus: (find: () => HTMLElement | null | undefined) => void;
  readonly input: () => HTMLInputElement | null;
  readonly buttons: () => ArrayLike<HTMLElement>;
}

/** The addresses that were typed and pasted, each a chip, and what has happened to them. */
export class AddressEntry {
  readonly #around: Around;
  chips: readonly Chip[] = [];
  typed = "";
  /** What has just happened, for who can't see it. */
  said = "";
  /** How many words of what was pasted last were left out. */
  left = 0;

  constructor(around: Around) {
    this.#around = around;
  }

  get ready(): readonly Chip[] {
    return this.chips.filter((chip) => problemOf(chip) === undefined);
  }

  clear(): void {
    this.chips = [];
    this.typed = "";
    this.left = 0;
  }

  /** Makes addresses of what is typed, or of a text that was pasted, and says how many. */
  commit(text = this.typed): void {
    this.typed = "";
    if (text.trim() !== "") {
      const { chips, fresh, twice, left } = addTo(this.chips, text);
      const added = fresh.length;
      const t = this.#around.t();
      this.chips = chips;
      this.left = left;
      this.said = [added > 0 && t.added(added), twice > 0 && t.twice(twice), left > 0 && t.leftOut(left)]
        .filter(Boolean)
        .join(". ");
      void this.#lookUp(fresh.filter((chip) => problemOf(chip) === undefined));
    }
    this.#around.update();
  }

  /** Says of an address that belongs to somebody that they won't be invited, before the rest is sent. */
  async #lookUp(chips: readonly Chip[]): Promise<void> {
    const client = this.#around.client();
    if (!client) return;
    const addresses = chips.map(({ address }) => address);
    await findAllKnown(client, addresses, (address, user) => {
      if (!isRegistered(user)) return;
      const outcome = { email: address, result: "already_user", userId: user.id } as const;
      this.chips = this.chips.map((chip) => (chip.address === address ? { address, outcome } : chip));
      this.#around.update();
    });
  }

  onInput = (event: InputEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.typed = event.target.value;
    if (!event.isComposing && endsAddress(this.typed)) this.commit();
  };

  onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (isAddressSeparator(event.key)) {
      // Enter never sends: it is what one presses after each address.
      event.preventDefault();
      this.commit();
    } else if (event.key === "Backspace" && this.typed === "") {
      const last = this.chips.at(-1);
      if (last) this.#take(last, this.#around.input);
    }
  };

  onPaste = (event: ClipboardEvent): void => {
    const whole = pastedList(event);
    if (whole === undefined) return;
    event.preventDefault();
    this.commit(whole);
  };

  onBlur = (event: FocusEvent): void => {
    // On the way to a button nothing may move under the pointer; sending takes what is typed anyway.
    if (event.relatedTarget instanceof Element && event.relatedTarget.closest(".btn")) return;
    this.commit();
  };

  onRemove = (chip: Chip): void => {
    const index = this.chips.indexOf(chip);
    this.#take(chip, () => this.#around.buttons()[index] ?? this.#around.input());
  };

  onDropWrong = (): void => {
    const wrong = this.chips.filter(isWrong).map(({ address }) => address);
    this.chips = this.chips.filter((chip) => !isWrong(chip));
    this.said = this.#around.t().removed(this.#around.words().list(wrong));
    this.#around.focus(this.#around.input);
  };

  /** Puts an address back to be typed on; what stood there becomes an address of its own. */
  correct(address: string): void {
    this.commit();
    this.chips = this.chips.filter((chip) => chip.address !== address);
    this.typed = address;
    this.#around.focus(() => {
      this.#around.input()?.setSelectionRange(address.length, address.length);
      return this.#around.input();
    });
  }

  #take(chip: Chip, next: () => HTMLElement | null | undefined): void {
    this.chips = this.chips.filter((other) => other !== chip);
    this.said = this.#around.t().removed(chip.address);
    this.#around.focus(next);
  }
}
