import { canonical, isEmail, type InvitationOutcome } from "@usherkit/sdk";
import { parseAddresses } from "./addresses.js";

/** One typed address; `outcome`: what the server said of it before. */
export interface Chip {
  readonly address: string;
  readonly outcome?: InvitationOutcome;
}

/** Why an address isn't sent; undefined: it is ready. */
export const problemOf = ({ address, outcome }: Chip): InvitationOutcome["result"] | undefined =>
  outcome?.result ?? (isEmail(address) ? undefined : "malformed");

export interface Added {
  readonly chips: readonly Chip[];
  readonly added: number;
  /** How many were there already. */
  readonly twice: number;
}

/** The list with what was typed or pasted at its end. Two spellings of one address are folded into the first. */
export const addTo = (chips: readonly Chip[], text: string): Added => {
  const known = new Set(chips.map(({ address }) => canonical(address)));
  const fresh: Chip[] = [];
  const addresses = parseAddresses(text);
  for (const address of addresses) {
    const key = canonical(address);
    if (known.has(key)) continue;
    known.add(key);
    fresh.push({ address });
  }
  return { chips: [...chips, ...fresh], added: fresh.length, twice: addresses.length - fresh.length };
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

/** What stays in the form after an answer: all that wasn't sent. What only the roles stood against may be tried again as it is. */
export const keptOf = (outcomes: readonly InvitationOutcome[]): Chip[] =>
  outcomes
    .filter(({ result }) => result !== "sent" && result !== "duplicate")
    .map((outcome) => ({
      address: outcome.email,
      ...((outcome.result === "already_user" || outcome.result === "removed_user") && { outcome }),
    }));
