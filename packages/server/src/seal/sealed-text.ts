import type { Sealer } from "../options.js";

/** Marks a stored value as sealed. A value without it was stored before there was a sealer, and is plain. */
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

/** Seals a secret for storage; without a sealer it is stored as it is. `place` names its table and row. */
export const sealText = async (sealer: Sealer | undefined, text: string, place: string): Promise<string> =>
  sealer ? `${prefix}${await sealer.seal(text, place)}` : text;

/** Opens the value that is stored in a place; a plain one is answered as it is. Throws `SealError`. */
export const openText = async (sealer: Sealer | undefined, stored: string, place: string): Promise<string> => {
  if (!stored.startsWith(prefix)) return stored;
  if (!sealer) throw new SealError("no_sealer", "A stored value is sealed: hand in the sealer that can open it.");
  return sealer.open(stored.slice(prefix.length), place);
};
