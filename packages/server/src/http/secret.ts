import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64url } from "./base64url.js";

const encoder = new TextEncoder();

/** 256 random bits: a session's token, a link's token. */
export const newToken = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The SHA-256 that is stored of a token, so that a stolen database opens nothing. Worked out at once: the platform's own digest
 * waits in Node's pool of threads, behind every password that is being hashed there.
 */
export const hashToken = (token: string): string => toBase64url(sha256(encoder.encode(token)));

/** Without the letters and digits that one takes for another when they are read out. */
const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A temporary password: of the given length at least, 12 to be told on the telephone; of digits, that many. */
export const newPassword = ({ minLength, digits }: { minLength: number; digits?: boolean | undefined }): string => {
  const length = digits ? minLength : Math.max(12, minLength);
  const from = digits ? "0123456789" : letters;
  let password = "";
  while (password.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // Bytes above the largest multiple would make some letters likelier than others.
      if (byte < from.length * Math.floor(256 / from.length) && password.length < length)
        password += from[byte % from.length] ?? "";
    }
  }
  return password;
};
