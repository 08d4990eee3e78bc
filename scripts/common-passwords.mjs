// Makes packages/server/src/account/common-password-hashes.ts, from two public lists:
//
//   npm pack @zxcvbn-ts/language-common@4.1.3   its src/passwords.json (MIT)
//   pip download --no-deps django==5.2.17       its django/contrib/auth/common-passwords.txt.gz (BSD-3-Clause; by Royce Williams,
//                                               of the passwords that Have I Been Pwned has counted most often)
//
// node scripts/common-passwords.mjs passwords.json common-passwords.txt.gz
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { hashOf } from "../packages/server/dist/account/common-passwords.js";
import { inRoot } from "./internal/run.mjs";

const [jsonFile, gzipFile] = process.argv.slice(2);
if (jsonFile === undefined || gzipFile === undefined)
  throw new Error("Name the two lists: see the top of this script.");
const ofZxcvbn = JSON.parse(readFileSync(jsonFile, "utf8"));
const ofDjango = gunzipSync(readFileSync(gzipFile)).toString("utf8").split("\n").filter(Boolean);
const form = (word) => word.normalize("NFKC").toLowerCase();
const isLong = (word) => word.length >= 10;

/** Every long one of both; of eight and nine characters those of the shorter list; and the most common words, which people decorate. */
const words = new Set([
  ...[...ofZxcvbn, ...ofDjango].map(form).filter(isLong),
  ...ofDjango.map(form).filter((word) => word.length >= 8),
  ...[...ofZxcvbn.slice(0, 3000), ...ofDjango.slice(0, 3000)].map(form).filter((word) => /^\p{L}{4,7}$/u.test(word)),
]);
const hashes = Uint32Array.from(words, hashOf).sort();
const text = Buffer.from(new Uint8Array(hashes.buffer)).toString("base64");
const lines = text.match(/.{1,200}/g) ?? [];
writeFileSync(
  inRoot("packages/server/src/account/common-password-hashes.ts"),
  [
    "/**",
    ` * ${words.size.toString()} of the most common passwords, as hashes (\`hashOf\`), little-endian, base64. Made by scripts/common-passwords.mjs from the lists`,
    " * of @zxcvbn-ts/language-common 4.1.3 (MIT) and Django 5.2.17 (BSD-3-Clause), which take them from public leaks.",
    " */",
    `export const commonPasswordHashes = \`\n${lines.join("\n")}\n\`;`,
    "",
  ].join("\n"),
);
console.log(
  `${words.size} words, ${[...words].filter(isLong).length} of ten or more characters, ${text.length} characters.`,
);
