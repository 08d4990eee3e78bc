import { fromBase64url, toBase64url } from "../http/base64url.js";
import type { Sealer } from "../options.js";
import { SetupError } from "../setup-error.js";
import { SealError } from "./sealed-text.js";

/** A key of `aesSealer`: 32 random bytes, or their base64 (`openssl rand -base64 32`). `id` is stored beside what it seals. */
export interface SealKey {
  /** 1 to 32 letters, digits, `-` and `_`. Never used again for another key. */
  readonly id: string;
  readonly key: Uint8Array<ArrayBuffer> | string;
}

/** NIST SP 800-38D, section 5.2.1.1: 96 bits are what GCM takes as they are. */
const nonceBytes = 12;

const encoder = new TextEncoder();

const bytesOf = ({ id, key }: SealKey): Uint8Array<ArrayBuffer> => {
  if (!/^[\w-]{1,32}$/.test(id)) throw new SetupError("The id of a sealing key is 1 to 32 letters, digits, - and _.");
  // An error of the decoder would repeat the key.
  const bytes = typeof key !== "string" ? key : /^[\w+/-]{43}=?$/.test(key) ? fromBase64url(key) : undefined;
  if (bytes?.length !== 32)
    throw new SetupError(
      `The sealing key "${id}" must be 32 bytes, or their base64: openssl rand -base64 32 makes one.`,
    );
  return bytes;
};

/**
 * Seals with AES-256-GCM (WebCrypto). The value names its key and is bound to its place, so that it opens nowhere else. `current`
 * seals, and all keys open: to change the key, make a new `current` and keep the old one in `previous`. A new nonce is drawn at
 * random for each value, which is safe for 2^32 values a key (NIST SP 800-38D, section 8.3).
 */
export const aesSealer = (options: { current: SealKey; previous?: readonly SealKey[] }): Sealer => {
  const keys = new Map<string, Promise<CryptoKey>>();
  for (const key of [options.current, ...(options.previous ?? [])]) {
    const bytes = bytesOf(key);
    if (keys.has(key.id)) throw new SetupError(`Two sealing keys have the id "${key.id}".`);
    keys.set(key.id, crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]));
  }
  const algorithm = (id: string, place: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: "AES-GCM",
    iv,
    additionalData: encoder.encode(`${id}\n${place}`),
  });
  return {
    seal: async (text, place) => {
      const { id } = options.current;
      const key = await keys.get(id);
      if (!key) throw new SealError("unknown_key", `There is no sealing key "${id}".`);
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const sealed = await crypto.subtle.encrypt(algorithm(id, place, nonce), key, encoder.encode(text));
      return `${id}.${toBase64url(nonce)}.${toBase64url(new Uint8Array(sealed))}`;
    },
    open: async (sealed, place) => {
      const [id = "", nonce = "", text = ""] = sealed.split(".");
      const key = await keys.get(id);
      if (!key) throw new SealError("unknown_key", `There is no sealing key "${id}" to open a stored value with.`);
      try {
        const opened = crypto.subtle.decrypt(algorithm(id, place, fromBase64url(nonce)), key, fromBase64url(text));
        return new TextDecoder().decode(await opened);
      } catch {
        throw new SealError(
          "not_opened",
          `A stored value doesn't open with the sealing key "${id}": it was altered or moved.`,
        );
      }
    },
  };
};
