import { asciiDigits, isDate, isolated, isTelephone, lengthOf, trimUnseen } from "@usherkit/contract";
import { describe, expect, test } from "vitest";

test("the digits of every script are read as 0 to 9", () => {
  for (const digits of [
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "๐๑๒๓๔๕๖๗๘๙",
    "０１２３４５６７８９",
    "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
  ])
    expect(asciiDigits(digits)).toBe("0123456789");
  expect(asciiDigits("12a③²½")).toBe("12a③²½");
});

describe("a telephone number", () => {
  test.each([
    "+1 907 555 0100",
    "(907) 555-0100",
    "907‑555‑0100",
    "907–555–0100",
    " 907 555 0100",
    "\u202d907-555-0100\u202c",
    "907.555.0100",
    "907/5550100",
    "+49 (0) 30 901820",
    "00 44 20 7946 0000",
    "907-555-0100 x12",
    "907-555-0100 ext. 12",
    "907-555-0100, Ext 12",
    "907-555-0100#12",
    "+1-907-555-0100;ext=12",
    "tel:+19075550100",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۲۱-۱۲۳۴",
    "（０３）１２３４－５６７８",
    "030 901820 Durchwahl 12",
    "8 (495) 123-45-67 доб. 12",
    "110",
    "907\u00a0555\u00a00100",
    "0301234567 تحويلة 12",
    "03-1234-5678 内線12",
  ])("is %j", (value) => {
    expect(isTelephone(value)).toBe(true);
  });
  test.each([
    "",
    "call me",
    "n/a",
    "-",
    "x12",
    "+",
    "907 555 home",
    "ada@firm.example",
    "1",
    "1".repeat(30),
    "(",
    "12 or 13",
  ])("is not %j", (value) => {
    expect(isTelephone(value)).toBe(false);
  });
});

test.each([
  ["2026-02-28", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-02-31", false],
  ["2026-04-31", false],
  ["2026-13-01", false],
  ["2026-00-10", false],
  ["2026-01-00", false],
  ["26-01-01", false],
  ["2026-1-1", false],
  ["2026-01-01T00:00", false],
  ["٢٠٢٦-٠١-٠١", false],
  ["1900-02-29", false],
  ["0001-01-01", true],
])("a day %s: %s", (value, isOne) => {
  expect(isDate(value)).toBe(isOne);
});

test("length is counted in characters", () => {
  expect([lengthOf("😀"), lengthOf("ä"), lengthOf("")]).toEqual([1, 1, 0]);
});

test.each([
  ["\u202dada\u202c", "ada"],
  [" \u00a0ada\u3000\t", "ada"],
  ["\ufeffa b\u200b", "a b"],
  ["\u200b", ""],
  ["\u2800", ""],
])("%j without what nobody sees around it is %j", (text, expected) => {
  expect(trimUnseen(text)).toBe(expected);
});

test("a name from right to left is kept apart from the sentence that it stands in", () => {
  expect(isolated("ليلى")).toBe("\u2068ليلى\u2069");
  expect(isolated("Leila יוסף")).toBe("\u2068Leila יוסף\u2069");
  expect(isolated("Leila Haddad (Jr.)")).toBe("Leila Haddad (Jr.)");
});
