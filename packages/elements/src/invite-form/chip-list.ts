import { canonical, isEmail, type InvitationOutcome } from "@usherkit/sdk";
import { readAddressList } from "@usherkit/sdk/text";

/** One typed address; `outcome`: what the server said of it before. */
export interface Chip {
  readonly address: string;
  readonly outcome?: InvitationOutcome;
}

/** Why an address isn't sent; undefined: it is ready. */
export const problemOf = ({ address, outcome }: Chip): InvitationOutcome["result"] | undefined =>
  outcome?.result ?? (isEmail(address) ? undefined : "malformed");

/** Whether it is no address at all. */
export const isWrong = (chip: Chip): boolean => problemOf(chip) === "malformed";

export interface Added {
  readonly chips: readonly Chip[];
  /** The chips that are new. */
  readonly fresh: readonly Chip[];
  /** How many were there already. */
  readonly twice: number;
  /** How many words beside addresses were no addresses: names and headings. */
  readonly left: number;
}

/** The list with what was typed or pasted at its end. Two spellings of one address are folded into the first. */
export const addTo = (chips: readonly Chip[], text: string): Added => {
  const known = new Set(chips.map(({ address }) => canonical(address)));
  const fresh: Chip[] = [];
  const { addresses, left } = readAddressList(text);
  for (const address of addresses) {
    const key = canonical(address);
    if (known.has(key)) continue;
    known.add(key);
    fresh.push({ address });
  }
  return { chips: [...chips, ...fresh], fresh, twice: addresses.length - fresh.length, left };
};

/**
 * What became of the whole list, in its order: what was never sent because it is malformed stands where it was typed.
 * Outcomes are matched by address, each used once.
 */
export const outcomesOf = (chips: readonly Chip[], answered: readonly InvitationOutcome[]): InvitationOutcome[] => {
  const rest = new Map(answered.map((outcome) => [canonical(outcome.email), outcome]));
  return chips.map((chip) => {
    const found = rest.get(canonical(chip.address));
    return found ?? chip.outcome ?? { email: chip.address, result: "malformed" };
  });
};

/** What stays for another try after an answer: what only a rule stood against, and what is wrong, to be corrected one by one. */
export const keptOf = (outcomes: readonly InvitationOutcome[]): Chip[] =>
  outcomes
    .filter(({ result }) => result === "not_allowed" || result === "malformed")
    .map(({ email }) => ({ address: email }));
