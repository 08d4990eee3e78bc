import type { Sealer } from "../options.js";

/** What stands before a sealed value. What was stored without it is plain, and stays readable. */
const prefix = "sealed:";

/**
 * A sealed value that can't be opened: no sealer is handed in, the key that sealed it is not among the sealer's, or the value was
 * altered or moved. Its message holds neither the value nor a key.
 */
export class SealError extends Error {
  override readonly name = "SealError";
  constructor(
    readonly code: "no_sealer" | "unknown_key" | "not_opened",
    message: string,
  ) {
    super(message);
  }
}

/** What is stored of a secret: sealed, or as it is where the host hands no sealer in. `place` names its table and row. */
export const sealText = async (sealer: Sealer | undefined, text: string, place: string): Promise<string> =>
  sealer ? `${prefix}${await sealer.seal(text, place)}` : text;

/** The secret behind what is stored in a place; throws `SealError`. What was stored before there was a sealer is plain. */
export const openText = async (sealer: Sealer | undefined, stored: string, place: string): Promise<string> => {
  if (!stored.startsWith(prefix)) return stored;
  if (!sealer) throw new SealError("no_sealer", "A stored value is sealed: hand in the sealer that can open it.");
  return sealer.open(stored.slice(prefix.length), place);
};
